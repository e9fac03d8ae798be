import { describe, expect, it } from 'vitest';
import { partsContent, type PartsContent } from './content.js';

const parts = (...list: readonly unknown[]): PartsContent | null =>
  partsContent.normalize({ type: 'parts', parts: list });

describe('parts', () => {
  it('may be empty, since an answer begins so', () => {
    expect(parts()).toEqual({ type: 'parts', parts: [] });
    expect(partsContent.normalize({ type: 'parts' })).toBeNull();
  });

  it('gives every part an id of its own, so that a delta means one part', () => {
    const content = parts(
      { kind: 'text', text: 'a' },
      { partId: '0', kind: 'text', text: 'b' },
      { partId: 'x', kind: 'text' },
    );
    expect(content?.parts).toEqual([
      { partId: '0', kind: 'text', text: 'a', format: 'plain' },
      { partId: 'x', kind: 'text', text: '', format: 'plain' },
    ]);
  });

  it('keeps a kind of part it does not know as data', () => {
    expect(parts({ partId: 'p', kind: 'chart', points: [1, 2] })?.parts).toEqual([
      { partId: 'p', kind: 'data', name: 'chart', data: { partId: 'p', kind: 'chart', points: [1, 2] } },
    ]);
    expect(parts({ partId: 'p' })?.parts).toEqual([]);
  });

  it('shows a source without its link when the link may not be followed', () => {
    expect(parts({ partId: 's', kind: 'source', title: 'Here', url: 'javascript:alert(1)' })?.parts).toEqual([
      { partId: 's', kind: 'source', title: 'Here' },
    ]);
    expect(parts({ partId: 's', kind: 'source', url: 'https://example.com' })?.parts[0]).toMatchObject({
      title: 'https://example.com/',
    });
  });

  it('mends tool calls', () => {
    expect(
      parts({ partId: 't', kind: 'tool-call', name: 'weather', status: 'odd', args: { f: () => 1, n: 1 } })?.parts,
    ).toEqual([{ partId: 't', kind: 'tool-call', name: 'weather', status: 'pending', args: { n: 1 } }]);
  });

  it('is summed up, copied and searched by its answer, not by its reasoning', () => {
    const content = parts(
      { kind: 'reasoning', text: 'Hm' },
      { kind: 'text', text: 'Yes' },
      { kind: 'text', text: 'No' },
    )!;
    expect(partsContent.summarize(content)).toEqual({ kind: 'parts', text: 'Yes No' });
    expect(partsContent.copyText(content)).toBe('Yes\nNo');
    expect(partsContent.searchText(content)).toBe('Yes\nNo');
  });
});
