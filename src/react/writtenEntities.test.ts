import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextEntity } from '../model/index.js';
import { changeOf, learnEntities, moveEntities, restoreEntities, withEntity } from './writtenEntities.js';

const mention = (text: string, words: string, userId = 'u'): TextEntity => ({
  type: 'mention',
  offset: text.indexOf(words),
  length: words.length,
  userId,
});
const after = (before: string, next: string, entities: readonly TextEntity[], caret?: number): readonly string[] =>
  moveEntities(entities, changeOf(before, next, caret)).map(({ offset, length }) =>
    next.slice(offset, offset + length),
  );

describe('entities while a text is edited', () => {
  const text = 'Hello @Ana Lu, see @李明 and @محمد 👋';
  const all = [mention(text, '@Ana Lu', 'a'), mention(text, '@李明', 'b'), mention(text, '@محمد', 'c')];

  it('move along with words before them', () => {
    expect(after(text, `👩‍👩‍👧 ${text}`, all)).toEqual(['@Ana Lu', '@李明', '@محمد']);
    expect(after(text, text.slice(3), all)).toEqual(['@Ana Lu', '@李明', '@محمد']);
  });

  it('stay where words follow, also right behind them', () => {
    expect(after(text, text.replace('Lu,', 'Lub,'), all)).toEqual(['@Ana Lu', '@李明', '@محمد']);
  });

  it('are broken as a whole by an edit inside, and by one that goes over their edge', () => {
    expect(after(text, text.replace('@Ana Lu', '@An Lu'), all)).toEqual(['@李明', '@محمد']);
    expect(after(text, text.replace('@Ana Lu', '@Anna Lu'), all)).toEqual(['@李明', '@محمد']);
    expect(after(text, text.replace('Lu, see @', ''), all)).toEqual(['@محمد']);
  });

  it('are told apart by the caret where letters are equal', () => {
    const twice = 'aa@a';
    const entities = [mention(twice, '@a')];
    expect(after(twice, 'a@a', entities, 0)).toEqual(['@a']);
    const doubled = 'x @bb';
    // The last letter went, which is a part of the name; or a space before it came.
    expect(after(doubled, 'x @b', [mention(doubled, '@bb')], 4)).toEqual([]);
    expect(after(' @b', '  @b', [mention(' @b', '@b')], 1)).toEqual(['@b']);
  });

  it('never stand on other words than before, whatever is replaced', () => {
    const unhurt = (): void =>
      fc.assert(
        fc.property(fc.string(), fc.string(), fc.string(), fc.nat(), fc.nat(), (head, tail, put, a, b) => {
          const before = `${head}@Name${tail}`;
          const from = a % (before.length + 1);
          const to = from + (b % (before.length - from + 1));
          const next = before.slice(0, from) + put + before.slice(to);
          const entities = [{ type: 'mention' as const, offset: head.length, length: 5, userId: 'u' }];
          return after(before, next, entities, from + put.length).every((words) => words === '@Name');
        }),
      );
    expect(unhurt).not.toThrow();
  });

  it('come back with their words, unless these stand for two people', () => {
    let known = learnEntities(new Map(), text, all);
    expect(restoreEntities(known, 'To @李明!', [], 0, 7).map(({ offset, userId }) => [offset, userId])).toEqual([
      [3, 'b'],
    ]);
    known = learnEntities(known, '@李明', [{ type: 'mention', offset: 0, length: 3, userId: 'other' }]);
    expect(restoreEntities(known, 'To @李明!', [], 0, 7)).toEqual([]);
  });

  it('come back where the word ends, and not inside a longer name', () => {
    const known = learnEntities(new Map(), text, all);
    const back = (words: string): number => restoreEntities(known, words, [], 0, words.length).length;
    expect(back('@Ana Luisa')).toBe(0);
    expect(back('@Ana Lu\u0301')).toBe(0);
    expect(back("@Ana Lu's, @Ana Lu")).toBe(2);
    expect(back('你好@李明你好')).toBe(1);
  });

  it('never overlap', () => {
    const first = { type: 'mention' as const, offset: 0, length: 4, userId: 'a' };
    expect(withEntity([first], { type: 'mention-all', offset: 2, length: 4 })).toEqual([
      { type: 'mention-all', offset: 2, length: 4 },
    ]);
  });
});
