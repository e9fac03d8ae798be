import type { RefObject } from 'react';
import type { MessageAction, MessageActionSource } from '../../messages/index.js';
import type { MessageId, TimelineRef } from '../../model/index.js';
import type { useChatStore, useMessageRow } from '../../react/index.js';
import type { VirtualListHandle } from '../../ui/index.js';

/**
 * Adds actions to those of the kit, takes some out, or puts them into another order. Asked each time a menu or toolbar opens; keep it quick.
 *
 * @example
 * ```tsx
 * <MessageList messageActions={(defaults, { message }) => [
 *   ...defaults.filter(({ id }) => id !== 'report'),
 *   { id: 'ticket', label: 'Make a ticket', section: 'hand-on', onSelect: () => openTicket(message.id) },
 * ]} />
 * ```
 */
export type MessageActionsCustomizer = (
  defaults: readonly MessageAction[],
  source: MessageActionSource,
) => readonly MessageAction[];

/** The store of the chat. */
export type Store = ReturnType<typeof useChatStore>;
/** What the store knows. */
export type State = ReturnType<Store['getState']>;
/** One row of a timeline. */
export type MessageRow = NonNullable<ReturnType<typeof useMessageRow>>;

/** The rows of the list the actions belong to. */
export interface ActionRows {
  readonly size: number;
  rowAt(index: number): MessageRow;
  indexOf(key: string): number;
  get(key: string): MessageRow | undefined;
}

/** What the layer of actions gets from the list it lies over. */
export interface ActionsProps {
  readonly rows: ActionRows;
  readonly list: RefObject<VirtualListHandle | null>;
  /** Goes to any message of this timeline. */
  readonly goTo: (messageId: MessageId) => void;
  readonly customize: MessageActionsCustomizer | undefined;
  /** Something is open: the list must not scroll by itself. */
  readonly onHold: (held: boolean) => void;
  /** Draws something at the beginning of every row, while messages are being selected. */
  readonly onMarks: (mark: RowMark | undefined) => void;
  /**
   * The one message stands by itself above its thread: nothing is selected beside it, what is written below answers it anyway, and its edits are written in the
   * composer of this timeline.
   */
  readonly writeIn?: TimelineRef | undefined;
}

/** Draws the mark of a row. The same function while nothing but marks changes. */
export type RowMark = (messageKey: string) => React.ReactNode;

/** What is asked of the layer before it is there. */
export type LayerRequest =
  | { readonly kind: 'refused'; readonly reason: unknown }
  | { readonly kind: 'edit-last' }
  | { readonly kind: 'do'; readonly id: 'forward' | 'edit-history'; readonly messageKey: string }
  | { readonly kind: 'menu'; readonly target: Element; readonly x: number; readonly y: number }
  | { readonly kind: 'key'; readonly event: KeyboardEvent }
  | { readonly kind: 'saved' };
