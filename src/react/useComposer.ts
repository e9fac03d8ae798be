'use client';
import { useState } from 'react';
import type { AdapterLimits } from '../contract/index.js';
import type { Decision } from '../model/index.js';
import { sameData } from '../utils/sameData.js';
import { useChatStore } from './context.js';
import { useDesk } from './desk.js';
import { decideForward } from './forward.js';
import { decide } from './permissions.js';
import { useConversationScope } from './scopes.js';
import { useChat } from './useChat.js';
import { useAwaited } from './useAwaited.js';
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
const allowed: Decision = { allowed: true };

/** The composer of the scope's conversation. Keeps its draft, reports typing, and sends. */
export function useComposer(options: ComposerOptions = {}): Composer {
  const { onAsked, middleware = none, cargo } = options;
  const ref = useConversationScope();
  const { adapter, env, getState } = useChatStore();
  const desk = useDesk();
  const [sentAt, setSentAt] = useState<{ readonly ref: typeof ref; readonly at: number }>();
  const permission = useComposerPermission(ref, sentAt?.ref === ref ? sentAt.at : undefined);
  const draft = useComposerDraft(ref);
  const [problem, setProblem] = useState<{ readonly ref: typeof ref; readonly value: ComposerProblem }>();
  const { written, latest, write } = draft;
  useComposerDesk(ref, latest, write, onAsked);
  const edits = useComposerEdits(ref, draft, () => setProblem(undefined));

  const { text, entities, quote, forward, editing, format = 'plain' } = written;
  const command = commandOf(entities);
  const max = adapter.limits.textLength;
  const used = measureText(text, adapter.limits.textUnit ?? 'utf16');
  const over = max === undefined ? 0 : Math.max(0, used - max);
  const ready =
    editing === undefined && cargo !== undefined && cargo.status !== 'none' ? cargo.status === 'ready' : undefined;
  const forwardPermission = useChat(
    (state): Decision => (forward && editing === undefined ? decideForward(state, adapter, ref, forward) : allowed),
    sameData,
  );
  const handsOn = editing === undefined && forward?.items.some(({ content }) => content.type !== 'recalled') === true;
  const filled = text.trim() !== '' || command !== undefined || handsOn;
  const [alsoIn, setAlsoIn] = useState<typeof ref>();
  const alsoInConversation = ref.threadId !== undefined && alsoIn === ref;
  const setAlsoInConversation = (also: boolean): void => setAlsoIn(also ? ref : undefined);
  const sending = useComposerSend({
    ...options,
    inConversation: alsoInConversation || undefined,
    onSent: (later) => {
      setAlsoIn(undefined);
      // Slow mode counts from what is sent.
      if (later === undefined) setSentAt({ ref, at: env.now() });
    },
    onWaiting: (later) => awaited.ask(later),
    middleware,
    ref,
    draft,
    onProblem: (value, at = ref) => setProblem({ ref: at, value }),
  });
  // Slow mode makes messages wait, not edits.
  const isSlow = !permission.allowed && permission.reason === 'slow-mode';
  const isFree = over === 0 && !sending.busy && forwardPermission.allowed;
  const maySend = (permission.allowed || (isSlow && editing !== undefined)) && isFree;
  const canSend = maySend && (ready ?? filled);
  const isNew = editing === undefined && command === undefined;
  const maySendLater = isNew && (permission.allowed || isSlow) && isFree;
  const canSendLater = maySendLater && (ready ?? filled);
  const { send, busy, pending } = sending;
  const isAllowed = (): boolean => decide(getState(), adapter, 'send', ref.conversationId, { now: env.now() }).allowed;
  const awaited = useAwaited({ ref, pending, cargo, ready, maySend, maySendLater, busy, send, allowed: isAllowed });
  const { awaiting } = awaited;

  return {
    ref,
    text,
    entities,
    quote,
    forward,
    forwardPermission,
    editing,
    format,
    command,
    permission,
    canSend,
    busy: busy || awaiting,
    awaiting,
    problem: problem?.ref === ref ? problem.value : undefined,
    length: { used, max, over },
    alsoInConversation,
    setAlsoInConversation,
    ...edits,
    setQuote: (next) => write({ ...latest.current, quote: next, ...(next && { forward: undefined }) }),
    setForward: (next) => write({ ...latest.current, forward: next, ...(next && { quote: undefined }) }),
    setFormat: (next) => write({ ...latest.current, format: next === 'markdown' ? next : undefined }),
    stopEditing: () => write(fromDraft(latest.current.before)),
    editLast: () => void desk?.editLast(ref),
    send() {
      if (canSend) return send();
      if (ready !== false || !maySend) return false;
      awaited.ask();
      return true;
    },
    canSendLater,
    sendLater: (at) => canSendLater && send(cargo, at),
    checkPaste: sending.checkPaste,
    checksPaste: middleware.some(({ onPaste }) => onPaste !== undefined),
  };
}
