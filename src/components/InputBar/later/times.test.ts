import { describe, expect, it } from 'vitest';
import { fromField, fromWall, latest, suggestTimes, timeProblem, toField, toWall } from './times.js';

const at = (iso: string): number => Date.parse(iso);

describe('times on the wall', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-21T09:30', '2026-11-21T01:30:00Z'],
    ['America/New_York', '2026-07-01T23:59', '2026-07-02T03:59:00Z'],
    ['Asia/Kathmandu', '2026-01-01T00:00', '2025-12-31T18:15:00Z'],
    ['Pacific/Kiritimati', '2026-02-28T12:00', '2026-02-27T22:00:00Z'],
    ['UTC', '2028-02-29T06:07', '2028-02-29T06:07:00Z'],
  ])('in %s, %s is %s, and back', (zone, field, iso) => {
    expect(new Date(fromField(field, zone)).toISOString()).toBe(new Date(iso).toISOString());
    expect(toField(at(iso), zone)).toBe(field);
  });

  it('takes the first of an hour that comes twice, and a later one for an hour that does not come', () => {
    const zone = 'Europe/Berlin';
    expect(fromField('2026-10-25T02:30', zone)).toBe(at('2026-10-25T00:30:00Z'));
    const gap = fromField('2026-03-29T02:30', zone);
    expect(toField(gap, zone)).toBe('2026-03-29T03:30');
    expect(fromField('2026-03-29T01:59', zone)).toBe(at('2026-03-29T00:59:00Z'));
    expect(fromField('2026-03-29T03:00', zone)).toBe(at('2026-03-29T01:00:00Z'));
  });

  it('reads the field in the zone of this device where none is named', () => {
    const wall = { year: 2026, month: 5, day: 6, hour: 7, minute: 8 };
    expect(fromWall(wall)).toBe(new Date(2026, 4, 6, 7, 8).getTime());
    expect(toWall(fromWall(wall))).toEqual(wall);
    for (const nothing of ['', 'tomorrow', '2026-05-06']) expect(fromField(nothing)).toBeNaN();
  });
});

describe('times that are offered', () => {
  const names = (iso: string, zone: string): readonly string[] =>
    suggestTimes(at(iso), zone).map((each) => `${each.name} ${toField(each.at, zone)}`);

  it('are an hour from now, this evening, tomorrow and Monday, in the zone of the reader', () => {
    expect(names('2026-11-19T10:00:30Z', 'Europe/Berlin')).toEqual([
      'hour 2026-11-19T12:01',
      'evening 2026-11-19T19:00',
      'tomorrow 2026-11-20T09:00',
      'monday 2026-11-23T09:00',
    ]);
  });

  it('leave out an evening that is near, and the Monday that is tomorrow', () => {
    expect(names('2026-11-22T17:30:00Z', 'Europe/Berlin')).toEqual([
      'hour 2026-11-22T19:30',
      'tomorrow 2026-11-23T09:00',
    ]);
  });

  it('mean the next Monday on a Monday, and nine o’clock also when the clock changes in between', () => {
    expect(names('2026-10-24T08:00:00Z', 'Europe/Berlin')).toContain('tomorrow 2026-10-25T09:00');
    expect(names('2026-11-23T08:00:00Z', 'Europe/Berlin')).toContain('monday 2026-11-30T09:00');
  });
});

it('takes a time from now on up to a year', () => {
  const now = at('2026-11-19T10:00:00Z');
  expect(timeProblem(Number.NaN, now)).toBe('missing');
  expect(timeProblem(now, now)).toBe('past');
  expect(timeProblem(now + 60_000, now)).toBeUndefined();
  expect(timeProblem(latest(now), now)).toBeUndefined();
  expect(timeProblem(latest(now) + 60_000, now)).toBe('far');
});

it('a year ahead is meant by the calendar of the reader, also for what may be chosen', () => {
  // In Tokyo it is the first of March already: a year from then.
  const now = at('2028-02-29T20:00:00Z');
  const last = latest(now, 'Asia/Tokyo');
  expect(toField(last, 'Asia/Tokyo')).toBe('2029-03-01T05:00');
  expect([timeProblem(last, now, 'Asia/Tokyo'), timeProblem(last + 60_000, now, 'Asia/Tokyo')]).toEqual([
    undefined,
    'far',
  ]);
});
