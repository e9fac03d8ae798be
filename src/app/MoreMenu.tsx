'use client';
import { useState, type ReactElement, type RefObject } from 'react';
import { KeptDialog } from '../components/MessageActions/index.js';
import { useOwnStrings } from '../messages/index.js';
import { useCapability, useChatStore, useStrings } from '../react/index.js';
import { ClockIcon, Menu, StarIcon, ThreadIcon, useLazy, type MenuItem } from '../ui/index.js';
import type { MoreButtonProps } from './MoreButton.js';
import { moreStrings } from './strings.js';

const loadThreads = () => import('./threads.js');

/** Props of {@link MoreMenu}. */
export interface MoreMenuProps extends MoreButtonProps {
  readonly open: boolean;
  readonly anchor: RefObject<HTMLElement | null>;
  /** Unread answers in threads. */
  readonly unread: number;
  readonly onClose: () => void;
}

type Shown = 'saved' | 'reminders' | 'threads';

/** The menu above the list of conversations, and what is opened from it. */
export function MoreMenu(props: MoreMenuProps): ReactElement {
  const { open, anchor, unread, onClose, onOpenMessage, onOpenThread } = props;
  const { t } = useStrings();
  const own = useOwnStrings(moreStrings);
  const { adapter } = useChatStore();
  const canSave = useCapability('messages.save').state !== 'absent' && adapter.messages.listSaved !== undefined;
  const [shown, setShown] = useState<Shown>();
  const close = (): void => setShown(undefined);
  const threads = useLazy(loadThreads, shown === 'threads', close);
  const item = (id: Shown, icon: typeof StarIcon, description?: string): MenuItem => ({
    id,
    label: own(`more.${id}`),
    icon,
    description,
    onSelect: () => setShown(id),
  });
  const items = [
    ...(onOpenThread
      ? [item('threads', ThreadIcon, unread > 0 ? own('more.unread', { count: unread }) : undefined)]
      : []),
    ...(canSave ? [item('saved', StarIcon)] : []),
    item('reminders', ClockIcon),
  ];
  return (
    <>
      <Menu open={open} anchor={anchor.current} label={t('common.more')} items={items} onClose={onClose} />
      {shown === 'saved' || shown === 'reminders' ? (
        <KeptDialog kind={shown} onOpenMessage={onOpenMessage} onClose={close} />
      ) : null}
      {shown === 'threads' && threads && onOpenThread ? (
        <threads.ThreadInboxDialog onOpen={onOpenThread} onClose={close} />
      ) : null}
    </>
  );
}
