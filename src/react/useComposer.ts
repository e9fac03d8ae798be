'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AdapterLimits } from '../contract/index.js';
import type { TextContent } from '../messages/content.js';
import {
  type Decision,
  type Draft,
  type MessageId,
  type MessageSnapshot,
  type TextEntity,
  type TimelineRef,
} from '../model/index.js';
import { selectMessage } from '../store/index.js';
import { useChatStore } from './context.js';
import { useDesk } from './desk.js';
import { usePermission } from './permissions.js';
import { useConversationScope } from './scopes.js';
import { useDraft } from './conversations.js';
import { fromDraft, nothing, trimmed, withoutRecalled, withWords, wordsOf, type Written } from './written.js';

// The draft in the store follows when the writer pauses: nobody else shows it meanwhile, and no key need wait for the store.
const PAUSE_MS = 200;
/** Whoever writes without a pause is followed at this distance all the same: a crash must not take long work. */
const FOLLOW_MS = 1500;

/** The whole behaviour of a composer, without a view. */
export interface Composer {
  readonly ref: TimelineRef;
  readonly text: string;
  readonly entities: readonly TextEntity[];
  /** The message being answered. */
  readonly quote: MessageSnapshot | undefined;
  /** Replaces the text. Entities that no longer fit are dropped unless new ones are given. Says that the user is typing. */
  setText(text: string, entities?: readonly TextEntity[]): void;
  setQuote(quote: MessageSnapshot | undefined): void;
  /** The own message that is being edited. */
  readonly editing: MessageId | undefined;
  /** Ends editing without a change; what was being written before comes back. */
  stopEditing(): void;
  /** Edits the newest own text, where that is allowed: what the arrow up does in an empty field. */
  editLast(): void;
  /** Sends what is written and empties the composer. False when there is nothing to send or sending is not allowed. */
  send(): boolean;
  readonly canSend: boolean;
  /** Whether writing here is allowed, and if not, why and until when. */
  readonly permission: Decision;
  /** Length of the text in the adapter's unit, and the most it takes; `over` is by how much it is too long. */
  readonly length: { readonly used: number; readonly max: number | undefined; readonly over: number };
  /** Tell when the field gains and loses focus: drafts from elsewhere never overwrite a focused composer. */
  setFocused(focused: boolean): void;
}

/** Options of {@link useComposer}. */
export interface ComposerOptions {
  /** A reply or an edit was asked for from elsewhere: the field should get the focus. */
  readonly onAsked?: (() => void) | undefined;
}

/** Length of a text in the unit a backend limits. */
export function measureText(text: string, unit: NonNullable<AdapterLimits['textUnit']>): number {
  switch (unit) {
    case 'utf16':
      return text.length;
    case 'codepoints':
      return Array.from(text).length;
    case 'utf8-bytes':
      return new TextEncoder().encode(text).length;
    case 'graphemes':
      return [...new Intl.Segmenter().segment(text)].length;
  }
}

