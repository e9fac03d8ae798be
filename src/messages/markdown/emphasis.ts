import type { Budget, Inline } from './nodes.js';

/** A piece of a line before emphasis is settled. */
export type Piece = Inline | Run;

/** Signs that may begin or end emphasis. */
export interface Run {
  readonly kind: 'run';
  readonly char: '*' | '_' | '~';
  readonly count: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

interface Opener {
  readonly run: Run;
  /** Rank among all openers of the line. */
  readonly rank: number;
  /** Where its signs stand in what was written so far. */
  readonly at: number;
  /** Signs not used up yet. */
  left: number;
  /** Levels of emphasis after it. */
  depth: number;
}

/** Emphasis inside emphasis; deeper than this nobody means it. */
const DEPTH = 12;

/** Two runs of which one could both open and close must not make three of two (`*foo**bar*`). */
function fits({ run }: Opener, closer: Run): boolean {
  if (run.char !== closer.char) return false;
  if (!run.closes && !closer.opens) return true;
  return (run.count + closer.count) % 3 !== 0 || (run.count % 3 === 0 && closer.count % 3 === 0);
}

/** Neighbouring words as one piece. */
export function joinText(pieces: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.kind !== 'text') result.push(piece);
    else if (last?.kind === 'text') result[result.length - 1] = { kind: 'text', text: last.text + piece.text };
    else if (piece.text !== '') result.push(piece);
  }
  return result;
}

/** Settles which runs of signs are emphasis; the others stay as they were written. Each piece is looked at a bounded number of times. */
export function settleEmphasis(pieces: readonly Piece[], budget: Budget, steps: { count: number }): Inline[] {
  const out: Inline[] = [];
  const openers: Opener[] = [];
  // Openers of a lower rank fit no such closer: what was searched in vain is not searched again.
  const floors = new Map<string, number>();
  let ranks = 0;

  const text = (run: Run, count: number): void => {
    out.push({ kind: 'text', text: run.char.repeat(count) });
  };

  /** Takes the openers above away: they were never closed, and are words. */
  const dropAbove = (index: number): void => {
    const kept = openers[index];
    while (openers.length > index + 1) {
      steps.count++;
      const dropped = openers.pop();
      if (kept && dropped) kept.depth = Math.max(kept.depth, dropped.depth);
    }
  };

  const find = (run: Run): number => {
    const kind = `${run.char}${run.opens ? '+' : ''}${run.count % 3}`;
    const floor = floors.get(kind) ?? 0;
    for (let index = openers.length - 1; index >= 0; index--) {
      steps.count++;
      const opener = openers[index];
      if (!opener || opener.rank < floor) break;
      if (fits(opener, run)) return index;
    }
    floors.set(kind, ranks);
    return -1;
  };

  /** Answers how many signs found nothing to close. */
  const close = (run: Run): number => {
    let left = run.count;
    while (left > 0 && budget.inline > 0) {
      const index = find(run);
      const opener = openers[index];
      if (!opener) break;
      dropAbove(index);
      if (opener.depth >= DEPTH || opener.at === out.length - 1) {
        openers.pop();
        const below = openers.at(-1);
        if (below) below.depth = Math.max(below.depth, opener.depth);
        break;
      }
      const used = left >= 2 && opener.left >= 2 ? 2 : 1;
      const children = joinText(out.splice(opener.at + 1));
      steps.count += children.length;
      out.push({ kind: run.char === '~' ? 'strike' : used === 2 ? 'strong' : 'em', children });
      budget.inline--;
      left -= used;
      opener.left -= used;
      opener.depth += 1;
      out[opener.at] = { kind: 'text', text: run.char.repeat(opener.left) };
      if (opener.left === 0) {
        openers.pop();
        const below = openers.at(-1);
        if (below) below.depth = Math.max(below.depth, opener.depth);
      }
    }
    return left;
  };

  for (const piece of pieces) {
    steps.count++;
    if (piece.kind !== 'run') {
      out.push(piece);
      continue;
    }
    const left = piece.closes ? close(piece) : piece.count;
    if (left === 0) continue;
    text(piece, left);
    if (piece.opens) openers.push({ run: piece, rank: ranks++, at: out.length - 1, left, depth: 0 });
  }
  return joinText(out);
}
