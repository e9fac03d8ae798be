'use client';
import {
  forwardRef,
  useCallback,
  useState,
  type ComponentPropsWithoutRef,
  type ComponentType,
  type ForwardRefExoticComponent,
  type ReactElement,
  type RefAttributes,
} from 'react';
import type { ChatErrorData } from '../../contract/index.js';
import { describeError } from '../../i18n/index.js';
import { useOwnStrings } from '../../messages/index.js';
import type { ConversationId, UserId } from '../../model/index.js';
import {
  ConversationScope,
  useConversation,
  useConversationName,
  useGroup,
  useGroupRequests,
  useStrings,
} from '../../react/index.js';
import { setRef, Spinner, useLazy } from '../../ui/index.js';
import { cx } from '../../utils/cx.js';
import { Tabs } from '../MessageActions/index.js';
import { Toasts, useToasts } from '../Toasts/index.js';
import type { GroupSectionProps } from './section.js';
import { sectionLoaders, useSections, type GroupSection } from './sections.js';
import { groupStrings } from './strings.js';

/** Props of {@link GroupManager}: those of a `<section>`, and what follows. */
export interface GroupManagerProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  /** A conversation of a group. */
  readonly conversationId: ConversationId;
  /** The section that is shown, where the host decides; see `onSectionChange`. */
  readonly section?: GroupSection | undefined;
  /** The section shown at first. Default: `members`. */
  readonly defaultSection?: GroupSection | undefined;
  readonly onSectionChange?: ((section: GroupSection) => void) | undefined;
  /** Shows a person. Without it people are only listed. */
  readonly onOpenUser?: ((userId: UserId) => void) | undefined;
  /** The signed-in user has left the group, or ended it. */
  readonly onGone?: (() => void) | undefined;
}

/**
 * Everything about a group: who is in it and what may be done to them, its profile and settings, invitations, requests. One table of permissions drives
 * every control; one that is off says why. Fills its parent, which gives it a height; each section is loaded when it is first shown.
 */
export const GroupManager: ForwardRefExoticComponent<GroupManagerProps & RefAttributes<HTMLElement>> = forwardRef<
  HTMLElement,
  GroupManagerProps
>(function GroupManager({ conversationId, ...props }, ref) {
  return (
    <ConversationScope conversationId={conversationId}>
      {/* What is open or half written in one group is nothing to another. */}
      <Manager key={conversationId} {...props} conversationId={conversationId} ref={ref} />
    </ConversationScope>
  );
});

const Manager = forwardRef<HTMLElement, GroupManagerProps>(function Manager(
  { conversationId, section, defaultSection = 'members', onSectionChange, onOpenUser, onGone, className, ...rest },
  ref,
) {
  const translator = useStrings();
  const t = useOwnStrings(groupStrings);
  const groupId = useConversation(conversationId)?.groupId;
  const known = useGroup(groupId ?? '') !== undefined;
  const name = useConversationName(conversationId);
  const queue = useToasts();
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const setElement = useCallback(
    (element: HTMLElement | null) => {
      setRoot(element);
      setRef(ref, element);
    },
    [ref],
  );
  const [own, setOwn] = useState(defaultSection);
  const sections = useSections();
  const wanted = section ?? own;
  const current = sections.includes(wanted) ? wanted : (sections[0] ?? 'members');
  const [opened, setOpened] = useState<readonly GroupSection[]>([]);
  if (keepsWriting(current) && !opened.includes(current)) setOpened([...opened, current]);
  const waiting = useWaiting(sections.includes('requests') ? groupId : undefined);
  const tell = useCallback(
    (text: string, tone?: 'danger') => void queue.tell({ text, tone, home: root ?? undefined }),
    [queue, root],
  );
  const refused = useCallback(
    (error: ChatErrorData) => tell(t('group.refused', { reason: describeError(translator, error) }), 'danger'),
    [t, tell, translator],
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what the fields inside do not want to leave
    <section
      aria-label={t('group.label', { name })}
      {...rest}
      onKeyDown={(event) => {
        rest.onKeyDown?.(event);
        // It empties a field, and does not leave the console with what was written.
        if (event.key === 'Escape' && holdsText(event.target)) event.stopPropagation();
      }}
      ref={setElement}
      className={cx('cl-group-manager', className)}
    >
      {groupId === undefined || !known ? (
        <Spinner label={translator.t('common.loading')} />
      ) : (
        <Tabs
          label={t('group.sections')}
          tabs={sections.map((id) => ({
            id,
            label:
              t(`group.section.${id}`) +
              (id === 'requests' && waiting > 0 ? ` (${translator.formatCount(waiting)})` : ''),
          }))}
          current={current}
          onChange={(id) => {
            const next = sections.find((each) => each === id) ?? 'members';
            setOwn(next);
            onSectionChange?.(next);
          }}
        >
          {sections
            .filter((id) => id === current || opened.includes(id))
            .map((id) => (
              <div key={id} style={{ display: id === current ? 'contents' : 'none' }}>
                <Section
                  load={sectionLoaders[id]}
                  {...{ conversationId, groupId, tell, refused, onOpenUser, onGone }}
                />
              </div>
            ))}
        </Tabs>
      )}
      {root ? <Toasts root={root} /> : null}
    </section>
  );
});

/** Whether something may be half written in a section: it stays while another is looked at. */
const keepsWriting = (section: GroupSection): boolean => section === 'profile' || section === 'settings';

function holdsText(target: EventTarget): boolean {
  const field = target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/u.test(target.tagName);
  return field && (target as HTMLInputElement).type !== 'checkbox' && (target as HTMLInputElement).value !== '';
}

/** How many ask to be let in. */
function useWaiting(groupId: string | undefined): number {
  const { items, total } = useGroupRequests(groupId);
  return total ?? items.length;
}

const never = (): Promise<ComponentType<GroupSectionProps>> => new Promise(() => undefined);

function Section({
  load = never,
  ...props
}: GroupSectionProps & { readonly load: (() => Promise<ComponentType<GroupSectionProps>>) | undefined }): ReactElement {
  const { t } = useStrings();
  const Loaded = useLazy(load, true);
  return Loaded ? <Loaded {...props} /> : <Spinner label={t('common.loading')} />;
}
