'use client';
import { useMemo, useState, type ReactElement } from 'react';
import { describeDenial } from '../../../i18n/index.js';
import { notifyLevel, type Conversation, type ConversationId } from '../../../model/index.js';
import { useConversation, useConversationName, useNow, useStrings } from '../../../react/index.js';
import {
  ArchiveIcon,
  BellIcon,
  BellOffIcon,
  CheckCheckIcon,
  CheckIcon,
  HistoryIcon,
  LogOutIcon,
  Menu,
  MessageCircleIcon,
  PinIcon,
  TrashIcon,
  type IconComponent,
  type MenuItem,
  type MenuPoint,
} from '../../../ui/index.js';
import { FolderIcon, HideIcon } from './icons.js';
import type { MuteChoice } from './useDoing.js';
import type { ConversationActionId, Offer } from './offers.js';
import type { ListWords } from './strings.js';

/** The picture of each action. */
export const actionIcons: Readonly<Record<ConversationActionId, IconComponent>> = {
  read: CheckCheckIcon,
  unread: MessageCircleIcon,
  pin: PinIcon,
  unpin: PinIcon,
  mute: BellOffIcon,
  unmute: BellIcon,
  folders: FolderIcon,
  archive: ArchiveIcon,
  unarchive: ArchiveIcon,
  select: CheckIcon,
  hide: HideIcon,
  clear: HistoryIcon,
  leave: LogOutIcon,
  delete: TrashIcon,
};

/** What destroys something, and is asked about first. */
export const isFinal = (id: ConversationActionId): id is 'clear' | 'leave' | 'delete' =>
  id === 'clear' || id === 'leave' || id === 'delete';

/** The name of each action. */
export function useActionLabels(own: ListWords): (id: ConversationActionId) => string {
  const { t } = useStrings();
  return useMemo(() => {
    const labels: Readonly<Record<ConversationActionId, string>> = {
      read: t('conversations.markRead'),
      unread: t('conversations.markUnread'),
      pin: t('conversations.pin'),
      unpin: t('conversations.unpin'),
      mute: t('conversations.mute'),
      unmute: t('conversations.unmute'),
      folders: own('list.folders'),
      archive: t('conversations.archive'),
      unarchive: t('conversations.unarchive'),
      select: own('list.select'),
      hide: own('list.hide'),
      clear: own('list.clear'),
      leave: own('list.leave'),
      delete: t('conversations.delete'),
    };
    return (id) => labels[id];
  }, [own, t]);
}

const HOUR = 3_600_000;
const muteChoices: readonly (readonly [MuteChoice, Parameters<ListWords>[0]])[] = [
  [HOUR, 'list.mute.hour'],
  [8 * HOUR, 'list.mute.hours'],
  [7 * 24 * HOUR, 'list.mute.week'],
  ['always', 'list.mute.always'],
  ['mentions', 'list.mute.mentions'],
];

/** For how long; a menu of its own, in the place of the one it comes from. */
export function useMuteItems(own: ListWords, onChoose: (choice: MuteChoice) => void): readonly MenuItem[] {
  return muteChoices.map(([choice, key]) => ({
    id: String(choice),
    label: own(key),
    icon: choice === 'mentions' ? BellIcon : BellOffIcon,
    onSelect: () => onChoose(choice),
  }));
}

/** When a mute ends, in words. */
export function useMuteEnd(conversation: Conversation | undefined, own: ListWords): string | undefined {
  const { formatRelative } = useStrings();
  const now = useNow(60_000);
  const { settings } = conversation ?? {};
  const level = notifyLevel(settings, now);
  if (level === 'all') return undefined;
  if (settings?.notifyUntil === undefined) return own(level === 'mentions' ? 'list.mute.mentions' : 'list.mute.until');
  const time = formatRelative(settings.notifyUntil, now);
  return time === undefined ? own('list.mute.endsSoon') : own('list.mute.ends', { time });
}

/** Props of {@link ConversationMenu}. */
export interface ConversationMenuProps {
  readonly conversationId: ConversationId;
  readonly at: MenuPoint;
  readonly offers: readonly Offer[];
  readonly onDo: (id: ConversationActionId) => void;
  readonly onMute: (choice: MuteChoice) => void;
  readonly onClose: () => void;
  readonly own: ListWords;
}

/** The menu of one conversation: at the pointer, or a sheet under fingers. What cannot be done now is shown off and says why. */
export function ConversationMenu(props: ConversationMenuProps): ReactElement {
  const { conversationId, at, offers, onDo, onMute, onClose, own } = props;
  const strings = useStrings();
  const conversation = useConversation(conversationId);
  const name = useConversationName(conversationId);
  const labelOf = useActionLabels(own);
  const muteEnd = useMuteEnd(conversation, own);
  const [muting, setMuting] = useState(false);
  const muteItems = useMuteItems(own, onMute);
  const items = offers.flatMap(({ id, section, decision }, index): MenuItem[] => {
    const before = offers[index - 1];
    const item: MenuItem = {
      id,
      label: labelOf(id),
      icon: actionIcons[id],
      danger: isFinal(id),
      disabled: !decision.allowed,
      description: decision.allowed
        ? id === 'unmute'
          ? muteEnd
          : undefined
        : describeDenial(strings, decision.reason, decision.until),
      onSelect: () => (id === 'mute' ? setMuting(true) : onDo(id)),
    };
    return before && before.section !== section ? [{ type: 'separator', id: `before-${id}` }, item] : [item];
  });
  return muting ? (
    <Menu key="mute" open anchor={at} label={strings.t('conversations.mute')} items={muteItems} onClose={onClose} />
  ) : (
    <Menu
      key="actions"
      open
      anchor={at}
      label={own('list.menu', { name })}
      items={items}
      // The choice of how long comes in the place of this menu.
      onClose={(reason) => {
        if (reason !== 'select') onClose();
      }}
    />
  );
}
