import type { TypingEvent } from '../contract/index.js';
import { timelineKey, type TimelineRef, type UserId } from '../model/index.js';
import type { TimerHandle } from '../env/index.js';
import type { Core } from './core.js';

// P16: nobody writes for longer than this without saying so again.
const LONGEST = 10_000;
// P17: names beyond these would not be shown anyway.
const MAX_PEOPLE = 20;
// And in all conversations together.
const MAX_IN_ALL = 1000;

/** Timers that end someone's typing. One per store. */
export interface TypingTimers {
  ingest(event: TypingEvent): void;
  stop(): void;
}

/** Takes a person out of those who write. */
export function endTyping(core: Core, ref: TimelineRef, userId: UserId): void {
  const key = timelineKey(ref);
  const people = core.typing.get(key);
  if (!people?.some((person) => person.userId === userId)) return;
  const rest = people.filter((person) => person.userId !== userId);
  if (rest.length) core.typing.set(key, rest);
  else core.typing.delete(key);
}

/** Makes the part that follows who is writing. */
export function createTyping(core: Core): TypingTimers {
  const timers = new Map<string, TimerHandle>();
  return {
    ingest(event) {
      const { conversationId, threadId, userId } = event;
      if (userId === core.selfIdOf(conversationId)) return;
      const ref = { conversationId, threadId };
      const key = timelineKey(ref);
      const timer = `${key}\n${userId}`;
      core.env.timers.cancel(timers.get(timer));
      timers.delete(timer);
      if (!event.active) return endTyping(core, ref, userId);
      const people = core.typing.get(key) ?? [];
      const known = people.find((person) => person.userId === userId);
      if (!known && (people.length >= MAX_PEOPLE || timers.size >= MAX_IN_ALL))
        return core.diagnose('limit-reached', 'typing');
      const activity = event.activity ?? 'text';
      if (known?.activity !== activity) {
        core.typing.set(key, [...people.filter((person) => person !== known), { userId, activity }]);
      }
      const ms = Math.min(LONGEST, Math.max(0, event.expiresIn ?? LONGEST));
      timers.set(
        timer,
        core.env.timers.after(ms, () => {
          timers.delete(timer);
          endTyping(core, ref, userId);
        }),
      );
    },
    stop() {
      for (const timer of timers.values()) core.env.timers.cancel(timer);
      timers.clear();
      core.typing.clear();
    },
  };
}
