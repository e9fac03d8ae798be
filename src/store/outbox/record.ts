import { chatErrorCodes, type ChatErrorData, type SettingsChanges } from '../../contract/index.js';
import {
  comparePositions,
  type Content,
  type ConversationId,
  type MediaRef,
  type Message,
  type MessageId,
  type OutgoingMessage,
  type Position,
  type TimelineRef,
} from '../../model/index.js';
import { isRecord, ownValue, readId } from '../../utils/readers.js';
import type { VoteOp } from '../votes.js';

/** A file that travels with a message: its content names it by a {@link MediaRef} with this id until it is uploaded. */
export interface Attachment {
  /** Id the content's media reference carries meanwhile; make it with {@link localMediaId}. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'image' | 'video' | 'voice' | 'file';
  /** Set once the backend has it. */
  readonly uploaded?: MediaRef | undefined;
}

interface RecordBase {
  /** Client id of a send; an id of its own for everything else. */
  readonly id: string;
  readonly ref: TimelineRef;
  /** Device time; with `order` the order of doing. */
  readonly createdAt: number;
  readonly order: number;
  /** Names this record among all that had or will have its id, of whatever tab. */
  readonly stamp: string;
  /** Durable before the adapter is called: after a crash the outcome is unknown, and is probed (P13). */
  readonly attempted: boolean;
  /** Set when the server refused for good; the user decides what becomes of it. */
  readonly failed?: ChatErrorData | undefined;
  /** The outcome is unknown and cannot be found out. */
  readonly uncertain?: boolean | undefined;
}

/** A message to be sent. */
export interface SendRecord extends RecordBase {
  readonly kind: 'send';
  readonly outgoing: OutgoingMessage;
  readonly attachments: readonly Attachment[];
  /** It waits until then, in ms by this device's clock, and stands in no timeline before. */
  readonly sendAt?: number | undefined;
  /** Deleted while nobody knew whether the backend has it: it is taken back there, and never sent from here. */
  readonly unwanted?: true | undefined;
  /** It has waited so: what it quotes may be long gone. */
  readonly waited?: true | undefined;
}

/** A message whose time has not come. */
export type WaitingRecord = SendRecord & { readonly sendAt: number };

/** True for what is to be sent later. */
export function isWaiting(record: OutboxRecord): record is WaitingRecord {
  return record.kind === 'send' && record.sendAt !== undefined;
}

/** Something done to a sent message, or told about this user. */
export type ActionRecord = RecordBase &
  (
    | {
        readonly kind: 'edit';
        readonly messageId: MessageId;
        readonly content: Content;
        readonly mentions?: Message['mentions'];
        readonly revision: number;
      }
    | { readonly kind: 'recall'; readonly messageId: MessageId }
    | { readonly kind: 'reaction'; readonly messageId: MessageId; readonly emoji: string; readonly active: boolean }
    | { readonly kind: 'remove'; readonly messageId: MessageId }
    | VoteOp
    | { readonly kind: 'read'; readonly position: Position }
    | { readonly kind: 'settings'; readonly changes: SettingsChanges }
  );

/** One operation of the log: what the user did and the server has not confirmed. Plain data. */
export type OutboxRecord = SendRecord | ActionRecord;

const kinds: readonly unknown[] = ['send', 'edit', 'recall', 'reaction', 'remove', 'vote', 'read', 'settings'];

/** True for something storage or another tab may hand in as a record. */
export function isOutboxRecord(value: unknown): value is OutboxRecord {
  const ref = ownValue(value, 'ref');
  const failed = ownValue(value, 'failed');
  return (
    isRecord(value) &&
    kinds.includes(ownValue(value, 'kind')) &&
    readId(ownValue(value, 'id')) !== undefined &&
    readId(ownValue(ref, 'conversationId')) !== undefined &&
    Number.isFinite(ownValue(value, 'createdAt')) &&
    Number.isFinite(ownValue(value, 'order')) &&
    typeof ownValue(value, 'stamp') === 'string' &&
    (failed === undefined || (chatErrorCodes as readonly unknown[]).includes(ownValue(failed, 'code'))) &&
    (ownValue(value, 'kind') !== 'send' || isRecord(ownValue(ownValue(value, 'outgoing'), 'content'))) &&
    (ownValue(value, 'sendAt') === undefined || Number.isFinite(ownValue(value, 'sendAt')))
  );
}

/** Order of doing. */
export function byOrder(a: OutboxRecord, b: OutboxRecord): number {
  return a.createdAt - b.createdAt || a.order - b.order || (a.id < b.id ? -1 : 1);
}

/** Of two records with one id, whether the second takes the place of the first. Read positions only move forward (P7). */
export function replaces(known: OutboxRecord, record: OutboxRecord): boolean {
  // What is on its way is not changed any more: of two tabs that let a message go, the one that has begun to send it is right.
  if (known.kind === 'send' && !isWaiting(known) && known.stamp !== record.stamp)
    return record.attempted && !isWaiting(record) && !known.attempted;
  // And whoever still waits with it gives way, whatever was changed there: let go is let go.
  if (isWaiting(known) && record.kind === 'send' && record.waited && !isWaiting(record)) return true;
  if (known.kind === 'read' && record.kind === 'read') {
    const order = comparePositions(record.position, known.position);
    if (order !== 0) return order > 0;
  }
  return known.stamp === record.stamp || byOrder(record, known) >= 0;
}

/** Operations that must not overtake each other share a lane; a slow upload holds later messages, not reactions. */
export function laneOf(record: OutboxRecord): string {
  const kind = record.kind === 'send' || record.kind === 'read' || record.kind === 'settings' ? record.kind : 'action';
  return `${kind}:${record.ref.conversationId}:${record.ref.threadId ?? ''}`;
}

const LOCAL = 'local:';

/** Id for the media reference of a file that is not uploaded yet. */
export function localMediaId(id: string): string {
  return `${LOCAL}${id}`;
}

/** True for the id of a file that is still on this device only. */
export function isLocalMediaId(id: string): boolean {
  return id.startsWith(LOCAL);
}

/** Puts the uploaded references in place of the local ones, wherever they stand in the content. */
export function withUploads<T>(content: T, attachments: readonly Attachment[]): T {
  const uploads = new Map(attachments.flatMap(({ id, uploaded }) => (uploaded ? [[id, uploaded] as const] : [])));
  if (uploads.size === 0) return content;
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    const id = ownValue(value, 'id');
    const upload = typeof id === 'string' ? uploads.get(id) : undefined;
    // What the sender measured (size of the picture, length of the clip) stays where the backend does not tell.
    if (upload) return { ...value, ...upload };
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, visit(inner)]));
  };
  return visit(content) as T;
}

/** What a record is about, for errors. */
export function contextOf(record: OutboxRecord): {
  readonly operation: string;
  readonly conversationId: ConversationId;
} {
  return { operation: `messages.${record.kind}`, conversationId: record.ref.conversationId };
}
