import type { StorageWrite } from '../../env/index.js';
import type { OutgoingMessage, TimelineRef } from '../../model/index.js';
import type { ActionRecord, Attachment } from './record.js';

/** A file to send along; the content names it by `mediaId`. */
export interface SendAttachment {
  /** Id of the media reference in the content that stands for this file; made with `localMediaId`. */
  readonly mediaId: string;
  readonly blob: Blob;
  readonly name: string;
  readonly kind: Attachment['kind'];
}

/** What is handed over for sending. */
export interface SendRequest extends Omit<OutgoingMessage, 'clientId' | 'conversationId' | 'threadId'> {
  readonly attachments?: readonly SendAttachment[] | undefined;
}

/** What is done to a sent message, or told about this user. */
export type ActionDetails = ActionRecord extends infer R
  ? R extends ActionRecord
    ? Omit<R, 'id' | 'ref' | 'createdAt' | 'order' | 'stamp' | 'attempted' | 'failed' | 'uncertain'>
    : never
  : never;

/** The log of everything the user did that the server has not confirmed. */
export interface Outbox {
  /** Reads what an earlier life left, shows it, and sends it when this tab leads. */
  start(accountId: string): Promise<void>;
  /** Shows the message at once and sends it. `more` is written in the same transaction. Answers the key of its row. */
  send(ref: TimelineRef, request: SendRequest, more?: readonly StorageWrite[]): string;
  /** Does something to a sent message, shown at once. Resolves when confirmed, rejects with a ChatError when refused. */
  act(ref: TimelineRef, details: ActionDetails, id?: string): Promise<void>;
  /** Tries a failed message again. */
  retry(ref: TimelineRef, key: string): void;
  /** Gives an unsent message up. Answers what it was, so that a composer can take it back. */
  discard(ref: TimelineRef, key: string): OutgoingMessage | undefined;
  /** The file behind a local media reference, while it is being sent. */
  localMedia(id: string): Promise<Blob | undefined>;
  /** The connection is there again: what waits is tried at once. */
  kick(): void;
  /** `forget`: the user has signed out, and what waits is not to be sent. */
  stop(forget: boolean): void;
}
