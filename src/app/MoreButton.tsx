'use client';
import { useRef, useState, type ReactElement } from 'react';
import { useOwnStrings } from '../messages/index.js';
import { useRequestCount, useStrings, useThreadUnread } from '../react/index.js';
import { Badge, IconButton, MoreIcon, useLazy } from '../ui/index.js';
import type { AppHandlersProps } from './AppBody.js';
import { moreStrings } from './strings.js';

const loadMenu = async () => (await import('./MoreMenu.js')).MoreMenu;

/** Props of {@link MoreButton}. */
export type MoreButtonProps = Omit<AppHandlersProps, 'children'>;

/** Above the list of conversations: the way to what belongs to none of them alone. What it opens is loaded with the first press. */
export function MoreButton(props: MoreButtonProps): ReactElement {
  const { t } = useStrings();
  const own = useOwnStrings(moreStrings);
  const unread = useThreadUnread();
  const requests = useRequestCount();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const close = (): void => setOpen(false);
  const Menu = useLazy(loadMenu, wanted, close, true);
  const label = t('common.more');
  return (
    <>
      <IconButton
        ref={button}
        icon={MoreIcon}
        label={unread > 0 ? `${label}, ${t('conversations.unread', { count: unread })}` : label}
        aria-description={requests > 0 ? own('more.requests', { count: requests }) : undefined}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => {
          setWanted(true);
          setOpen(!open);
        }}
      >
        <Badge className="cl-app__mark" count={unread + requests} dot />
      </IconButton>
      {Menu ? (
        <Menu {...props} open={open} anchor={button} unread={unread} requests={requests} onClose={close} />
      ) : null}
    </>
  );
}
