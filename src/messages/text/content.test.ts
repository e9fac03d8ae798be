import { describe, expect, it } from 'vitest';
import { contentLimits } from '../contentHelpers.js';
import { plainText, textContent } from './content.js';

const entitiesOf = (text: string, entities: unknown): unknown =>
  textContent.normalize({ type: 'text', text, entities })?.entities;

describe('text', () => {
  it('is plain and without entities unless the adapter says otherwise', () => {
    expect(textContent.normalize({ type: 'text', text: '<b>*hi*</b>' })).toEqual({
      type: 'text',
      text: '<b>*hi*</b>',
      format: 'plain',
      entities: [],
    });
    expect(textContent.normalize({ type: 'text', text: 'x', format: 'html' })?.format).toBe('plain');
    expect(textContent.normalize({ type: 'text', text: 'x', format: 'markdown' })?.format).toBe('markdown');
  });

  it('keeps the words as they were written, controls and all', () => {
    const text = ' a\n\u202eb\u200d ';
    expect(textContent.normalize({ type: 'text', text })?.text).toBe(text);
    expect(textContent.copyText({ type: 'text', text, format: 'plain', entities: [] })).toBe(text);
  });

  it('is made of plain words by plainText', () => {
    expect(plainText('*hi*')).toEqual({ type: 'text', text: '*hi*', format: 'plain', entities: [] });
    expect(textContent.is(plainText('x'.repeat(200_000)))).toBe(true);
  });

  it('is unusable without words, and empty words are words (an answer that has just begun)', () => {
    expect(textContent.normalize({ type: 'text' })).toBeNull();
    expect(textContent.normalize({ type: 'text', text: null })).toBeNull();
    expect(textContent.normalize({ type: 'text', text: '' })?.text).toBe('');
    expect(textContent.normalize({ type: 'text', text: 42 })?.text).toBe('42');
  });

  it('is cut at a grapheme border', () => {
    const text = 'x'.repeat(contentLimits.text - 3) + '👩‍👩‍👧‍👦';
    expect(textContent.normalize({ type: 'text', text })?.text).toBe('x'.repeat(contentLimits.text - 3));
  });

  it('sorts entities and clamps them to the text', () => {
    expect(
      entitiesOf('hello', [
        { type: 'hashtag', offset: 3, length: 99 },
        { type: 'mention', offset: -2, length: 4, userId: 'u' },
        { type: 'emoji', offset: 5, length: 1 },
        { type: 'emoji', offset: 2, length: 0 },
      ]),
    ).toEqual([
      { type: 'mention', offset: 0, length: 2, userId: 'u' },
      { type: 'hashtag', offset: 3, length: 2 },
    ]);
  });

  it('leaves out entities that overlap: the first stays, and of two that start together the longer', () => {
    expect(
      entitiesOf('0123456789', [
        { type: 'command', offset: 2, length: 2 },
        { type: 'hashtag', offset: 2, length: 4 },
        { type: 'hashtag', offset: 5, length: 3 },
        { type: 'hashtag', offset: 6, length: 1 },
      ]),
    ).toEqual([
      { type: 'hashtag', offset: 2, length: 4 },
      { type: 'hashtag', offset: 6, length: 1 },
    ]);
  });

  it('leaves out mentions of nobody, links that may not be followed and words it does not know', () => {
    expect(
      entitiesOf('0123456789', [
        { type: 'mention', offset: 0, length: 1 },
        { type: 'link', offset: 1, length: 1, url: 'javascript:alert(1)' },
        { type: 'script', offset: 2, length: 1 },
        { type: 'link', offset: 3, length: 1 },
        { type: 'link', offset: 4, length: 1, url: 'https://example.com' },
        { type: 'mention-all', offset: 5, length: 1, userId: 'u', url: 'https://example.com' },
      ]),
    ).toEqual([
      { type: 'link', offset: 3, length: 1 },
      { type: 'link', offset: 4, length: 1, url: 'https://example.com/' },
      { type: 'mention-all', offset: 5, length: 1 },
    ]);
  });

  it('is summed up on one line', () => {
    const content = textContent.normalize({ type: 'text', text: 'one\ntwo\u202e three ' + 'x'.repeat(500) });
    const summary = content && textContent.summarize(content);
    expect(summary?.kind).toBe('text');
    expect(summary?.text).toMatch(/^one two three x+$/u);
    expect(summary?.text).toHaveLength(200);
  });

  it('is guessed to be higher the more it says, and never beyond a collapsed message', () => {
    const height = (text: string): number =>
      textContent.sizeHint({ type: 'text', text, format: 'plain', entities: [] }, 400);
    expect(height('hi')).toBeLessThan(height('word '.repeat(60)));
    expect(height('a\n'.repeat(5))).toBeGreaterThan(height('a\n'));
    expect(height('a\n'.repeat(100_000))).toBeLessThan(1000);
    // Without line breaks nothing is folded before 8,000 characters.
    expect(height('word '.repeat(1600))).toBeGreaterThan(2000);
    expect(height('word '.repeat(20_000))).toBe(height('word '.repeat(1600)));
  });
});
