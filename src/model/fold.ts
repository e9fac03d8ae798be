import type { UserId } from './ids.js';
import type { Lane, MessageLanes, ReactionSummary } from './lanes.js';
import type { Message, Recall } from './message.js';
import { comparePositions } from './position.js';

function laterLane<T>(known: Lane<T> | undefined, incoming: Lane<T> | undefined): Lane<T> | undefined {
  if (!incoming) return known;
  return !known || incoming.version > known.version ? incoming : known;
}

/** Joins the lanes of two copies of one message: of each lane the higher version stays. */
export function mergeLanes(known: MessageLanes, incoming: MessageLanes): MessageLanes {
  const merged: { -readonly [K in keyof MessageLanes]: MessageLanes[K] } = { ...known };
  merged.reactions = laterLane(known.reactions, incoming.reactions);
  merged.receipts = laterLane(known.receipts, incoming.receipts);
  merged.translation = laterLane(known.translation, incoming.translation);
  merged.transcript = laterLane(known.transcript, incoming.transcript);
  merged.preview = laterLane(known.preview, incoming.preview);
  merged.votes = laterLane(known.votes, incoming.votes);
  merged.decryption = laterLane(known.decryption, incoming.decryption);
  merged.extensions = laterLane(known.extensions, incoming.extensions);
  return merged;
}

/**
 * Joins two copies of one message, whichever came first: the body with the higher revision (P3), a recall for good (P4), of each lane the
 * later, and a final position over a provisional one.
 */
export function mergeMessage(known: Message, incoming: Message): Message {
  const newerBody =
    incoming.revision > known.revision || (known.streaming === true && incoming.revision >= known.revision);
  const body = newerBody ? incoming : known;
  const placed = known.position.provisional && !incoming.position.provisional ? incoming : known;
  const joined: Message = {
    ...body,
    id: known.id,
    clientId: known.clientId ?? incoming.clientId,
    position: placed.position,
    time: placed.time,
    lanes: mergeLanes(known.lanes, incoming.lanes),
    threadCount: incoming.threadCount ?? known.threadCount,
  };
  const recall = known.recalled ?? incoming.recalled;
  return recall ? applyRecall(joined, recall) : joined;
}

/** Sets a new body unless the revision is not newer or the message was recalled. */
export function applyEdit(
  message: Message,
  edit: {
    readonly revision: number;
    readonly content: Message['content'];
    readonly time: number;
    readonly mentions?: Message['mentions'];
  },
): Message {
  if (message.recalled || edit.revision <= message.revision) return message;
  return {
    ...message,
    revision: edit.revision,
    content: edit.content,
    editedAt: edit.time,
    mentions: edit.mentions ?? message.mentions,
  };
}

/** Takes a message back: its content, quote, custom data and lanes go with it, so that nothing of it can come back (P4). */
export function applyRecall(message: Message, recall: Recall): Message {
  return {
    id: message.id,
    clientId: message.clientId,
    conversationId: message.conversationId,
    threadId: message.threadId,
    senderId: message.senderId,
    senderName: message.senderName,
    time: message.time,
    position: message.position,
    revision: message.revision,
    threadCount: message.threadCount,
    content: { type: 'recalled' },
    recalled: message.recalled ?? recall,
    lanes: {},
    countable: false,
  };
}

// Names shown under a reaction; the count says the rest.
const SAMPLE = 8;

/**
 * Sets or clears one person's reaction in the summaries. `was` is what is known of the register before; undefined: unknown, then the sample and
 * `mine` are asked, and failing these the operation is taken to change something.
 */
export function applyReaction(
  message: Message,
  reaction: { readonly emoji: string; readonly userId: UserId; readonly active: boolean; readonly isSelf: boolean },
  was?: boolean | undefined,
): Message {
  if (message.recalled) return message;
  const { emoji, userId, active, isSelf } = reaction;
  const summaries = message.lanes.reactions?.value ?? [];
  const known = summaries.find((summary) => summary.emoji === emoji);
  const before = was ?? (isSelf ? (known?.mine ?? false) : known?.sampleUserIds.includes(userId) ? true : !active);
  if (before === active) return message;
  const others = known?.sampleUserIds.filter((id) => id !== userId) ?? [];
  const next: ReactionSummary = {
    emoji,
    count: Math.max(0, (known?.count ?? 0) + (active ? 1 : -1)),
    mine: isSelf ? active : (known?.mine ?? false),
    sampleUserIds: active ? [...others, userId].slice(0, SAMPLE) : others,
    asOf: known?.asOf,
  };
  const rest = known ? summaries.map((s) => (s.emoji === emoji ? next : s)) : [...summaries, next];
  return {
    ...message,
    lanes: {
      ...message.lanes,
      reactions: {
        version: message.lanes.reactions?.version ?? 0,
        value: rest.filter((summary) => summary.count > 0),
      },
    },
  };
}

/** Orders messages as the server does; for sorting pages that came in any order. */
export function byPosition(a: Message, b: Message): number {
  return comparePositions(a.position, b.position);
}
