import { describe, expect, it } from 'vitest';
import { GROUP_MS, groupPosition, startsDay, type GroupedRow } from './grouping.js';

const row = (changes: Partial<GroupedRow> = {}): GroupedRow => ({
  senderId: 'mira',
  time: 1_000_000,
  day: 20_000,
  notice: false,
  unread: false,
  ...changes,
});

describe('groupPosition', () => {
  it('is single without neighbours', () => {
    expect(groupPosition(undefined, row(), undefined)).toBe('single');
  });

  it('tells first, middle and last of one person’s turn', () => {
    expect(groupPosition(undefined, row(), row())).toBe('first');
    expect(groupPosition(row(), row(), row())).toBe('middle');
    expect(groupPosition(row(), row(), undefined)).toBe('last');
  });

  it('parts different people', () => {
    expect(groupPosition(row({ senderId: 'jun' }), row(), row({ senderId: 'jun' }))).toBe('single');
  });

  it('joins up to five minutes and parts beyond', () => {
    expect(groupPosition(row(), row({ time: 1_000_000 + GROUP_MS }), undefined)).toBe('last');
    expect(groupPosition(row(), row({ time: 1_000_001 + GROUP_MS }), undefined)).toBe('single');
  });

  it('joins a row whose clock runs a little behind', () => {
    expect(groupPosition(row(), row({ time: 999_000 }), undefined)).toBe('last');
  });

  it('parts two days, notices and the line of new messages', () => {
    expect(groupPosition(row({ day: 19_999 }), row(), undefined)).toBe('single');
    expect(groupPosition(row({ notice: true }), row(), undefined)).toBe('single');
    expect(groupPosition(row(), row({ notice: true }), row())).toBe('single');
    expect(groupPosition(row(), row({ unread: true }), undefined)).toBe('single');
    expect(groupPosition(row(), row({ unread: true }), row())).toBe('first');
  });

  it('agrees on both sides of every border', () => {
    const rows = [
      row(),
      row(),
      row({ senderId: 'jun' }),
      row({ senderId: 'jun', day: 20_001 }),
      row({ notice: true }),
      row(),
    ];
    const places = rows.map((current, i) => groupPosition(rows[i - 1], current, rows[i + 1]));
    expect(places).toEqual(['first', 'last', 'single', 'single', 'single', 'single']);
  });
});

describe('startsDay', () => {
  it('is true for the first row and where the day changes', () => {
    expect(startsDay(undefined, row())).toBe(true);
    expect(startsDay(row(), row())).toBe(false);
    expect(startsDay(row({ day: 19_999 }), row())).toBe(true);
  });
});
