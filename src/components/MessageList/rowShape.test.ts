import { describe, expect, it } from 'vitest';
import { createMessageTypeRegistry, defaultMessageTypes } from '../../messages/index.js';
import { buildMessage } from '../../testing/index.js';
import {
  countNewAfter,
  firstNewAfter,
  firstUnreadKey,
  lastConfirmedPosition,
  noticeTest,
  rowShape,
  type ListedRow,
  type ListedRows,
} from './rowShape.js';

const listed = (rows: readonly ListedRow[]): ListedRows => ({
  size: rows.length,
  rowAt: (index) => {
    const row = rows[index];
    if (!row) throw new RangeError(String(index));
    return row;
  },
  indexOf: (key) => rows.findIndex((row) => row.key === key),
});

/** One letter for each row: `b` of Bo, `m` mine, `p` mine and not confirmed. */
const rowsOf = (letters: string): ListedRows =>
  listed(
    Array.from(letters).map((letter, i) => {
      const mine = letter !== 'b';
      const id = letter === 'p' ? '' : `m${i}`;
      const message = buildMessage({ seq: i, id, senderId: mine ? 'me' : 'bo' });
      const position = letter === 'p' ? { value: 1e9 + i, tie: '', provisional: true } : message.position;
      return { key: `k${i}`, message, position, mine };
    }),
  );

const after = (value: number): { value: number; tie: string } => ({ value, tie: '' });

describe('the border of what was unread', () => {
  it('stands above the first message of others after the last read one', () => {
    expect(firstUnreadKey(rowsOf('bbbbb'), after(2))).toBe('k3');
  });

  it('looks past own messages', () => {
    expect(firstUnreadKey(rowsOf('bbmmbb'), after(1))).toBe('k4');
    expect(firstUnreadKey(rowsOf('bbmmbbp'), after(1))).toBe('k4');
  });

  it('is nowhere when nothing was unread, and where nothing read is loaded', () => {
    expect(firstUnreadKey(rowsOf('bbb'), undefined)).toBeUndefined();
    expect(firstUnreadKey(rowsOf('bbb'), after(2))).toBeUndefined();
    expect(firstUnreadKey(rowsOf('bbb'), after(-1))).toBeUndefined();
  });

  it('does not come back for what follows', () => {
    const rows = rowsOf('bbbmbb');
    const context = { dayNumber: () => 1, isNotice: () => false, unreadAfter: after(1) };
    const marked = [0, 1, 2, 3, 4, 5].filter((i) => rowShape(rows, i, context).startsUnread);
    expect(marked).toEqual([2]);
  });
});

describe('countNewAfter', () => {
  it('counts others’ messages only', () => {
    expect(countNewAfter(rowsOf('bbmbpb'), after(1))).toBe(2);
    expect(countNewAfter(rowsOf('bb'), after(1))).toBe(0);
    expect(countNewAfter(rowsOf('bb'), undefined)).toBe(0);
  });

  it('knows the first of them', () => {
    expect(firstNewAfter(rowsOf('bbmbpb'), after(1))).toBe('k3');
    expect(firstNewAfter(rowsOf('bbm'), after(1))).toBeUndefined();
  });
});

describe('lastConfirmedPosition', () => {
  it('leaves out what the server has not placed', () => {
    expect(lastConfirmedPosition(rowsOf('bmpp'))).toEqual(after(1));
    expect(lastConfirmedPosition(rowsOf('pp'))).toBeUndefined();
  });
});

describe('noticeTest', () => {
  it('knows notices by their layout', () => {
    const isNotice = noticeTest(createMessageTypeRegistry(defaultMessageTypes));
    expect(isNotice({ type: 'notice' })).toBe(true);
    expect(isNotice({ type: 'text', text: 'x' } as never)).toBe(false);
    expect(isNotice({ type: 'hologram' })).toBe(false);
  });
});
