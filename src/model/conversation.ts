import type { AccountId, ConversationId, GroupId, UserId } from './ids.js';
import type { JsonObject } from './json.js';
import type { MediaRef } from './media.js';
import type { Message } from './message.js';
import type { Position } from './position.js';
import { notifyLevel, type ConversationSettings } from './settings.js';

/** What a conversation is for. Traits below say how it behaves; the kind only chooses words and icons. */
export type ConversationKind = 'direct' | 'group' | 'topic' | 'live' | 'system' | 'temporary' | 'assistant';

/** A place where messages are exchanged. */
export interface Conversation {
  readonly id: ConversationId;
  /** The account it belongs to; who "I" am is looked up there. */
  readonly accountId: AccountId;
  readonly kind: ConversationKind;
  /** The community or category above it. */
  readonly parentId?: ConversationId | undefined;
  readonly groupId?: GroupId | undefined;
  /** The other person of a direct conversation. */
  readonly peerId?: UserId | undefined;
  /** Name given by the server; names of people and groups win over it. */
  readonly title?: string | undefined;
  readonly avatar?: MediaRef | undefined;
  /** `full` kept for ever; `session` gone when left; `none` never asked for. */
  readonly history: 'full' | 'session' | 'none';
  /** False for chats that may vanish (temporary, live): nothing of them is written to storage. */
  readonly durable: boolean;
  /** False where unread is not counted (live rooms). */
  readonly countsUnread: boolean;
  readonly expiresAt?: number | undefined;
  /** History up to and including this position was cleared by the user. */
  readonly clearedBefore?: Position | undefined;
  /** Server time in ms of the last activity; the inbox sorts by it. */
  readonly activityAt: number;
  readonly lastMessage?: Message | undefined;
  /** The server's unread number as of `position`; what came after is counted by the store (P8). */
  readonly unread: UnreadState;
  readonly settings: ConversationSettings;
  /** The signed-in user can no longer take part; the row stays readable. */
  readonly membership: 'member' | 'left' | 'removed' | 'none';
  readonly custom?: JsonObject | undefined;
}

/** Unread as the server counts it. */
export interface UnreadState {
  readonly count: number;
  /** Newest position the number takes into account. */
  readonly asOf?: Position | undefined;
  /** The signed-in user's read cursor; only moves forward (P7). */
  readonly readUpTo?: Position | undefined;
  /** Unread mentions of me, and of all. */
  readonly mentionsMe?: number | undefined;
  readonly mentionsAll?: number | undefined;
}

/** What of the unread calls for the user at a time in ms (P8): nothing where it is muted, mentions where only those may disturb. */
export function callingUnread({ countsUnread, membership, settings, unread }: Conversation, now: number): number {
  if (!countsUnread || membership !== 'member') return 0;
  const level = notifyLevel(settings, now);
  if (level === 'none') return 0;
  // A message may mean the user and everybody.
  const mentions = Math.min(unread.count, (unread.mentionsMe ?? 0) + (unread.mentionsAll ?? 0));
  return level === 'mentions' ? mentions : unread.count;
}

/** What the place of a conversation in a list depends on. */
export type ListPlace = Pick<Conversation, 'id' | 'activityAt'> & {
  readonly settings: Pick<ConversationSettings, 'pinned' | 'order'>;
};

/** The order of a list of conversations: pinned ones first, by their rank; then by activity, newest first. */
export function compareConversations(a: ListPlace, b: ListPlace): number {
  const pinnedA = a.settings.pinned === true;
  const pinnedB = b.settings.pinned === true;
  if (pinnedA !== pinnedB) return pinnedA ? -1 : 1;
  const orderA = a.settings.order ?? Number.MAX_SAFE_INTEGER;
  const orderB = b.settings.order ?? Number.MAX_SAFE_INTEGER;
  if (pinnedA && orderA !== orderB) return orderA - orderB;
  if (a.activityAt !== b.activityAt) return b.activityAt - a.activityAt;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
