'use client';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import { ConversationScope, useDisplayName, useStrings, type UserCardPlace } from '../../react/index.js';
import { Dialog, findHost, Overlay, usePopup } from '../../ui/index.js';
import { CardActions } from './CardActions.js';
import { CardHead } from './CardHead.js';
import { KeptFocus } from './KeptFocus.js';
import { ProfileDialog } from './ProfileDialog.js';
import { peopleStrings } from './strings.js';

/** Props of {@link UserCard}. */
export interface UserCardProps extends UserCardPlace {
  readonly userId: string;
  readonly onClose: () => void;
}

/** Who somebody is, and what can be done: a popup on what was pressed, a sheet where fingers or little room are. */
export function UserCard({ userId, anchor, conversationId, onClose }: UserCardProps): ReactElement | null {
  const { t } = useStrings();
  const own = useOwnStrings(peopleStrings);
  const name = useDisplayName(userId) || t('common.someone');
  const [editing, setEditing] = useState(false);
  const [sheet] = useState(() => matchMedia('(pointer: coarse), (max-width: 480px)').matches);
  const label = own('card.title', { name });
  if (editing) return <ProfileDialog onClose={onClose} />;
  // What was pressed gets the focus back.
  const leave = (): void => {
    if (anchor instanceof HTMLElement && anchor.isConnected) anchor.focus({ preventScroll: true });
    onClose();
  };
  const inner = (
    <KeptFocus>
      <CardHead userId={userId} />
      <CardActions userId={userId} onClose={leave} onEditProfile={() => setEditing(true)} />
    </KeptFocus>
  );
  const content =
    conversationId === undefined ? (
      inner
    ) : (
      <ConversationScope conversationId={conversationId}>{inner}</ConversationScope>
    );
  return sheet ? (
    <Dialog open onClose={onClose} title={label} closeLabel={t('common.close')}>
      {content}
    </Dialog>
  ) : (
    <Popup anchor={anchor} label={label} onClose={onClose} onLeave={leave}>
      {content}
    </Popup>
  );
}

function Popup(props: {
  readonly anchor: Element;
  readonly label: string;
  /** A press elsewhere, which has the focus. */
  readonly onClose: () => void;
  readonly onLeave: () => void;
  readonly children: ReactElement;
}): ReactElement | null {
  const { anchor, label, onClose, onLeave, children } = props;
  const [host] = useState(() => findHost(anchor));
  const popup = useRef<HTMLDivElement>(null);
  const card = useRef<HTMLDivElement>(null);
  usePopup(popup, { anchor, align: 'start', ownsAnchor: false, onClose });
  useLayoutEffect(() => card.current?.focus({ preventScroll: true }), []);
  useStayInside(popup);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      onLeave();
    }
    if (event.key !== 'Tab') return;
    // It stands at the end of the page: Tab would lead out of it into nowhere.
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button, input, select, textarea')].filter(
      (each) => !each.hasAttribute('disabled'),
    );
    const at = all.indexOf(event.target as HTMLElement);
    const next = event.shiftKey ? (at <= 0 ? all.at(-1) : undefined) : at === all.length - 1 ? all[0] : undefined;
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  if (!host) return null;
  return (
    <Overlay host={host} ref={popup}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape and Tab for all that is inside */}
      <div ref={card} className="cl-user-card" role="dialog" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
        {children}
      </div>
    </Overlay>
  );
}

/** What grows below the edge of the window moves up. */
function useStayInside(popup: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const { current } = popup;
    if (!current || typeof ResizeObserver !== 'function') return undefined;
    const observer = new ResizeObserver(() => {
      const { top, height } = current.getBoundingClientRect();
      const most = innerHeight - height - 8;
      if (top > most) current.style.top = `${Math.max(8, most)}px`;
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [popup]);
}
