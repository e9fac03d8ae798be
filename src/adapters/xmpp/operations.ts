import { comparePositions, type Content, type Message, type Position, type UserId } from '../../model/index.js';

/** An edit, a retraction or a set of reactions, as a stanza of its own. */
export type Operation =
  | {
      readonly kind: 'edit';
      /** Id of the stanza, so that hearing and reading it count once. */
      readonly key: string;
      /** Names the message; see `ledger.ts`. */
      readonly target: string;
      readonly by: UserId;
      readonly position: Position;
      readonly time: number;
      readonly content: Content;
      readonly mentions: Message['mentions'];
      readonly revision: number | undefined;
    }
  | {
      readonly kind: 'retract';
      readonly key: string;
      readonly target: string;
      readonly by: UserId;
      readonly position: Position;
      readonly time: number;
      /** The room itself says so: `by` is a moderator of it. */
      readonly isModeration?: boolean | undefined;
      readonly reason?: string | undefined;
    }
  | {
      readonly kind: 'react';
      readonly key: string;
      readonly target: string;
      readonly by: UserId;
      readonly position: Position;
      readonly time: number;
      readonly emojis: readonly string[];
    };

/** A correction of a message. */
type Edit = Extract<Operation, { readonly kind: 'edit' }>;
/** One person's reactions to a message. */
export type Reaction = Extract<Operation, { readonly kind: 'react' }>;

/** The corrections of one message. */
export interface Edited {
  /** The newest ones, oldest first. */
  edits: readonly Edit[];
  /** How far edits older than these had counted. */
  editedBefore: number;
}

// Older ones show no more; only their number counts.
const MAX_EDITS = 20;
// A hint further away than this is no hint.
const MAX_STEP = 1000;

/** The revision after `last`: higher, and as its author counted it where that is higher. */
function revisionAfter(last: number, { revision }: Edit): number {
  return revision !== undefined && revision > last && revision <= last + MAX_STEP ? revision : last + 1;
}

/** Revisions of the edits kept, in their order. */
export function revisions({ edits, editedBefore }: Edited): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  let last = editedBefore;
  for (const edit of edits) {
    last = revisionAfter(last, edit);
    all.set(edit.key, last);
  }
  return all;
}

/** Takes an edit in; answers its revision, or undefined when it is older than all that are kept. */
export function addEdit(entry: Edited, edit: Edit): number | undefined {
  const others = entry.edits.filter(({ key }) => key !== edit.key);
  const [oldest] = others;
  if (others.length >= MAX_EDITS && oldest && comparePositions(edit.position, oldest.position) < 0) return undefined;
  entry.edits = [...others, edit].sort((a, b) => comparePositions(a.position, b.position));
  const [first] = entry.edits;
  if (entry.edits.length > MAX_EDITS && first) {
    entry.editedBefore = revisionAfter(entry.editedBefore, first);
    entry.edits = entry.edits.slice(1);
  }
  return revisions(entry).get(edit.key) ?? 1;
}
