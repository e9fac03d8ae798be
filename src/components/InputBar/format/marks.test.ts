import { describe, expect, it } from 'vitest';
import { toggleLines, toggleMark, type MarkChange } from './marks.js';

/** `[` and `]` stand for the selection. */
function press(marked: string, toggle: (text: string, from: number, to: number) => MarkChange): string {
  const from = marked.indexOf('[');
  const to = marked.indexOf(']') - 1;
  const text = marked.replace('[', '').replace(']', '');
  const change = toggle(text, from, to);
  const next = text.slice(0, change.start) + change.text + text.slice(change.end);
  const [start, end] = change.selection;
  return `${next.slice(0, start)}[${next.slice(start, end)}]${next.slice(end)}`;
}
const bold = (marked: string): string => press(marked, (text, from, to) => toggleMark(text, from, to, '**'));
const italic = (marked: string): string => press(marked, (text, from, to) => toggleMark(text, from, to, '*'));

describe('marks around a selection', () => {
  it('come with the first press and go with the second', () => {
    expect(bold('a [word] more')).toBe('a **[word]** more');
    expect(bold('a **[word]** more')).toBe('a [word] more');
    expect(bold('a [**word**] more')).toBe('a [word] more');
  });

  it('leave the space at the edges outside', () => {
    expect(bold('a[ word ]more')).toBe('a **[word]** more');
  });

  it('stand around the caret where nothing is selected', () => {
    expect(bold('a []b')).toBe('a **[]**b');
    expect(bold('a **[]**b')).toBe('a []b');
  });

  it('tell one star from two', () => {
    expect(italic('**[word]**')).toBe('***[word]***');
  });
});

it('puts a prefix before every line and takes it away again', () => {
  const quote = (marked: string): string => press(marked, (text, from, to) => toggleLines(text, from, to, '> '));
  expect(quote('one\nt[wo\nth]ree')).toBe('one\n[> two\n> three]');
  expect(quote('one\n[> two\n> three]')).toBe('one\n[two\nthree]');
});
