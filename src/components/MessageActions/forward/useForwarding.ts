'use client';
import { useCallback, useRef, useState } from 'react';
import { ChatError, chatErrorData, toChatError, type ChatErrorData } from '../../../contract/index.js';
import { timelineKey, type ConversationId } from '../../../model/index.js';
import { useChat, useChatActions, type ForwardedMessage } from '../../../react/index.js';
import { sameData } from '../../../utils/sameData.js';
import type { State } from '../types.js';
import type { Target } from './targets.js';

/** What became of one target. */
export interface Result {
  readonly target: Target;
  readonly status: 'sending' | 'waiting' | 'sent' | 'failed';
  readonly error?: ChatErrorData | undefined;
}

interface Job {
  readonly target: Target;
  readonly conversationId?: ConversationId | undefined;
  /** Rows of what was sent there. */
  readonly keys: readonly string[];
  readonly error?: ChatErrorData | undefined;
}

/** Sends parcels to several targets and follows each. They are packed anew for each: what is taken back meanwhile stays here (P4). */
export function useForwarding(): {
  readonly results: readonly Result[] | undefined;
  send(targets: readonly Target[], pack: () => readonly ForwardedMessage[]): void;
  retry(): void;
} {
  const actions = useChatActions();
  const [jobs, setJobs] = useState<readonly Job[]>();
  const pack = useRef<() => readonly ForwardedMessage[]>(() => []);
  const results = useChat((state) => jobs?.map((job) => resultOf(state, job)), sameData);

  const begin = useCallback(
    async (target: Target): Promise<void> => {
      const put = (change: Partial<Job>): void =>
        setJobs((known) => known?.map((job) => (job.target.id === target.id ? { ...job, ...change } : job)));
      try {
        const conversationId = target.conversationId ?? (await actions.startWith(target.userId ?? '')).id;
        const parcels = pack.current();
        if (parcels.length === 0) throw new ChatError('not-found', 'Nothing of what was to be forwarded is left.');
        const keys = parcels.map(({ content, forwarded }) =>
          actions.sendMessage({ conversationId }, { content, forwarded }),
        );
        put({ conversationId, keys });
      } catch (reason) {
        put({ error: chatErrorData(toChatError(reason)) });
      }
    },
    [actions],
  );
  return {
    results,
    send(targets, given) {
      pack.current = given;
      setJobs(targets.map((target) => ({ target, keys: [] })));
      for (const target of targets) void begin(target);
    },
    retry() {
      for (const { status, target } of results ?? []) {
        const job = jobs?.find((each) => each.target.id === target.id);
        if (status !== 'failed' || !job) continue;
        const { conversationId, keys } = job;
        if (conversationId !== undefined) for (const key of keys) actions.retrySend({ conversationId }, key);
        else {
          setJobs((known) => known?.map((each) => (each === job ? { target, keys: [] } : each)));
          void begin(target);
        }
      }
    },
  };
}

function resultOf(state: State, { target, conversationId, keys, error }: Job): Result {
  if (error) return { target, status: 'failed', error };
  if (conversationId === undefined) return { target, status: 'sending' };
  const view = state.timelines.get(timelineKey({ conversationId }))?.view;
  // A row that is not there any more was sent: the timeline is not open, and keeps only what is on its way.
  const rows = keys.flatMap((key) => view?.get(key) ?? []);
  const failed = rows.find(({ phase }) => phase === 'failed' || phase === 'uncertain');
  if (failed) return { target, status: 'failed', error: failed.error };
  if (rows.every(({ phase }) => phase === 'sent')) return { target, status: 'sent' };
  const { status } = state.accounts.values().next().value?.connection ?? { status: 'connected' };
  return { target, status: status === 'connected' ? 'sending' : 'waiting' };
}