/** The composer of the scope's conversation. Keeps its draft, reports typing, and sends. */
export function useComposer({ onAsked }: ComposerOptions = {}): Composer {
  const ref = useConversationScope();
  const { conversationId } = ref;
  const { actions, adapter, env, getState } = useChatStore();
  const desk = useDesk();
  const permission = usePermission('send');
  const draft = useDraft(conversationId);
  const [state, setState] = useState<{ readonly id: string; readonly written: Written }>(() => ({
    id: conversationId,
    written: fromDraft(draft),
  }));
  // What was last put into, or taken from, the store: only a draft from elsewhere differs.
  const known = useRef<Draft | undefined>(draft);
  const focused = useRef(false);
  const timer = useRef<unknown>(undefined);
  const unsaved = useRef<{ readonly id: string; readonly written: Written; readonly since: number } | null>(null);

  // A different conversation shows its own draft in the very same render.
  let { written } = state;
  if (state.id !== conversationId) {
    written = fromDraft(draft);
    setState({ id: conversationId, written });
  }

  const saveUnsaved = useCallback(
    (immediate: boolean) => {
      env.timers.cancel(timer.current);
      timer.current = undefined;
      const pending = unsaved.current;
      if (!pending) return;
      unsaved.current = null;
      const next: Draft = { ...pending.written, updatedAt: env.now() };
      known.current = next;
      actions.setDraft(pending.id, next, { immediate });
    },
    [actions, env],
  );

  const write = useCallback(
    (next: Written) => {
      setState({ id: conversationId, written: next });
      const now = env.now();
      const since = unsaved.current?.since ?? now;
      unsaved.current = { id: conversationId, written: next, since };
      env.timers.cancel(timer.current);
      timer.current = env.timers.after(Math.min(PAUSE_MS, Math.max(0, since + FOLLOW_MS - now)), () =>
        saveUnsaved(false),
      );
    },
    [conversationId, env, saveUnsaved],
  );

  useEffect(() => {
    if (draft === known.current) return;
    known.current = draft;
    const busy = focused.current || unsaved.current !== null;
    setState((current) => {
      if (current.id !== conversationId) return current;
      const next = busy ? withoutRecalled(current.written, draft) : fromDraft(draft);
      return next === current.written ? current : { id: conversationId, written: next };
    });
  }, [conversationId, draft]);

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
  }, [conversationId, saveUnsaved]);

  const { text, entities, quote, editing, before } = written;
  useAsked(ref, written, write, onAsked);
  const max = adapter.limits.textLength;
  const used = measureText(text, adapter.limits.textUnit ?? 'utf16');
  const over = max === undefined ? 0 : Math.max(0, used - max);
  const canSend = permission.allowed && over === 0 && text.trim() !== '';
  const stopEditing = (): void => write(fromDraft(before));

  return {
    ref,
    text,
    entities,
    quote,
    permission,
    canSend,
    length: { used, max, over },
    setText(next, nextEntities = entities) {
      const fitting = nextEntities.filter(({ offset, length }) => offset + length <= next.length);
      write({ ...written, text: next, entities: fitting });
      actions.setTyping(ref, next.trim() !== '');
    },
    setQuote: (next) => write({ ...written, quote: next }),
    editing,
    stopEditing,
    editLast: () => void desk?.editLast(ref),
    send() {
      if (!canSend) return false;
      const content = trimmed(text, entities);
      const userIds = content.entities.flatMap((entity) =>
        entity.type === 'mention' && entity.userId ? entity.userId : [],
      );
      const all = content.entities.some((entity) => entity.type === 'mention-all');
      const mentions = userIds.length > 0 || all ? { userIds, all } : undefined;
      if (editing !== undefined) {
        const known = selectMessage(getState(), ref, editing)?.content as Partial<TextContent> | undefined;
        const edited = { ...content, format: known?.format ?? content.format };
        // Shown at once; when it is refused the message has its old words again, and the new ones are not lost.
        if (known?.text !== edited.text)
          actions.editMessage(ref, editing, edited, mentions).catch((reason: unknown) => {
            desk?.refused(ref, reason);
            const there = desk?.composer(ref);
            if (there) return there.take(edited);
            // The writer has gone elsewhere, and finds the words with what is being written here.
            const draft = getState().drafts.get(conversationId);
            const left = withWords(fromDraft(draft), edited);
            actions.setDraft(conversationId, { ...draft, ...left, updatedAt: env.now() }, { immediate: true });
          });
        stopEditing();
        return true;
      }
      env.timers.cancel(timer.current);
      timer.current = undefined;
      unsaved.current = null;
      known.current = undefined;
      setState({ id: conversationId, written: nothing });
      actions.sendMessage(ref, { content, quote, mentions }, { clearDraft: true });
      return true;
    },
    setFocused(next) {
      focused.current = next;
      if (!next) actions.setTyping(ref, false);
    },
  };
}

/** Listens to what is asked of the composer from elsewhere. */
function useAsked(
  ref: TimelineRef,
  written: Written,
  write: (next: Written) => void,
  onAsked: (() => void) | undefined,
): void {
  const desk = useDesk();
  const latest = useRef({ written, write, onAsked });
  useEffect(() => {
    latest.current = { written, write, onAsked };
  });
  useEffect(() => {
    const put = (change: (now: Written) => Written): void => {
      const now = latest.current;
      now.write(change(now.written));
      now.onAsked?.();
    };
    return desk?.setComposer(ref, {
      // An answer is a message of its own: an edit that was begun is left.
      reply: (quote) => put((now) => ({ ...(now.editing === undefined ? now : fromDraft(now.before)), quote })),
      edit: ({ id, content }) =>
        put((now) => {
          const { text, entities, quote } = now;
          const before = now.editing === undefined ? { text, entities, quote } : now.before;
          return { ...wordsOf(content), quote: undefined, editing: id, before };
        }),
      take: (content) => put((now) => withWords(now, content)),
    });
  }, [desk, ref]);
}
