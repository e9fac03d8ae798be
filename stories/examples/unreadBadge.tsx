import { useTotalUnread } from 'chatloom/headless';

/** Built on a hook alone: a number for the host's own navigation. */
export function UnreadInTheMenu() {
  const unread = useTotalUnread();
  return <a href="#messages">Messages{unread > 0 ? ` (${unread})` : ''}</a>;
}
