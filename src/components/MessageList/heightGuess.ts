import type { Content } from '../../model/index.js';

/** Width in px the heights of rows not yet seen are guessed for. */
const GUESSED_WIDTH = 640;
/** What stands around the body of a bubble, on average. */
const AROUND = 8;

/** Gives the guessed height of a row by its content. Each content is looked at once: the list asks for every row, again and again. */
export function createHeightGuess(contents: {
  sizeHint(content: Content, width: number): number;
}): (content: Content) => number {
  const known = new WeakMap<Content, number>();
  return (content) => {
    const before = known.get(content);
    if (before !== undefined) return before;
    const size = contents.sizeHint(content, GUESSED_WIDTH) + AROUND;
    known.set(content, size);
    return size;
  };
}
