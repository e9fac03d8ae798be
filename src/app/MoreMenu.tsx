'use client';
import { useState, type ReactElement, type RefObject } from 'react';
import { KeptDialog } from '../components/MessageActions/index.js';
import type { MessageRef } from '../model/index.js';
import { useCapability, useChatStore, useStrings } from '../react/index.js';
import { ClockIcon, Menu, StarIcon, type MenuItem } from '../ui/index.js';
import { useOwnStrings } from '../messages/index.js';
import { moreStrings } from './strings.js';

/** Props of {@link MoreMenu}. */
export interface MoreMenuProps {
  readonly open: boolean;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly onOpenMessage: (message: MessageRef) => void;
}

/** The menu above the list of conversations, and what is opened from it. */
export function MoreMenu({ open, anchor, onClose, onOpenMessage }: MoreMenuProps): ReactElement {
  const { t } = useStrings();
  const own = useOwnStrings(moreStrings);
  const { adapter } = useChatStore();
  const canSave = useCapability('messages.save').state !== 'absent' && adapter.messages.listSaved !== undefined;
  const [shown, setShown] = useState<'saved' | 'reminders'>();
  const items: MenuItem[] = [
    { id: 'reminders', label: own('more.reminders'), icon: ClockIcon, onSelect: () => setShown('reminders') },
  ];
  if (canSave) {
    items.unshift({ id: 'saved', label: own('more.saved'), icon: StarIcon, onSelect: () => setShown('saved') });
  }
  return (
    <>
      <Menu open={open} anchor={anchor.current} label={t('common.more')} items={items} onClose={onClose} />
      {shown ? <KeptDialog kind={shown} onOpenMessage={onOpenMessage} onClose={() => setShown(undefined)} /> : null}
    </>
  );
}
