import { toChatError, type ChatError } from '../contract/index.js';
import type { TimerHandle } from '../env/index.js';
import { timelineKey, type Message, type OutgoingMessage, type TimelineRef } from '../model/index.js';
import { errorData, type Core, type OpenTimeline } from './core.js';
import { ingestMessage } from './ingest/messages.js';
import { rowKey } from './timelineCore.js';

// Exponential back-off for failures that may pass by themselves: 1, 2, 4 … 30 s, each ± 25 % so that clients do not come back in step.
const FIRST_RETRY = 1000;
const LONGEST_RETRY = 30_000;

/** What is handed over for sending. */
export type SendRequest = Omit<OutgoingMessage, 'clientId' | 'conversationId' | 'threadId'>;

interface Send {
  readonly key: string;
  readonly outgoing: OutgoingMessage;
  readonly timeline: OpenTimeline;
  attempts: number;
  /** The last attempt ended without an answer, so the server may have the message. */
  unknownOutcome: boolean;
}

/** Sends messages in order, one at a time per timeline, and keeps trying while it makes sense. */
export interface Outbox {
  /** Shows the message at once and sends it. Answers the key of its row. */
  send(ref: TimelineRef, request: SendRequest): string;
  /** Tries a failed message again. */
  retry(ref: TimelineRef, key: string): void;
  /** Gives a failed message up. Answers what it was, so that a composer can take it back. */
  discard(ref: TimelineRef, key: string): OutgoingMessage | undefined;
  /** The connection is there again: what waits is tried at once. */
  kick(): void;
  stop(): void;
}

/** Makes the part of the store that sends. */
export function createOutbox(core: Core): Outbox {
  const { adapter, env } = core;
  const queues = new Map<string, Send[]>();
  const failed = new Map<string, Send>();
  const waiting = new Map<string, { readonly timer: TimerHandle; readonly go: () => void }>();

  function pendingMessage(outgoing: OutgoingMessage, senderId: string): Message {
    const { clientId, content, ...rest } = outgoing;
    return {
      ...rest,
      id: '',
      clientId,
      senderId,
      time: env.now(),
      position: { value: Number.MAX_SAFE_INTEGER, tie: clientId, provisional: true },
      content,
      revision: 0,
      lanes: {},
    };
  }

  function enqueue(send: Send): void {
    const queueKey = timelineKey(send.outgoing);
    const queue = queues.get(queueKey) ?? [];
    queue.push(send);
    queues.set(queueKey, queue);
    if (queue.length === 1) void work(queueKey, queue);
  }

  /** Sends what is in a queue, first in first out; a message that waits for a retry holds those after it (order is kept). */
  async function work(queueKey: string, queue: Send[]): Promise<void> {
    const run = core.run;
    for (let send = queue[0]; send; send = queue[0]) {
      const outcome = await attempt(send, run);
      if (run !== core.run) return;
      if (outcome === 'retry') {
        await pause(queueKey, send);
        if (run !== core.run) return;
      } else {
        queue.shift();
      }
    }
    queues.delete(queueKey);
  }

  async function attempt(send: Send, run: number): Promise<'done' | 'retry'> {
    const { timeline, outgoing, key } = send;
    const { conversationId } = outgoing;
    show(send, 'sending');
    try {
      const settled = send.unknownOutcome ? await probe(send) : null;
      const message = settled ?? (await adapter.messages.send(outgoing)).message;
      if (run !== core.run) return 'done';
      // The answer joins the row by its client id; an adapter that left it out must not make two rows.
      if (!ingestMessage(core, { message: { ...message, clientId: outgoing.clientId } })) {
        throw toChatError(new TypeError('the adapter answered a send with something that is not a message'));
      }
      timeline.core.removePending(key);
      core.touchTimeline(timeline);
      return 'done';
    } catch (reason) {
      if (run !== core.run) return 'done';
      return fail(send, toChatError(reason), conversationId);
    }
  }

  /** Finds out what became of a send whose answer never came, before sending again (P13). */
  async function probe({ outgoing }: Send): Promise<Message | null> {
    if (adapter.idempotentSend !== 'probe' || !adapter.messages.findByClientId) return null;
    const { conversationId, threadId, clientId } = outgoing;
    return adapter.messages.findByClientId({ conversationId, threadId }, clientId);
  }

  function fail(send: Send, error: ChatError, conversationId: string): 'done' | 'retry' {
    send.attempts += 1;
    send.unknownOutcome ||= error.code === 'timeout' || error.code === 'offline';
    core.report(error, { operation: 'messages.send', conversationId });
    const mayDouble = send.unknownOutcome && adapter.idempotentSend === 'none' && error.code === 'timeout';
    if (error.retryable && !mayDouble) return 'retry';
    send.timeline.core.updatePending(send.key, { phase: mayDouble ? 'uncertain' : 'failed', error: errorData(error) });
    core.touchTimeline(send.timeline);
    failed.set(send.key, send);
    return 'done';
  }

  function pause(queueKey: string, send: Send): Promise<void> {
    const backOff = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** (send.attempts - 1));
    const ms = backOff * (0.75 + env.random() / 2);
    return new Promise((resolve) => {
      const go = (): void => {
        waiting.delete(queueKey);
        env.timers.cancel(timer);
        resolve();
      };
      const timer = env.timers.after(ms, go);
      waiting.set(queueKey, { timer, go });
    });
  }

  function show(send: Send, phase: 'saving' | 'sending'): void {
    send.timeline.core.updatePending(send.key, { phase, error: undefined });
    core.touchTimeline(send.timeline);
  }

  return {
    send(ref, request) {
      const timeline = core.timeline(ref);
      const { selfId } = timeline.core.identity;
      const outgoing: OutgoingMessage = { ...request, ...ref, clientId: env.createId() };
      const key = rowKey(selfId, outgoing.clientId, '');
      const message = pendingMessage(outgoing, selfId);
      timeline.core.addPending({ key, message, position: message.position, phase: 'saving', mine: true });
      // One's own message is what one wants to see, also from deep in the history.
      timeline.core.show(undefined);
      enqueue({ key, outgoing, timeline, attempts: 0, unknownOutcome: false });
      core.touchTimeline(timeline);
      core.flush();
      return key;
    },
    retry(ref, key) {
      const send = failed.get(key);
      if (!send || timelineKey(send.outgoing) !== timelineKey(ref)) return;
      failed.delete(key);
      send.attempts = 0;
      show(send, 'saving');
      enqueue(send);
      core.flush();
    },
    discard(ref, key) {
      const send = failed.get(key);
      if (!send || timelineKey(send.outgoing) !== timelineKey(ref)) return undefined;
      failed.delete(key);
      send.timeline.core.removePending(key);
      core.touchTimeline(send.timeline);
      core.flush();
      return send.outgoing;
    },
    kick() {
      for (const { go } of [...waiting.values()]) go();
    },
    stop() {
      for (const { timer } of waiting.values()) env.timers.cancel(timer);
      waiting.clear();
      queues.clear();
    },
  };
}
