import type { TextContent } from '../../../messages/content.js';
import { timelineKey, type DraftForward, type TimelineRef } from '../../../model/index.js';
import { forwardedMessages, type ForwardedMessage } from '../../../react/index.js';
import { snapshotOf } from '../snapshot.js';
import type { MessageRow, State } from '../types.js';

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

/** These rows as they stand by now, to be handed on. Undefined when none is left. */
export function forwardOf(
  state: State,
  ref: TimelineRef,
  rows: readonly MessageRow[],
  bundle: Wrapping['bundle'],
): DraftForward | undefined {
  const items = rowsLeft(state, ref, rows).map((row) => snapshotOf(state, ref, row));
  if (items.length === 0) return undefined;
  const names = [...new Set(items.map(({ senderName }) => senderName))];
  return { items, bundle: items.length > 1 ? bundle?.(names.slice(0, 3)) : undefined };
}

/** What is to be sent for these rows as they stand by now. Nothing, not even the caption, when none is left. */
export function parcelsOf(
  state: State,
  ref: TimelineRef,
  rows: readonly MessageRow[],
  { bundle, caption }: Wrapping,
): readonly ForwardedMessage[] {
  const forward = forwardOf(state, ref, rows, bundle);
  if (!forward) return [];
  const parcels = forwardedMessages(state, forward);
  const words = captionOf(caption);
  return words ? [...parcels, { content: words }] : parcels;
}

/** Words to send along; undefined where there are none. */
export function captionOf(caption: string): TextContent | undefined {
  const text = caption.trim();
  return text === '' ? undefined : { type: 'text', text, format: 'plain', entities: [] };
}
