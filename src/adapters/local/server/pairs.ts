import type { UserId } from '../../../model/index.js';

/** Two ids in an order that is the same whoever asks. */
export function pairOf(a: UserId, b: UserId): readonly [UserId, UserId] {
  return a < b ? [a, b] : [b, a];
}
