import type { MessageRef, TimelineRef } from '../../model/index.js';

/** What a host decides about notifications; what users decide they do in the settings. */
export interface NotificationsOptions {
  /** Notifications of the browser are offered. Default: true. They show once the user has turned them on. */
  readonly desktop?: boolean | undefined;
  /** What was written is never shown, whatever users set. Default: false. */
  readonly hideContent?: boolean | undefined;
  /** URL of a picture for notifications of the browser. Default: none. */
  readonly icon?: string | undefined;
}

/** Where the chat is, for `useNotifications`. */
export interface NotificationPlace extends NotificationsOptions {
  /** The conversation or thread on screen, or all of them: nothing is told of them while the window has the focus. */
  readonly shown?: TimelineRef | readonly TimelineRef[] | undefined;
  /** A notification was pressed: go to the message. */
  readonly onOpenMessage: (message: MessageRef) => void;
}
