'use client';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { timelineKey, type Draft, type TimelineRef } from '../model/index.js';
import { useChatStore } from './context.js';
import { useChat } from './useChat.js';
import { fromDraft, nothing, withoutRecalled, type Written } from './written.js';

// The draft in the store follows when the writer pauses: nobody else shows it meanwhile, and no key need wait for the store.
const PAUSE_MS = 200;
/** Whoever writes without a pause is followed at this distance all the same: a crash must not take long work. */
const FOLLOW_MS = 1500;

/** What stands in a composer, and how it is kept. */
export interface ComposerDraft {
  readonly written: Written;
  /** The same, for handlers: also what was written since the last render. */
  readonly latest: RefObject<Written>;
  write(next: Written): void;
  /** Empties the composer without telling the store: the draft becomes a message. */
  clear(): void;
  /** Drafts from elsewhere never overwrite a focused composer. */
  setFocused(focused: boolean): void;
}

/** Keeps what is being written in a conversation or thread: at once here, soon in the store, and at once there when the writer leaves. */
export function useComposerDraft(ref: TimelineRef): ComposerDraft {
  const { actions, env, getState } = useChatStore();
  const key = timelineKey(ref);
  const draft = useChat((chat) => chat.drafts.get(key));
  const [state, setState] = useState<{ readonly key: string; readonly written: Written }>(() => ({
    key,
    written: fromDraft(draft),
  }));
  // What was last put into, or taken from, the store: only a draft from elsewhere differs.
  const known = useRef<Draft | undefined>(draft);
  const focused = useRef(false);
  const timer = useRef<unknown>(undefined);
  const unsaved = useRef<{ readonly ref: TimelineRef; readonly written: Written; readonly since: number } | null>(null);

  // A different conversation shows its own draft in the very same render.
  let { written } = state;
  if (state.key !== key) {
    written = fromDraft(draft);
    setState({ key, written });
  }
  const latest = useRef(written);
  useEffect(() => {
    latest.current = written;
  }, [written]);

  const saveUnsaved = useCallback(
    (immediate: boolean) => {
      env.timers.cancel(timer.current);
      timer.current = undefined;
      const pending = unsaved.current;
      if (!pending) return;
      unsaved.current = null;
      // Files that wait are looked after elsewhere.
      const attachments = getState().drafts.get(timelineKey(pending.ref))?.attachments;
      const next: Draft = { ...pending.written, attachments, updatedAt: env.now() };
      known.current = next;
      actions.setDraft(pending.ref, next, { immediate });
    },
    [actions, env, getState],
  );

  const write = useCallback(
    (next: Written) => {
      latest.current = next;
      setState({ key, written: next });
      const now = env.now();
      const since = unsaved.current?.since ?? now;
      unsaved.current = { ref, written: next, since };
      env.timers.cancel(timer.current);
      timer.current = env.timers.after(Math.min(PAUSE_MS, Math.max(0, since + FOLLOW_MS - now)), () =>
        saveUnsaved(false),
      );
    },
    [env, key, ref, saveUnsaved],
  );

  useEffect(() => {
    if (draft === known.current) return;
    known.current = draft;
    const busy = focused.current || unsaved.current !== null;
    setState((current) => {
      if (current.key !== key) return current;
      const next = busy ? withoutRecalled(current.written, draft) : fromDraft(draft);
      return next === current.written ? current : { key, written: next };
    });
  }, [draft, key]);

  // Leaving the conversation, the page or the component must not lose the last words.
  useEffect(() => {
    const saveNow = (): void => saveUnsaved(true);
    const saveHidden = (): void => {
      if (document.visibilityState === 'hidden') saveNow();
    };
    addEventListener('pagehide', saveNow);
    document.addEventListener('visibilitychange', saveHidden);
    return () => {
      removeEventListener('pagehide', saveNow);
      document.removeEventListener('visibilitychange', saveHidden);
      saveUnsaved(false);
    };
  }, [key, saveUnsaved]);

  const clear = useCallback(() => {
    env.timers.cancel(timer.current);
    timer.current = undefined;
    unsaved.current = null;
    known.current = undefined;
    latest.current = nothing;
    setState({ key, written: nothing });
  }, [env, key]);
  const setFocused = useCallback((next: boolean) => {
    focused.current = next;
  }, []);
  return { written, latest, write, clear, setFocused };
}
