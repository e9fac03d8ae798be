import type { Message, OutgoingMessage } from '../model/index.js';
import type { ChatErrorData } from './errors.js';

/** A message the backend keeps, and sends when its time has come. */
export interface ScheduledMessage {
  /** Given by the backend; names it to `updateScheduled` and `cancelScheduled`. */
  readonly id: string;
  /** As it will be sent: the message that comes of it has this clientId. */
  readonly message: OutgoingMessage;
  /** When it is sent; server time in ms. */
  readonly at: number;
  /** Grows with every change; of two copies the one with the higher version holds. */
  readonly version: number;
  /** Why it was not sent when its time had come. It stays until it is changed or taken back. */
  readonly error?: ChatErrorData | undefined;
}

/** What can be changed of a scheduled message; fields left out stay. */
export interface ScheduledChanges {
  readonly content?: OutgoingMessage['content'] | undefined;
  /** With `content`: whom the new words mention. */
  readonly mentions?: Message['mentions'];
  /** Server time in ms. One that has passed means: at once. */
  readonly at?: number | undefined;
}

/** Somebody of this account, on whatever device, scheduled a message or changed one. */
export interface ScheduledEvent {
  readonly type: 'scheduled';
  readonly scheduled: ScheduledMessage;
}

/** A scheduled message is no more: it was sent (which `message` tells) or taken back. */
export interface ScheduledRemovedEvent {
  readonly type: 'scheduled-removed';
  readonly conversationId: string;
  /** See {@link ScheduledMessage.id}. */
  readonly id: string;
}
