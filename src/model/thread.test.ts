import { expect, it } from 'vitest';
import { laterSummary, standsIn, threadOf, timelineKey, timelineRefOf } from './index.js';

it('a key of a timeline leads back to it, whatever its ids look like', () => {
  const ids = ['c', '1:c', '1:c#t', '12', 'a#b', '3:', 'ü:🙂'];
  const refs = ids.flatMap((conversationId) => [
    { conversationId },
    ...ids.map((threadId) => ({ conversationId, threadId })),
  ]);
  expect(refs.map((ref) => timelineRefOf(timelineKey(ref)))).toEqual(refs);
  expect(new Set(refs.map(timelineKey)).size).toBe(refs.length);
});

it('a message stands in its conversation or its thread, and in both where it was sent to both', () => {
  const main = { conversationId: 'c' };
  const thread = { conversationId: 'c', threadId: 't' };
  const places = (message: Parameters<typeof standsIn>[0]): unknown =>
    [main, thread, { conversationId: 'c', threadId: 'u' }, { conversationId: 'd' }].map((ref) =>
      standsIn(message, ref),
    );
  expect(places(main)).toEqual([true, false, false, false]);
  expect(places(thread)).toEqual([false, true, false, false]);
  expect(places({ ...thread, inConversation: true })).toEqual([true, true, false, false]);
});

it('opens the thread of an answer, else the one under the message; none while it is not sent', () => {
  expect(threadOf({ id: 'm', conversationId: 'c', threadId: 't' })?.threadId).toBe('t');
  expect(threadOf({ id: 'm', conversationId: 'c' })?.threadId).toBe('m');
  expect(threadOf({ id: '', conversationId: 'c' })).toBe(undefined);
});

it('of two summaries the later stays, in whatever order they come', () => {
  const one = { version: 1, count: 3, participantIds: [], lastAt: 1 };
  const two = { ...one, version: 2, count: 2 };
  expect([laterSummary(one, two), laterSummary(two, one), laterSummary(undefined, one)]).toEqual([two, two, one]);
});
