import type { UserId } from './ids.js';
import type { JsonObject } from './json.js';
import type { MediaRef } from './media.js';

/** A person, bot or service. */
export interface User {
  readonly id: UserId;
  /** The name the person chose. Absent or empty falls back to the id. */
  readonly nick?: string | undefined;
  /** The private name the signed-in user gave this person; wins over every other name. */
  readonly remark?: string | undefined;
  readonly avatar?: MediaRef | undefined;
  readonly bio?: string | undefined;
  /** True for automated participants: they carry a badge and never count as "online people". */
  readonly bot?: boolean | undefined;
  /** Level shown as a badge in live rooms and games. */
  readonly level?: number | undefined;
  /** True once the account is gone; name and avatar are shown muted. */
  readonly deleted?: boolean | undefined;
  readonly custom?: JsonObject | undefined;
}

/** Availability of a person. `unknown` where the backend does not tell. */
export type PresenceState = 'online' | 'away' | 'dnd' | 'offline' | 'unknown';

/** What is known of a person's availability. */
export interface Presence {
  readonly state: PresenceState;
  /** Server time in ms when last seen; only meaningful while not online. */
  readonly lastSeen?: number | undefined;
  /** Custom status line. */
  readonly status?: PersonStatus | undefined;
  /** Kinds of device the person is online with, where the backend tells. */
  readonly devices?: readonly ('web' | 'desktop' | 'phone' | 'tablet' | 'bot')[] | undefined;
}

/** A short status a person sets, optionally until a time. */
export interface PersonStatus {
  readonly emoji?: string | undefined;
  readonly text?: string | undefined;
  /** Server time in ms after which the status no longer shows. */
  readonly until?: number | undefined;
}

/** How the signed-in user relates to another user. */
export interface Contact {
  readonly userId: UserId;
  /** `friend` both agreed; `following` one way; `requested` ours is waiting; `incoming` theirs is waiting. */
  readonly relation: 'friend' | 'following' | 'requested' | 'incoming';
  readonly groups?: readonly string[] | undefined;
  readonly since?: number | undefined;
  /** The sentence that came with a request. */
  readonly wording?: string | undefined;
}
