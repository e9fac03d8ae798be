import { describe, expect, it, vi } from 'vitest';
import { createPlayedMarks, type MarkStorage } from './playedMarks.js';

function device(): { open: () => Promise<MarkStorage>; kept: Map<string, unknown>; opened: () => number } {
  const kept = new Map<string, unknown>();
  let opened = 0;
  return {
    kept,
    opened: () => opened,
    open: async () => {
      opened += 1;
      return {
        get: async (_table, key) => kept.get(key),
        async write(writes) {
          for (const { key, value } of writes) kept.set(key, value);
        },
        close: () => void (opened -= 1),
      };
    },
  };
}

describe('what was listened to', () => {
  it('is known at once, told, and found again by another page', async () => {
    const { open, kept, opened } = device();
    const marks = createPlayedMarks(open);
    const told = vi.fn();
    marks.subscribe(told);
    marks.add('c1\nm1');
    expect(marks.has('c1\nm1')).toBe(true);
    expect(told).toHaveBeenCalledTimes(1);
    await vi.waitFor(() => expect(kept.get('voice-played')).toEqual(['c1\nm1']));

    const later = createPlayedMarks(open);
    expect(later.has('c1\nm1')).toBe(false);
    await later.load();
    expect(later.has('c1\nm1')).toBe(true);
    expect(opened()).toBe(0);
  });

  it('holds for the page where nothing can be stored, and where nobody is signed in', async () => {
    for (const open of [() => Promise.reject(new Error('private')), () => undefined]) {
      const marks = createPlayedMarks(open);
      marks.add('a');
      await marks.load();
      expect(marks.has('a')).toBe(true);
    }
  });

  it('takes nothing but words from storage, and keeps a bounded number', async () => {
    const { open, kept } = device();
    kept.set('voice-played', ['a', 7, null, { toString: () => 'b' }]);
    const marks = createPlayedMarks(open);
    await marks.load();
    expect(marks.has('a')).toBe(true);
    for (let i = 0; i < 2_100; i++) marks.add(String(i));
    await vi.waitFor(() => expect((kept.get('voice-played') as string[]).at(-1)).toBe('2099'));
    expect((kept.get('voice-played') as string[]).length).toBe(2_000);
  });

  it('in one tab is not forgotten for what another one keeps', async () => {
    const { open, kept } = device();
    const here = createPlayedMarks(open);
    const there = createPlayedMarks(open);
    here.add('a');
    await vi.waitFor(() => expect(kept.get('voice-played')).toEqual(['a']));
    there.add('b');
    await vi.waitFor(() => expect(kept.get('voice-played')).toEqual(['a', 'b']));
    here.add('c');
    await vi.waitFor(() => expect(kept.get('voice-played')).toEqual(['a', 'b', 'c']));
  });

  it('is forgotten when its chat ends', async () => {
    const marks = createPlayedMarks(() => undefined);
    marks.add('a');
    marks.stop();
    expect(marks.has('a')).toBe(false);
  });
});
