'use client';
import { useState, type ReactElement, type RefObject } from 'react';
import { KeptDialog } from '../components/MessageActions/index.js';
import { useOwnStrings } from '../messages/index.js';
import { useCapability, useChatStore, useStrings } from '../react/index.js';
import {
  BellIcon,
  ClockIcon,
  ContactIcon,
  Menu,
  StarIcon,
  ThreadIcon,
  UserIcon,
  useLazy,
  type MenuItem,
} from '../ui/index.js';
import type { ConversationId } from '../model/index.js';
import { AppHandlers } from './AppBody.js';
import type { MoreButtonProps } from './MoreButton.js';
import { moreStrings } from './strings.js';

const loadThreads = () => import('./threads.js');
const loadNotifications = () => import('./notifications.js');
const loadPeople = () => import('./people.js');

/** Props of {@link MoreMenu}. */
export interface MoreMenuProps extends MoreButtonProps {
  readonly open: boolean;
  readonly anchor: RefObject<HTMLElement | null>;
  /** Unread answers in threads. */
  readonly unread: number;
  /** People who ask to become contacts. */
  readonly requests: number;
  readonly onClose: () => void;
}

type Shown = 'contacts' | 'notifications' | 'profile' | 'saved' | 'reminders' | 'threads';

/** The menu above the list of conversations, and what is opened from it. */
export function MoreMenu(props: MoreMenuProps): ReactElement {
  const { open, anchor, unread, requests, onClose, app, ways } = props;
  const { openMessage, openThread } = ways;
  const { t } = useStrings();
  const own = useOwnStrings(moreStrings);
  const { adapter } = useChatStore();
  const canSave = useCapability('messages.save').state !== 'absent' && adapter.messages.listSaved !== undefined;
  const [shown, setShown] = useState<Shown>();
  const close = (): void => setShown(undefined);
  const threads = useLazy(loadThreads, shown === 'threads', close);
  const hasContacts = useCapability('users.contacts').state !== 'absent' && adapter.users?.listContacts !== undefined;
  const canEdit = useCapability('users.updateSelf').state !== 'absent' && adapter.users?.updateSelf !== undefined;
  const people = useLazy(loadPeople, shown === 'contacts' || shown === 'profile', close);
  const notifications = useLazy(loadNotifications, shown === 'notifications', close);
  const leave = (id: ConversationId): void => {
    close();
    ways.openConversation?.(id);
  };
  const item = (id: Shown, icon: typeof StarIcon, description?: string): MenuItem => ({
    id,
    label: own(`more.${id}`),
    icon,
    description,
    onSelect: () => setShown(id),
  });
  const items = [
    ...(hasContacts
      ? [item('contacts', ContactIcon, requests > 0 ? own('more.requests', { count: requests }) : undefined)]
      : []),
    ...(canEdit ? [item('profile', UserIcon)] : []),
    ...(openThread
      ? [item('threads', ThreadIcon, unread > 0 ? own('more.unread', { count: unread }) : undefined)]
      : []),
    ...(canSave ? [item('saved', StarIcon)] : []),
    item('reminders', ClockIcon),
    ...(app.notifications === false ? [] : [item('notifications', BellIcon)]),
  ];
  return (
    <>
      <Menu open={open} anchor={anchor.current} label={t('common.more')} items={items} onClose={onClose} />
      {shown === 'saved' || shown === 'reminders' ? (
        <KeptDialog kind={shown} onOpenMessage={(ref) => openMessage?.(ref)} onClose={close} />
      ) : null}
      {shown === 'contacts' && people ? (
        <AppHandlers app={app} ways={{ ...ways, openConversation: leave }}>
          <people.PeopleDialog onClose={close} />
        </AppHandlers>
      ) : null}
      {shown === 'profile' && people ? <people.ProfileDialog onClose={close} /> : null}
      {shown === 'notifications' && notifications ? (
        <notifications.NotificationSettingsDialog
          desktop={app.notifications === false ? false : app.notifications?.desktop}
          onClose={close}
        />
      ) : null}
      {shown === 'threads' && threads && openThread ? (
        <threads.ThreadInboxDialog onOpen={openThread} onClose={close} />
      ) : null}
    </>
  );
}
