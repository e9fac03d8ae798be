import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePositions, isReached, moveWatermark, noWatermarks, reachedBy, type Watermarks } from './index.js';

const position = fc.record({ value: fc.nat(20), tie: fc.constantFrom('', 'a', 'b') });
const moves = fc.array(fc.record({ userId: fc.constantFrom('ann', 'bo', 'cy', 'dee', 'me'), position }), {
  maxLength: 40,
});
type Moves = ReadonlyArray<{
  readonly userId: string;
  readonly position: { readonly value: number; readonly tie: string };
}>;
const after = (all: Moves): Watermarks =>
  all.reduce((marks, { userId, position: to }) => moveWatermark(marks, userId, to), noWatermarks());

describe('how far people have got', () => {
  it('is the farthest position each was ever told at, in whatever order', () => {
    fc.assert(
      fc.property(moves, (told) => {
        const { byUser, sorted } = after(told);
        for (const { userId, position: to } of told) {
          expect(comparePositions(byUser.get(userId)!, to)).toBeGreaterThanOrEqual(0);
          expect(told.some((each) => each.userId === userId && each.position === byUser.get(userId))).toBe(true);
        }
        expect(new Map(sorted.map((mark) => [mark.userId, mark.position]))).toEqual(new Map(byUser));
        expect(after([...told].reverse()).byUser).toEqual(byUser);
      }),
    );
  });

  it('finds by search exactly those who reached a message', () => {
    fc.assert(
      fc.property(moves, position, (told, at) => {
        const marks = after(told);
        const reached = [...marks.byUser].filter(([, to]) => comparePositions(to, at) >= 0).map(([userId]) => userId);
        expect(
          reachedBy(marks, at)
            .map(({ userId }) => userId)
            .toSorted(),
        ).toEqual(reached.toSorted());
        expect(isReached(marks, at, 'me')).toBe(reached.some((userId) => userId !== 'me'));
      }),
    );
  });

  it('stays the same object when nobody moved forward', () => {
    const marks = moveWatermark(noWatermarks(), 'bo', { value: 5, tie: '' });
    expect(moveWatermark(marks, 'bo', { value: 5, tie: '' })).toBe(marks);
    expect(moveWatermark(marks, 'bo', { value: 4, tie: '' })).toBe(marks);
  });
});
