'use client';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { timelineKey, type TimelineRef } from '../model/index.js';
import type { AskedSend, PendingSends } from './pendingSends.js';
import type { ComposerCargo } from './useComposerTypes.js';

interface AwaitedOptions {
  readonly ref: TimelineRef;
  readonly pending: PendingSends;
  readonly cargo: ComposerCargo | undefined;
  /** Whether the cargo can go out; undefined where there is none. */
  readonly ready: boolean | undefined;
  readonly maySend: boolean;
  readonly maySendLater: boolean;
  readonly busy: boolean;
  readonly send: (cargo?: ComposerCargo, sendAt?: number) => unknown;
  /** Whether one may still write there, while no composer shows it. */
  readonly allowed: () => boolean;
}

/**
 * What is sent once its files are ready. It is sent also when another conversation is shown by then; a file that turned out bad since it was asked for calls
 * it off: what goes is what was there.
 */
export function useAwaited(options: AwaitedOptions): {
  readonly awaiting: boolean;
  readonly ask: (sendAt?: number) => void;
} {
  const { ref, pending, cargo, ready, maySend, maySendLater, busy, send } = options;
  const key = timelineKey(ref);
  const read = (): AskedSend | undefined => pending.asked(key);
  const asked = useSyncExternalStore(pending.subscribe, read, read);
  const stands = asked !== undefined && (cargo?.refused === undefined || cargo.refused === asked.refused);
  useEffect(() => {
    // Of two composers of one timeline the first has done it.
    if (!asked || pending.asked(key) !== asked || (stands && (ready === false || busy))) return;
    pending.setAsked(key, undefined);
    const { sendAt } = asked;
    if (stands && ready === true && (sendAt === undefined ? maySend : maySendLater)) send(undefined, sendAt);
  }, [asked, stands, pending, key, ready, maySend, maySendLater, busy, send]);

  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    pending.back(key);
    return () => {
      const waiting = pending.asked(key);
      const last = latest.current;
      const { cargo: left } = last;
      if (!waiting || !left?.follow || pending.shown.has(key)) return;
      const end = left.follow((now) => {
        const holds = now.refused === undefined || now.refused === waiting.refused;
        if (holds && now.status === 'waiting') return;
        pending.back(key);
        if (pending.asked(key) !== waiting) return;
        pending.setAsked(key, undefined);
        if (holds && now.status === 'ready' && last.allowed()) last.send(now, waiting.sendAt);
      });
      pending.away(key, end);
    };
  }, [pending, key]);
  return {
    awaiting: stands && ready === false,
    ask(sendAt) {
      const { cargo: now } = latest.current;
      // Only what really waits: a cargo that refuses although it is ready would be asked for ever.
      if (now?.status === 'waiting') pending.setAsked(key, { refused: now.refused, sendAt });
    },
  };
}
