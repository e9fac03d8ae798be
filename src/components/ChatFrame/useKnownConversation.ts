'use client';
import { useCallback, useEffect, useState } from 'react';
import { chatErrorData, toChatError, type ChatErrorData } from '../../contract/index.js';
import type { ConversationId } from '../../model/index.js';
import { useChatActions, useConversation, useStartup } from '../../react/index.js';

/** Whether a conversation is there. `missing`: it does not exist, or may not be seen. */
export interface KnownConversation {
  readonly status: 'ready' | 'loading' | 'missing' | 'error';
  readonly error?: ChatErrorData | undefined;
  retry(): void;
}

interface Answer {
  readonly id: ConversationId;
  readonly attempt: number;
  readonly status: 'missing' | 'error';
  readonly error?: ChatErrorData | undefined;
}

/** Looks a conversation up that is not loaded yet: one from a link, or far down the list. */
export function useKnownConversation(id: ConversationId): KnownConversation {
  const actions = useChatActions();
  const known = useConversation(id) !== undefined;
  const ready = useStartup().status === 'ready';
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Answer | null>(null);

  useEffect(() => {
    if (known || !ready) return undefined;
    let current = true;
    actions.ensureConversation(id).then(
      (conversation) => {
        if (current && conversation === null) setAnswer({ id, attempt, status: 'missing' });
      },
      (reason: unknown) => {
        if (current) setAnswer({ id, attempt, status: 'error', error: chatErrorData(toChatError(reason)) });
      },
    );
    return () => {
      current = false;
    };
  }, [actions, attempt, id, known, ready]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  if (known) return { status: 'ready', retry };
  if (answer?.id !== id || answer.attempt !== attempt) return { status: 'loading', retry };
  return { status: answer.status, error: answer.error, retry };
}
