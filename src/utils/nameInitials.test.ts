import { describe, expect, it } from 'vitest';
import { createNameInitials, nameInitials } from './nameInitials.js';

describe('the initials of a name', () => {
  it.each([
    ['李小明', 'lxm'],
    ['陈伟婷', 'cwt'],
    ['阿姨', 'ay'],
    ['张三 Zoe', 'zsz'],
    ['Ana Maria Lu', 'aml'],
    ['Łukasz', 'ł'],
    ['', ''],
    ['👋', ''],
    ['x'.repeat(5000), 'x'],
  ])('of %s are %s', (name, initials) => {
    expect(nameInitials(name)).toBe(initials);
  });

  it('of many names come from one order', () => {
    const initials = createNameInitials();
    expect(['王', '欧阳', '子'].map(initials)).toEqual(['w', 'oy', 'z']);
  });
});
