import type { StorageWrite } from '../../env/index.js';
import type { OutgoingMessage, TimelineRef } from '../../model/index.js';
import type { ActionRecord, Attachment, WaitingRecord } from './record.js';

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
  /** Send it then, in ms by this device's clock; until then it is in `state.scheduled`. Left out, or past: at once. */
  readonly sendAt?: number | undefined;
}

/** What waits for its time, for the part that looks after it. */
export interface WaitingBox {
  /** Whether this tab is the one that sends. */
  leads(): boolean;
  records(): readonly WaitingRecord[];
  find(id: string): WaitingRecord | undefined;
  /** Keeps, shows and stores how a message stands now. `doing`: the user did that, and it wins over what was done before. */
  change(record: WaitingRecord, doing?: boolean): Promise<void>;
  /** Its time has come: it stands in its timeline from now on, and is sent. */
  release(record: WaitingRecord): void;
  /** It is given up, or kept by somebody else now. */
  drop(record: WaitingRecord): void;
  blob(id: string): Promise<Blob | undefined>;
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
  readonly waiting: WaitingBox;
  /** The connection is there again: what waits is tried at once. */
  kick(): void;
  /** `forget`: the user has signed out, and what waits is not to be sent. */
  stop(forget: boolean): void;
}
