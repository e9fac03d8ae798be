import type { CodeHighlighter, CodeToken, CodeTokenKind } from '../textOptions.js';

const KINDS: ReadonlySet<CodeTokenKind> = new Set<CodeTokenKind>([
  'keyword',
  'string',
  'number',
  'comment',
  'function',
  'type',
  'name',
  'operator',
  'inserted',
  'deleted',
]);
/** Pieces of one block; more make the page slow. */
const MOST = 4000;
const LANGUAGE = /^[\p{L}\d#+._-]{1,40}/u;

/** Code in coloured pieces; one plain piece where there is no highlighter, or where what it answers is not the code. */
export function codeTokens(highlighter: CodeHighlighter | undefined, code: string, info: string): readonly CodeToken[] {
  const plain = [{ text: code }];
  // A host may hand in the module itself instead of what is in it.
  if (typeof highlighter !== 'function') return plain;
  try {
    const found = highlighter(code, LANGUAGE.exec(info)?.[0].toLowerCase() ?? '');
    const all = found.map(({ text, kind }): CodeToken => (kind && KINDS.has(kind) ? { text, kind } : { text }));
    const whole = all.every(({ text }) => typeof text === 'string') && all.map(({ text }) => text).join('') === code;
    return whole && all.length <= MOST ? all : plain;
  } catch {
    return plain;
  }
}
