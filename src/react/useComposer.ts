'use client';
import { useEffect, useRef, useState } from 'react';
import type { AdapterLimits } from '../contract/index.js';
import { useChatStore } from './context.js';
import { useDesk } from './desk.js';
import { useConversationScope } from './scopes.js';
import { useComposerDesk } from './useComposerDesk.js';
import { useComposerDraft } from './useComposerDraft.js';
import { useComposerEdits } from './useComposerEdits.js';
import { useComposerPermission } from './useComposerPermission.js';
import { useComposerSend } from './useComposerSend.js';
import type { Composer, ComposerOptions, ComposerProblem } from './useComposerTypes.js';
import { commandOf, fromDraft } from './written.js';

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

const none = [] as const;

/** The composer of the scope's conversation. Keeps its draft, reports typing, and sends. */
export function useComposer(options: ComposerOptions = {}): Composer {
  const { onAsked, middleware = none, cargo } = options;
  const ref = useConversationScope();
  const { adapter, env } = useChatStore();
  const desk = useDesk();
  const [sentAt, setSentAt] = useState<{ readonly ref: typeof ref; readonly at: number }>();
  const permission = useComposerPermission(ref, sentAt?.ref === ref ? sentAt.at : undefined);
  const draft = useComposerDraft(ref);
  const [problem, setProblem] = useState<{ readonly ref: typeof ref; readonly value: ComposerProblem }>();
  const { written, latest, write } = draft;
  useComposerDesk(ref, latest, write, onAsked);
  const edits = useComposerEdits(ref, draft, () => setProblem(undefined));

  const { text, entities, quote, editing, format = 'plain' } = written;
  const command = commandOf(entities);
  const max = adapter.limits.textLength;
  const used = measureText(text, adapter.limits.textUnit ?? 'utf16');
  const over = max === undefined ? 0 : Math.max(0, used - max);
  const ready =
    editing === undefined && cargo !== undefined && cargo.status !== 'none' ? cargo.status === 'ready' : undefined;
  const filled = text.trim() !== '' || command !== undefined;
  const [alsoIn, setAlsoIn] = useState<typeof ref>();
  const alsoInConversation = ref.threadId !== undefined && alsoIn === ref;
  const setAlsoInConversation = (also: boolean): void => setAlsoIn(also ? ref : undefined);
  const sending = useComposerSend({
    ...options,
    inConversation: alsoInConversation || undefined,
    onSent: () => {
      setAlsoIn(undefined);
      setSentAt({ ref, at: env.now() });
    },
    middleware,
    ref,
    draft,
    onProblem: (value, at = ref) => setProblem({ ref: at, value }),
  });
  const maySend = permission.allowed && over === 0 && !sending.busy;
  const canSend = maySend && (ready ?? filled);
  const [asked, setAsked] = useState<{ readonly ref: typeof ref }>();
  const awaiting = asked?.ref === ref && ready === false;
  const answered = useRef<typeof asked>(undefined);
  const { send } = sending;
  useEffect(() => {
    if (asked?.ref !== ref || ready === false || answered.current === asked) return;
    answered.current = asked;
    if (ready === true && maySend) send();
  }, [asked, ref, ready, maySend, send]);

  return {
    ref,
    text,
    entities,
    quote,
    editing,
    format,
    command,
    permission,
    canSend,
    busy: sending.busy || awaiting,
    awaiting,
    problem: problem?.ref === ref ? problem.value : undefined,
    length: { used, max, over },
    alsoInConversation,
    setAlsoInConversation,
    ...edits,
    setQuote: (next) => write({ ...latest.current, quote: next }),
    setFormat: (next) => write({ ...latest.current, format: next === 'markdown' ? next : undefined }),
    stopEditing: () => write(fromDraft(latest.current.before)),
    editLast: () => void desk?.editLast(ref),
    send() {
      if (canSend) return send();
      if (ready !== false || !maySend) return false;
      setAsked({ ref });
      return true;
    },
    checkPaste: sending.checkPaste,
    checksPaste: middleware.some(({ onPaste }) => onPaste !== undefined),
  };
}
