import type { UserId } from './ids.js';
import type { Json, JsonObject } from './json.js';
import type { Position } from './position.js';

/**
 * A lane is something that is added to a message after it was sent, apart from its body: each lane has its own version,
 * so that a late translation is never dropped because an edit came first (P3).
 */
export interface Lane<T> {
  /** Grows with every change; a lane with an equal or lower version is ignored. */
  readonly version: number;
  readonly value: T;
}

/** All reactions to a message with one emoji. Thousands of likes must show, so people are only sampled. */
export interface ReactionSummary {
  /** The emoji itself or the id of a custom one. */
  readonly emoji: string;
  readonly count: number;
  /** True when the signed-in user is among them. */
  readonly mine: boolean;
  readonly sampleUserIds: readonly UserId[];
  /** State as of this operation; older single operations are already counted in it. */
  readonly asOf?: Position | undefined;
}

/** How far a message was read, where the backend counts per message. */
export interface ReceiptSummary {
  readonly read: number;
  readonly total: number;
}

export interface Translation {
  readonly language: string;
  readonly text: string;
}

export interface Transcript {
  readonly text: string;
  readonly language?: string | undefined;
}

/** What is behind a link, as the adapter tells it; the kit fetches nothing by itself. */
export interface LinkPreview {
  readonly url: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly siteName?: string | undefined;
  readonly imageUrl?: string | undefined;
}

/** Votes of a poll: per option a count, and which the signed-in user chose. */
export interface PollVotes {
  readonly counts: Readonly<Record<string, number>>;
  readonly mine: readonly string[];
  readonly voters?: Readonly<Record<string, readonly UserId[]>> | undefined;
  readonly closed?: boolean | undefined;
}

/** What can be added to a message beside its body. */
export interface MessageLanes {
  readonly reactions?: Lane<readonly ReactionSummary[]> | undefined;
  readonly receipts?: Lane<ReceiptSummary> | undefined;
  readonly translation?: Lane<Translation> | undefined;
  readonly transcript?: Lane<Transcript> | undefined;
  readonly preview?: Lane<readonly LinkPreview[]> | undefined;
  readonly votes?: Lane<PollVotes> | undefined;
  /** Plain content of an encrypted message, once it could be read. */
  readonly decryption?: Lane<JsonObject> | undefined;
  /** Key–value extensions shared by the members (counters, sign-ups). */
  readonly extensions?: Lane<Readonly<Record<string, Json>>> | undefined;
}

/** Name of a lane. */
export type LaneName = keyof MessageLanes;
