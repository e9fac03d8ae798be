import type { MessageId, UserId } from './ids.js';
import type { MediaRef } from './media.js';
import type { Position } from './position.js';
import type { MessageSnapshot } from './snapshot.js';

/** When a conversation may disturb. `mentions` disturbs only when the user is mentioned. */
export type NotifyLevel = 'all' | 'mentions' | 'none';

/** The level that holds at a time in ms: a mute ends by itself. */
export function notifyLevel(
  settings: Pick<ConversationSettings, 'notify' | 'notifyUntil'> | undefined,
  now: number,
): NotifyLevel {
  const { notify = 'all', notifyUntil } = settings ?? {};
  return notifyUntil !== undefined && notifyUntil <= now ? 'all' : notify;
}

/** What one user decided about one conversation, in step over that user's devices. */
export interface ConversationSettings {
  readonly pinned?: boolean | undefined;
  /** Rank among pinned conversations; lower comes first. */
  readonly order?: number | undefined;
  readonly notify?: NotifyLevel | undefined;
  /** Server time in ms until which `notify` holds; absent means until changed. */
  readonly notifyUntil?: number | undefined;
  readonly archived?: boolean | undefined;
  readonly hidden?: boolean | undefined;
  /** Position of the last message when it was archived or hidden, kept by the store: what is said after it may bring the conversation back. */
  readonly awayFrom?: Position | undefined;
  readonly folders?: readonly string[] | undefined;
  readonly marks?: readonly string[] | undefined;
  readonly draft?: Draft | undefined;
  /** "Mark unread from here": shown as unread from this position although the read cursor is beyond it (P7). */
  readonly unreadFrom?: Position | undefined;
}

/** A span of text that stands for something. Offsets and lengths count UTF-16 code units, as JavaScript strings do. */
export interface TextEntity {
  readonly type: 'mention' | 'mention-all' | 'link' | 'command' | 'hashtag' | 'emoji';
  readonly offset: number;
  readonly length: number;
  /** Who a `mention` means. */
  readonly userId?: UserId | undefined;
  /** Target of a `link` whose text differs from it. */
  readonly url?: string | undefined;
  /** Id of a custom `emoji`. */
  readonly id?: string | undefined;
}

/** Messages that are handed on with what is being written. */
export interface DraftForward {
  /** As they stood when that was begun; what is taken back since is left out. */
  readonly items: readonly MessageSnapshot[];
  /** Title of the one bundle they are sent as. Left out: one by one. */
  readonly bundle?: string | undefined;
}

/** A message being written. */
export interface Draft {
  readonly text: string;
  readonly entities?: readonly TextEntity[] | undefined;
  /** The message being answered. */
  readonly quote?: MessageSnapshot | undefined;
  /** What is handed on after the words; there is no quote then. */
  readonly forward?: DraftForward | undefined;
  /** Set once the writer has formatted something. */
  readonly format?: 'markdown' | undefined;
  /** The own message being edited, if the composer is in edit mode. */
  readonly editing?: MessageId | undefined;
  /** What was being written before the edit, to come back after it. */
  readonly before?: Pick<Draft, 'text' | 'entities' | 'quote' | 'forward' | 'format'> | undefined;
  readonly attachments?: readonly DraftAttachment[] | undefined;
  /** Time of the last change in ms, by the device that made it. Only compares drafts of one user with each other. */
  readonly updatedAt: number;
}

/** A file waiting in the composer's tray. */
export interface DraftAttachment {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  /** What it is sent as. Default: `file`. */
  readonly kind?: 'image' | 'video' | 'voice' | 'file' | undefined;
  /** What was measured before it is uploaded. */
  readonly facts?: Pick<MediaRef, 'width' | 'height' | 'duration' | 'placeholder'> | undefined;
  /** Loudness of a recording, 0…1. */
  readonly waveform?: readonly number[] | undefined;
  /** Somebody still speaks: other devices leave it alone until it is done. */
  readonly recording?: boolean | undefined;
  /** It may say where it was taken, and could not be freed of that. */
  readonly placed?: true | undefined;
  /** Set once uploaded. */
  readonly ref?: MediaRef | undefined;
  /** Set once the still picture of a film is uploaded. */
  readonly coverRef?: MediaRef | undefined;
}

/** True when neither words, nor a command, nor files, nor a quote, nor something to hand on are waiting. */
export function isEmptyDraft(draft: Draft | undefined): boolean {
  if (!draft) return true;
  // A chosen command has no words itself.
  const isCommand = draft.entities?.some(({ type }) => type === 'command') === true;
  const { text, attachments, quote, forward, editing } = draft;
  return text.trim() === '' && !isCommand && !attachments?.length && !quote && !forward && !editing;
}
