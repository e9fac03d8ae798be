import { describe, expect, it } from 'vitest';
import type { Content } from '../model/index.js';
import { builtInContents, createContentRegistry, defineMessageContent } from './content.js';

interface DiceContent extends Content {
  readonly type: 'dice';
  readonly pips: number;
}

const dice = defineMessageContent<DiceContent>({
  type: 'dice',
  normalize: (value) => {
    const pips: unknown = Object.getOwnPropertyDescriptor(value, 'pips')?.value;
    return typeof pips === 'number' && pips >= 1 && pips <= 6 ? { type: 'dice', pips: Math.round(pips) } : null;
  },
  summarize: ({ pips }) => ({ kind: 'dice', text: `${pips}` }),
});

const faulty = defineMessageContent<DiceContent>({
  type: 'dice',
  normalize: () => {
    throw new Error('no');
  },
  summarize: () => {
    throw new Error('no');
  },
  countable: () => {
    throw new Error('no');
  },
  media: () => {
    throw new Error('no');
  },
  sizeHint: () => NaN,
});

describe('defineMessageContent', () => {
  it('makes a guard, texts and a size of a normaliser and a summary', () => {
    expect(dice.is({ type: 'dice', pips: 3 })).toBe(true);
    expect(dice.is({ type: 'dice', pips: 3.2 })).toBe(false);
    expect(dice.is({ type: 'dice', pips: 3, more: 1 })).toBe(false);
    expect(dice.is({ type: 'text', pips: 3 })).toBe(false);
    expect(dice.normalize({ type: 'dice', pips: 3.2 })).toEqual({ type: 'dice', pips: 3 });
    expect(dice.searchText({ type: 'dice', pips: 3 })).toBe('3');
    expect(dice.copyText({ type: 'dice', pips: 3 })).toBe('3');
    expect(dice.countable).toBe(true);
    expect(dice.sizeHint({ type: 'dice', pips: 3 }, 400)).toBe(64);
  });

  it('never lets a mistake in a definition out', () => {
    const content: DiceContent = { type: 'dice', pips: 3 };
    expect(faulty.normalize(content)).toBeNull();
    expect(faulty.is(content)).toBe(false);
    expect(faulty.summarize(content)).toEqual({ kind: 'dice' });
    expect(faulty.searchText(content)).toBe('');
    expect(faulty.media?.(content)).toEqual([]);
    expect(faulty.sizeHint(content, 400)).toBe(64);
    expect(createContentRegistry([faulty]).isCountable(content)).toBe(true);
  });
});

describe('createContentRegistry', () => {
  it('knows the built-in types and those given to it', () => {
    const registry = createContentRegistry([...builtInContents, dice]);
    expect(registry.normalize({ type: 'dice', pips: 2 })).toEqual({ type: 'dice', pips: 2 });
    expect(registry.summarize({ type: 'dice', pips: 2 } as Content)).toEqual({ kind: 'dice', text: '2' });
    expect(registry.get('dice')).toBe(dice);
    expect(registry.get('toString')).toBeUndefined();
    expect([...registry.types].sort()).toEqual(
      // The words of the house, spelled the same everywhere.
      'call card contact custom dice file image location merged notice parts poll recalled sticker text unknown video voice'.split(
        ' ',
      ),
    );
  });

  it('takes the later of two definitions of one type', () => {
    const registry = createContentRegistry([...builtInContents, dice, faulty]);
    expect(registry.get('dice')).toBe(faulty);
  });

  it('makes an unknown content of what it does not know and of what is damaged beyond use', () => {
    const registry = createContentRegistry(builtInContents);
    expect(registry.normalize({ type: 'dice', pips: 2 })).toEqual({
      type: 'unknown',
      originalType: 'dice',
      raw: { type: 'dice', pips: 2 },
    });
    expect(registry.normalize({ type: 'image', items: [] })).toMatchObject({ type: 'unknown', originalType: 'image' });
    for (const value of [undefined, null, 7, 'text', [], { type: '__proto__' }, { type: { toString: () => 'text' } }]) {
      expect(registry.normalize(value).type).toBe('unknown');
    }
  });

  it('speaks of contents it does not know as of unknown ones', () => {
    const registry = createContentRegistry([]);
    const content = { type: 'dice', pips: 2, fallback: 'Two' } as Content;
    expect(registry.summarize(content)).toEqual({ kind: 'unknown', text: 'Two', params: { originalType: 'dice' } });
    expect(registry.isCountable(content)).toBe(true);
    expect(registry.searchText(content)).toBe('Two');
    expect(registry.copyText(content)).toBe('Two');
    expect(registry.media(content)).toEqual([]);
    expect(registry.sizeHint(content, 400)).toBe(56);
  });

  it('counts notices and recalled messages as nothing new, and words as something', () => {
    const registry = createContentRegistry(builtInContents);
    expect(registry.isCountable(registry.normalize({ type: 'notice', event: { kind: 'dismissed' } }))).toBe(false);
    expect(registry.isCountable({ type: 'recalled' })).toBe(false);
    expect(registry.isCountable(registry.normalize({ type: 'text', text: 'hi' }))).toBe(true);
  });
});
