import { describe, expect, it } from 'vitest';
import { snapshotLimits, type Content } from '../../model/index.js';
import { dataSize } from '../../utils/readJson.js';
import { builtInContents, createContentRegistry } from '../content.js';
import { mergedContent, type MergedContent } from './content.js';

const registry = createContentRegistry(builtInContents);
const item = (content: unknown, more: object = {}): object => ({ senderName: 'Ana', time: 1, content, ...more });
const text = (words: string): Content => ({ type: 'text', text: words, format: 'plain', entities: [] }) as Content;
const merged = (items: readonly unknown[], more: object = {}): MergedContent =>
  registry.normalize({ type: 'merged', items, ...more }) as MergedContent;

describe('merged', () => {
  it('normalises the messages inside by their own types', () => {
    expect(
      merged([item({ type: 'text', text: 'Hi', html: '<b>' }), item({ type: 'hologram' }), item(null), 3]).items,
    ).toEqual([
      { senderName: 'Ana', time: 1, content: text('Hi') },
      { senderName: 'Ana', time: 1, content: { type: 'unknown', originalType: 'hologram', raw: { type: 'hologram' } } },
    ]);
  });

  it('knows how many messages the whole bundle has', () => {
    expect(merged([item(text('a'))]).count).toBe(1);
    expect(merged([item(text('a'))], { count: 300 }).count).toBe(300);
    expect(merged([item(text('a')), item(text('b'))], { count: 1 }).count).toBe(2);
    expect(mergedContent.normalize({ type: 'merged', items: [] })).toBeNull();
  });

  it('carries at most 100 messages and 64 kB, always the beginning', () => {
    const many = merged(Array.from({ length: 500 }, (_, i) => item(text(`${i}`))));
    expect(many.items).toHaveLength(snapshotLimits.count);
    expect(many.count).toBe(500);
    const heavy = merged(
      Array.from({ length: 50 }, (_, i) => item(text(`${i}`.padEnd(i === 9 ? 64_000 : 1_000, 'x')))),
    );
    expect(heavy.items).toHaveLength(9);
    expect(dataSize(heavy)).toBeLessThan(snapshotLimits.bytes + 1_000);
  });

  it('nests four deep and no deeper', () => {
    let bundle: object = { type: 'merged', items: [item(text('end'))] };
    for (let i = 0; i < 8; i++) bundle = { type: 'merged', items: [item(bundle)] };
    let content = registry.normalize(bundle);
    let depth = 0;
    while (content.type === 'merged' && (content as MergedContent).items[0]) {
      content = (content as MergedContent).items[0]!.content;
      depth++;
    }
    expect(depth).toBe(snapshotLimits.depth);
    expect(content).toEqual({ type: 'merged', items: [], count: 1 });
  });

  it('does not grow with bundles that hold the same bundle many times', () => {
    let bundle: object = { type: 'merged', items: [item(text('end'))] };
    for (let i = 0; i < 6; i++) bundle = { type: 'merged', items: Array.from({ length: 100 }, () => item(bundle)) };
    const content = registry.normalize(bundle);
    expect(dataSize(content)).toBeLessThan(snapshotLimits.bytes + 1_000);
    expect(registry.normalize(content)).toEqual(content);
  });

  it('is the same whether the registry or nobody looks inside, once it is normal', () => {
    const content = merged([
      item(merged([item(text('a')), item({ type: 'custom', kind: 'k', data: { a: [[[[1]]]] } })])),
    ]);
    expect(mergedContent.is(content)).toBe(true);
    expect(mergedContent.normalize(content)).toEqual(content);
  });

  it('is summed up by title and number, and copied line by line', () => {
    const content = merged([item(text('Hi')), item(text('Ho'), { senderName: 'Ben' })], { title: 'Chat' });
    expect(mergedContent.summarize(content)).toEqual({ kind: 'merged', text: 'Chat', params: { count: 2 } });
    expect(mergedContent.copyText(content)).toBe('Chat\nAna: Hi\nBen: Ho');
    expect(mergedContent.searchText(content)).toBe('Chat\nHi\nHo');
  });
});
