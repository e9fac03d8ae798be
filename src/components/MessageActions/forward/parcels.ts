import type { MergedContent, TextContent } from '../../../messages/content.js';
import { timelineKey, type Content, type Message, type TimelineRef } from '../../../model/index.js';
import { snapshotOf } from '../snapshot.js';
import type { MessageRow, State } from '../types.js';

/** One message to send. */
export interface Parcel {
  readonly content: Content;
  readonly forwarded?: Message['forwarded'];
}

/** How messages are handed on. */
export interface Wrapping {
  /** As one bundle of this title, made of the names in it; one by one without. */
  readonly bundle: ((names: readonly string[]) => string) | undefined;
  /** Words to send along. */
  readonly caption: string;
}

/** The rows as they stand by now; what was taken back, deleted or let go since is left out (P4). */
export function rowsLeft(state: State, ref: TimelineRef, rows: readonly MessageRow[]): readonly MessageRow[] {
  const view = state.timelines.get(timelineKey(ref))?.view;
  return rows.flatMap((given) => {
    const row = view?.get(given.key) ?? asRoot(state, ref, given);
    return row && !row.message.recalled ? row : [];
  });
}

/** What a thread is about need not be a row of the timeline that is open. */
function asRoot(state: State, { conversationId }: TimelineRef, given: MessageRow): MessageRow | undefined {
  const thread = state.threads.get(timelineKey({ conversationId, threadId: given.message.id }));
  return thread && { ...given, message: thread.root };
}

/** What is to be sent for these rows as they stand by now. Nothing, not even the caption, when none is left. */
export function parcelsOf(
  state: State,
  ref: TimelineRef,
  rows: readonly MessageRow[],
  { bundle, caption }: Wrapping,
): readonly Parcel[] {
  const snapshots = rowsLeft(state, ref, rows).map((row) => snapshotOf(state, ref, row));
  if (snapshots.length === 0) return [];
  const singles = snapshots.map(({ content, senderName }) => ({ content, forwarded: { senderName } }));
  const words = caption.trim();
  const text: TextContent = { type: 'text', text: words, format: 'plain', entities: [] };
  const whole = (title: (names: readonly string[]) => string): MergedContent => {
    const names = [...new Set(snapshots.map(({ senderName }) => senderName))];
    return { type: 'merged', title: title(names.slice(0, 3)), items: snapshots, count: snapshots.length };
  };
  const parcels: readonly Parcel[] = bundle && snapshots.length > 1 ? [{ content: whole(bundle) }] : singles;
  return words === '' ? parcels : [...parcels, { content: text }];
}
