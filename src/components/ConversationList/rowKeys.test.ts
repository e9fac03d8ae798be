import { describe, expect, it } from 'vitest';
import { rowCommand, typeAheadMatch } from './rowKeys.js';

const plain = { ctrlKey: false, metaKey: false, altKey: false };

describe('rowCommand', () => {
  it('moves by one, by a page and to the ends, and stops there', () => {
    expect(rowCommand({ ...plain, key: 'ArrowDown' }, 3, 10, false)).toEqual({ kind: 'move', to: 4 });
    expect(rowCommand({ ...plain, key: 'ArrowUp' }, 0, 10, false)).toEqual({ kind: 'move', to: 0 });
    expect(rowCommand({ ...plain, key: 'PageDown' }, 5, 10, false)).toEqual({ kind: 'move', to: 9 });
    expect(rowCommand({ ...plain, key: 'Home' }, 5, 10, false)).toEqual({ kind: 'move', to: 0 });
    expect(rowCommand({ ...plain, key: 'End' }, 5, 10, false)).toEqual({ kind: 'move', to: 9 });
  });

  it('types with letters of any script, and with the space bar only inside a word', () => {
    expect(rowCommand({ ...plain, key: '李' }, 0, 10, false)).toEqual({ kind: 'type', text: '李' });
    expect(rowCommand({ ...plain, key: ' ' }, 0, 10, false)).toBeUndefined();
    expect(rowCommand({ ...plain, key: ' ' }, 0, 10, true)).toEqual({ kind: 'type', text: ' ' });
  });

  it('leaves shortcuts and other keys to the browser', () => {
    expect(rowCommand({ ...plain, key: 'f', ctrlKey: true }, 0, 10, false)).toBeUndefined();
    expect(rowCommand({ ...plain, key: 'Tab' }, 0, 10, false)).toBeUndefined();
    expect(rowCommand({ ...plain, key: 'ArrowDown' }, 0, 0, false)).toBeUndefined();
  });
});

describe('typeAheadMatch', () => {
  const names = ['Anna', 'Ben', 'Ángel', 'Beatrix', '李雷'];
  const find = (typed: string, at: number): number =>
    typeAheadMatch(typed, at, names.length, (index) => names[index] ?? '');

  it('finds the next name that begins so, around the end, without regard to case and accents', () => {
    expect(find('b', 0)).toBe(1);
    expect(find('b', 1)).toBe(3);
    expect(find('an', 1)).toBe(2);
    expect(find('李', 0)).toBe(4);
  });

  it('walks through the names when one letter is typed again and again', () => {
    expect(find('bb', 1)).toBe(3);
    expect(find('bbb', 3)).toBe(1);
  });

  it('stays on the row at hand while its name is being typed', () => {
    expect(find('be', 1)).toBe(1);
  });

  it('says so when there is none', () => {
    expect(find('x', 0)).toBe(-1);
  });
});
