import type { MessageAction } from '../../messages/index.js';
import type { MessageRow } from './types.js';

/** What can be done to several messages at once, in the order a bar shows it. */
const batchActionIds = ['forward', 'copy', 'save', 'delete'] as const;

/** One of what can be done to several messages at once. */
export type BatchActionId = (typeof batchActionIds)[number];

/** What is offered for one message by itself, a host's own say included. */
export type Offers = (row: MessageRow) => readonly Pick<MessageAction, 'id' | 'refused'>[];

/** One action over several messages. */
export interface Batch {
  readonly id: BatchActionId;
  /** Those it can be done to. */
  readonly rows: readonly MessageRow[];
  /** Why it can be done to none of them. */
  readonly refused: string | undefined;
}

/** The action of one message each of them stands for. */
const SINGLE: Readonly<Record<BatchActionId, string>> = {
  forward: 'forward',
  copy: 'copy-text',
  save: 'save',
  delete: 'delete',
};

/** What can be done to all of these messages that it can be done to one by one. What is offered for none of them is left out. */
export function batchesOf(rows: readonly MessageRow[], offers: Offers): readonly Batch[] {
  const all = rows.map((row) => ({ row, actions: offers(row) }));
  return batchActionIds.flatMap((id): Batch[] => {
    const offered = all.flatMap(({ row, actions }) => {
      const action = actions.find((each) => each.id === SINGLE[id]);
      return action ? [{ row, refused: action.refused }] : [];
    });
    if (offered.length === 0) return [];
    const open = offered.flatMap(({ row, refused }) => (refused === undefined ? row : []));
    return [{ id, rows: open, refused: open.length > 0 ? undefined : offered[0]?.refused }];
  });
}

/** Whether a message can be chosen by itself. */
export function maySelect(row: MessageRow, offers: Offers): boolean {
  return offers(row).some(({ id, refused }) => id === 'select' && refused === undefined);
}

/** Whether a message is chosen along with those around it: not one that nobody can read, or that is still being written. */
export function mayJoin(row: MessageRow, offers: Offers): boolean {
  const { crypto, streaming } = row.message;
  return crypto !== 'pending' && crypto !== 'failed' && streaming !== true && maySelect(row, offers);
}
