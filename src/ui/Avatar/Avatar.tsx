import { forwardRef, type ComponentPropsWithoutRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { cx } from '../../utils/cx.js';
import { hueOf } from '../../utils/hueOf.js';
import { initials } from '../../utils/initials.js';
import { UserIcon, UsersIcon } from '../Icon/index.js';
import { PresenceDot, type PresenceDotState } from '../PresenceDot/index.js';
import { AvatarImage } from './AvatarImage.js';

/** Width and height in px: 24 in lines of text, 32 in chats, 40 in lists, 72 in panels. */
export type AvatarSize = 24 | 32 | 40 | 72;

/** A person in the mosaic of a group without a picture of its own. */
export interface AvatarMember {
  readonly id: string;
  readonly name: string;
  readonly src?: string | undefined;
}

/** Props of {@link Avatar}: those of a `<span>`, and what follows. */
export interface AvatarProps extends Omit<ComponentPropsWithoutRef<'span'>, 'children' | 'id'> {
  /** Id of the person or group: its hash chooses the colour. */
  readonly id: string;
  /** Name the initials are taken from. Empty while it is not known yet: the ground alone shows. */
  readonly name: string;
  /** People are circles, groups rounded squares. Default: `person`. */
  readonly kind?: 'person' | 'group' | undefined;
  /** URL of the picture. Initials show until it is there, and where it fails. */
  readonly src?: string | undefined;
  /** For a group without a picture: up to four members, shown as a mosaic. Two at least; else the group's initials show. */
  readonly members?: readonly AvatarMember[] | undefined;
  /** Default: 40. */
  readonly size?: AvatarSize | undefined;
  /** A dot cut out of the picture's lower corner. `unknown` shows none. People only. */
  readonly presence?: PresenceDotState | undefined;
  /** True for an account that is gone: grey. Default: false. */
  readonly muted?: boolean | undefined;
  /**
   * Name for assistive technology. Without it the picture is decoration: right where the name stands beside it.
   */
  readonly label?: string | undefined;
}

/** The picture of a person or group, or initials in a colour that stays theirs. */
export const Avatar: ForwardRefExoticComponent<AvatarProps & RefAttributes<HTMLSpanElement>> = forwardRef<
  HTMLSpanElement,
  AvatarProps
>(function Avatar(
  { id, name, kind = 'person', src, members, size = 40, presence, muted = false, label, className, ...rest },
  ref,
) {
  const access = label === undefined ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': label };
  const dot = kind === 'person' && presence !== 'unknown' ? presence : undefined;
  const mosaic = kind === 'group' && src === undefined && members !== undefined && members.length > 1;
  return (
    <span
      ref={ref}
      {...access}
      {...rest}
      className={cx('cl-avatar', className)}
      data-kind={kind}
      data-size={size}
      data-cl-hue={hueOf(id)}
      data-presence={dot}
      data-muted={muted || undefined}
    >
      <span className="cl-avatar__picture">
        {mosaic ? <Mosaic members={members.slice(0, 4)} /> : <Face name={name} src={src} kind={kind} size={size} />}
      </span>
      {dot === undefined ? null : <PresenceDot className="cl-avatar__presence" state={dot} />}
    </span>
  );
});

interface FaceProps {
  readonly name: string;
  readonly src?: string | undefined;
  readonly kind: 'person' | 'group';
  readonly size: number;
}

function Face({ name, src, kind, size }: FaceProps) {
  const letters = initials(name);
  const Nobody = kind === 'group' ? UsersIcon : UserIcon;
  return (
    <>
      <span className="cl-avatar__initials">
        {letters !== '' ? letters : name === '' ? null : <Nobody size={Math.round(size * 0.5)} />}
      </span>
      {src === undefined ? null : <AvatarImage key={src} src={src} />}
    </>
  );
}

function Mosaic({ members }: { readonly members: readonly AvatarMember[] }) {
  return (
    <span className="cl-avatar__mosaic" data-count={members.length}>
      {members.map((member) => (
        <span key={member.id} className="cl-avatar__tile" data-cl-hue={hueOf(member.id)}>
          <span className="cl-avatar__initials">
            {initials(member.name).slice(0, isPair(member.name) ? 1 : undefined)}
          </span>
          {member.src === undefined ? null : <AvatarImage key={member.src} src={member.src} />}
        </span>
      ))}
    </span>
  );
}

/** A tile has room for one letter; what is not a pair of letters (an emoji, one character) is never cut. */
function isPair(name: string): boolean {
  return /^\p{L}\p{L}$/u.test(initials(name));
}
