'use client';
import { useRef, useState, type ReactElement } from 'react';
import type { MessageHandlers } from '../messages/index.js';
import type { MessageRef } from '../model/index.js';
import { useStrings, useThreadUnread } from '../react/index.js';
import { Badge, IconButton, MoreIcon, useLazy } from '../ui/index.js';

const loadMenu = async () => (await import('./MoreMenu.js')).MoreMenu;

/** Props of {@link MoreButton}. */
export interface MoreButtonProps {
  readonly onOpenMessage: (message: MessageRef) => void;
  /** Undefined where there are no threads. */
  readonly onOpenThread: MessageHandlers['openThread'];
}

/** Above the list of conversations: the way to what belongs to none of them alone. What it opens is loaded with the first press. */
export function MoreButton(props: MoreButtonProps): ReactElement {
  const { t } = useStrings();
  const unread = useThreadUnread();
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
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => {
          setWanted(true);
          setOpen(!open);
        }}
      >
        <Badge className="cl-app__mark" count={unread} dot />
      </IconButton>
      {Menu ? <Menu {...props} open={open} anchor={button} unread={unread} onClose={close} /> : null}
    </>
  );
}
