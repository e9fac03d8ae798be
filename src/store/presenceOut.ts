import type { TimerHandle } from '../env/index.js';
import { comparePositions, timelineKey, type Position, type TimelineKey, type TimelineRef } from '../model/index.js';
import type { Core } from './core.js';
import { moveCursor } from './ingest/cursors.js';
import { handled } from './messageActions.js';
import type { Outbox } from './outbox/index.js';

// Read is reported in batches: scrolling through ten new messages is one report.
const READ_BATCH = 250;
// Typing is said again at most this often, and taken back when the writer pauses.
const TYPING_EVERY = 3000;
const TYPING_PAUSE = 5000;

/** What the others learn about this user: how far he has read, and that he is writing. */
export interface PresenceOut {
  markRead(ref: TimelineRef, position: Position): void;
  setTyping(ref: TimelineRef, active: boolean, activity?: 'text' | 'voice' | 'upload'): void;
  stop(forget: boolean): void;
}

interface TypingOut {
  lastSent: number;
  pause: TimerHandle;
}

/** Makes the part of the store that reports. */
export function createPresenceOut(core: Core, outbox: Outbox): PresenceOut {
  const { adapter, env } = core;
  const reads = new Map<TimelineKey, { readonly ref: TimelineRef; position: Position; readonly timer: TimerHandle }>();
  const typing = new Map<TimelineKey, TypingOut>();

  function report(key: TimelineKey): void {
    const read = reads.get(key);
    reads.delete(key);
    if (!read || !adapter.messages.markRead) return;
    // One record per timeline: a later position takes the place of one that could not be told yet.
    // The outbox reports a refusal (of somebody who is no longer a member, for one); nobody waits for it here.
    void handled(outbox.act(read.ref, { kind: 'read', position: read.position }, `read:${key}`));
  }

  function stopTyping(ref: TimelineRef): void {
    const key = timelineKey(ref);
    const out = typing.get(key);
    if (!out) return;
    env.timers.cancel(out.pause);
    typing.delete(key);
    adapter.messages.setTyping?.(ref, false);
  }

  return {
    markRead(ref, position) {
      if (position.provisional) return;
      const { conversationId, threadId } = ref;
      const key = timelineKey(ref);
      const userId = core.selfIdOf(conversationId);
      const known =
        threadId === undefined
          ? core.conversations.get(conversationId)?.unread.readUpTo
          : (core.threads.get(key)?.readUpTo ?? core.cursors.get(key)?.read.byUser.get(userId ?? ''));
      const waiting = reads.get(key);
      const isNew = !known || comparePositions(position, known) > 0;
      if (!isNew && !waiting) return;
      if (userId !== undefined && core.conversations.has(conversationId))
        moveCursor(core, { type: 'read-cursor', conversationId, threadId, userId, position });
      if (waiting) {
        if (comparePositions(position, waiting.position) > 0) waiting.position = position;
        return;
      }
      reads.set(key, { ref, position, timer: env.timers.after(READ_BATCH, () => report(key)) });
    },
    setTyping(ref, active, activity = 'text') {
      if (!adapter.messages.setTyping) return;
      if (!active) return stopTyping(ref);
      const key = timelineKey(ref);
      const known = typing.get(key);
      const now = env.now();
      const due = !known || now - known.lastSent >= TYPING_EVERY;
      env.timers.cancel(known?.pause);
      typing.set(key, {
        lastSent: due ? now : known.lastSent,
        pause: env.timers.after(TYPING_PAUSE, () => stopTyping(ref)),
      });
      if (due) adapter.messages.setTyping(ref, true, activity);
    },
    stop(forget) {
      for (const [key, { timer }] of reads) {
        env.timers.cancel(timer);
        if (!forget) report(key);
      }
      reads.clear();
      for (const { pause } of typing.values()) env.timers.cancel(pause);
      typing.clear();
    },
  };
}
