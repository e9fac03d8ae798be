import type { UserId } from './ids.js';
import type { Lane, LaneName, MessageLanes, ReactionSummary } from './lanes.js';
import type { Message, Recall } from './message.js';
import { comparePositions } from './position.js';
import { laterSummary } from './threadSummary.js';

const laneNames = [
  'reactions',
  'receipts',
  'translation',
  'transcript',
  'preview',
  'votes',
  'decryption',
  'extensions',
] as const satisfies readonly LaneName[];

function takeLane<L extends LaneName>(
  into: { -readonly [K in LaneName]?: MessageLanes[K] },
  name: L,
  from: MessageLanes,
): void {
  into[name] = from[name];
}

/** Joins the lanes of two copies of one message: of each lane the higher version stays. Answers `known` itself when nothing is newer. */
export function mergeLanes(known: MessageLanes, incoming: MessageLanes): MessageLanes {
  const newer = laneNames.filter((name) => {
    const lane: Lane<unknown> | undefined = incoming[name];
    return lane !== undefined && lane.version > (known[name]?.version ?? -Infinity);
  });
  if (newer.length === 0) return known;
  const merged = { ...known };
  for (const name of newer) takeLane(merged, name, incoming);
  return merged;
}

/**
 * Joins two copies of one message, whichever came first: the body with the higher revision (P3), a recall for good (P4), of each lane the
 * later, and a final position over a provisional one. Answers `known` itself when nothing is new.
 */
export function mergeMessage(known: Message, incoming: Message): Message {
  const newerBody =
    incoming.revision > known.revision || (known.streaming === true && incoming.revision >= known.revision);
  const body = newerBody ? incoming : known;
  const placed = known.position.provisional && !incoming.position.provisional ? incoming : known;
  const lanes = mergeLanes(known.lanes, incoming.lanes);
  const recall = known.recalled ?? incoming.recalled;
  const thread = laterSummary(known.thread, incoming.thread);
  const isOld = body === known && placed === known && lanes === known.lanes && recall === known.recalled;
  if (isOld && thread === known.thread && (known.clientId ?? incoming.clientId) === known.clientId) return known;
  const joined: Message = {
    ...body,
    id: known.id,
    clientId: known.clientId ?? incoming.clientId,
    position: placed.position,
    time: placed.time,
    lanes,
    thread,
  };
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
    inConversation: message.inConversation,
    senderId: message.senderId,
    senderName: message.senderName,
    time: message.time,
    position: message.position,
    revision: message.revision,
    thread: message.thread,
    content: { type: 'recalled' },
    recalled: message.recalled ?? recall,
    lanes: {},
    countable: false,
  };
}

// Names shown under a reaction; the count says the rest.
const SAMPLE = 8;

/** One person's reaction, as it is set or cleared. */
export interface ReactionChange {
  readonly emoji: string;
  readonly userId: UserId;
  readonly active: boolean;
  readonly isSelf: boolean;
}

/**
 * Sets or clears one person's reaction in what is counted of its emoji. `was` is what is known of the register before; undefined: unknown, then the
 * sample and `mine` are asked, and failing these the operation is taken to change something. Answers `known` itself when it changes nothing.
 */
export function reactTo(
  known: ReactionSummary | undefined,
  { emoji, userId, active, isSelf }: ReactionChange,
  was?: boolean | undefined,
): ReactionSummary | undefined {
  const before = was ?? (isSelf ? (known?.mine ?? false) : known?.sampleUserIds.includes(userId) ? true : !active);
  if (before === active) return known;
  const others = known?.sampleUserIds.filter((id) => id !== userId) ?? [];
  return {
    emoji,
    count: Math.max(0, (known?.count ?? 0) + (active ? 1 : -1)),
    mine: isSelf ? active : (known?.mine ?? false),
    sampleUserIds: active ? [...others, userId].slice(0, SAMPLE) : others,
    asOf: known?.asOf,
  };
}

/** The message with other counts of reactions; those of nobody are left out. */
export function withReactions(message: Message, summaries: readonly ReactionSummary[]): Message {
  const value = summaries.filter(({ count }) => count > 0);
  return {
    ...message,
    lanes: { ...message.lanes, reactions: { version: message.lanes.reactions?.version ?? 0, value } },
  };
}

/** Sets or clears one person's reaction in the summaries of a message; see {@link reactTo}. */
export function applyReaction(message: Message, reaction: ReactionChange, was?: boolean | undefined): Message {
  if (message.recalled) return message;
  const summaries = message.lanes.reactions?.value ?? [];
  const known = summaries.find(({ emoji }) => emoji === reaction.emoji);
  const next = reactTo(known, reaction, was);
  if (!next || next === known) return message;
  return withReactions(message, known ? summaries.map((each) => (each === known ? next : each)) : [...summaries, next]);
}

/** Orders messages as the server does; for sorting pages that came in any order. */
export function byPosition(a: Message, b: Message): number {
  return comparePositions(a.position, b.position);
}
