import { ChatError, toChatError, type SettingsChanges } from '../../contract/index.js';
import type { TimerHandle } from '../../env/index.js';
import type { MediaRef, Message } from '../../model/index.js';
import type { Core } from '../core.js';
import {
  byOrder,
  contextOf,
  isWaiting,
  laneOf,
  withUploads,
  type ActionRecord,
  type OutboxRecord,
  type SendRecord,
} from './record.js';

// Exponential back-off for failures that may pass by themselves: 1, 2, 4 … 30 s, each ± 25 % so that clients do not come back in step.
const FIRST_RETRY = 1000;
const LONGEST_RETRY = 30_000;

/** What waited longer than this, in ms, may have missed something. */
const STALE = 10_000;
/** How long it is asked what it has missed, in ms. */
const ASKING = 8000;

/** The session is over, not the message: it waits for the next one. */
const SESSION_ENDED: ReadonlySet<string> = new Set(['expired', 'kicked']);
const NOT_HANDED_OVER: ReadonlySet<string> = new Set(['offline', 'rate-limited', ...SESSION_ENDED]);

/** What the worker tells the outbox about a record. */
export interface WorkerHooks {
  /** The record as it stands now; undefined when it is gone (settled elsewhere, discarded). */
  current(id: string): OutboxRecord | undefined;
  /** Makes a change of a record durable. */
  save(record: OutboxRecord): Promise<void>;
  phase(record: OutboxRecord, phase: 'sending' | 'confirming', progress?: number): void;
  /** `stored`: as it lies in storage, whatever is known besides. */
  blob(id: string, stored?: boolean): Promise<Blob | undefined>;
  settled(record: OutboxRecord, message?: Message): void;
  refused(record: OutboxRecord, error: ChatError): void;
  /** Done by an earlier try, or overtaken by somebody else: what holds is asked anew. */
  superseded(record: ActionRecord): void;
  uncertain(record: OutboxRecord, error: ChatError): void;
}

/** Carries out operations: each lane first in, first out, lanes side by side. Runs in one tab at a time. */
export interface Worker {
  add(record: OutboxRecord): void;
  /** Tries at once what waits for a retry. */
  kick(): void;
  /** Stops what is under way for a record: an upload that was given up. */
  cancel(id: string): void;
  stop(): void;
}

/** Makes the worker of an outbox. */
export function createWorker(core: Core, hooks: WorkerHooks): Worker {
  const { adapter, env } = core;
  const lanes = new Map<string, string[]>();
  const waiting = new Map<string, () => void>();
  const aborts = new Map<string, AbortController>();
  // How far uploads have got, so that a bar does not jump back when one is tried again by itself.
  const progress = new Map<string, number>();
  const unreadable = new Set<string>();
  let stopped = false;
  let kicks = 0;

  async function work(lane: string, queue: string[]): Promise<void> {
    for (let id = queue[0]; id !== undefined && !stopped; id = queue[0]) {
      let attempts = 0;
      for (let record = hooks.current(id); record && !record.failed && !record.uncertain; record = hooks.current(id)) {
        attempts += 1;
        const before = kicks;
        const again = await attempt(record);
        if (stopped) return;
        if (!again) {
          // Replaced meanwhile by a later one of the same id (a newer read position): that one goes out now.
          const newer = hooks.current(id);
          if (!newer || newer.stamp === record.stamp) break;
          attempts = 0;
          continue;
        }
        // The connection came back while this was failing.
        if (kicks === before) await pause(lane, attempts, again);
        if (stopped) return;
      }
      queue.splice(queue.indexOf(id), 1);
      progress.delete(id);
    }
    lanes.delete(lane);
  }

  /** Carries one operation out. Answers the error when it should be tried again. */
  async function attempt(given: OutboxRecord): Promise<ChatError | null> {
    const abort = new AbortController();
    aborts.set(given.id, abort);
    let record = given;
    // An attempt that was durable before this one began may have reached the server.
    const mayHaveArrived = given.attempted;
    try {
      if (record.kind === 'send') {
        const uploaded = await upload(record, abort.signal);
        if (!uploaded || stopped) return null;
        record = uploaded;
        // While nothing has left the device: an outcome that is not known here is not one of the message.
        await askMissed(record, abort.signal);
        if (stopped || abort.signal.aborted) return null;
      }
      if (!record.attempted) {
        record = { ...record, attempted: true };
        await hooks.save(record);
        if (stopped || !hooks.current(record.id)) return null;
      }
      // Its bytes are through: what is left is the server's word.
      if (record.kind === 'send' && record.attachments.length > 0) hooks.phase(record, 'confirming', 1);
      else hooks.phase(record, 'sending');
      if (record.kind !== 'send') {
        await call(record);
        if (!stopped) hooks.settled(record);
        return null;
      }
      const message = await send(record, mayHaveArrived, abort.signal);
      if (!stopped) hooks.settled(record, message);
      return null;
    } catch (reason) {
      if (stopped || abort.signal.aborted) return null;
      const error = toChatError(reason);
      // As it stands by now: files that are through stay through.
      const latest = hooks.current(given.id);
      if (latest?.stamp === given.stamp) record = latest;
      const again = failed(record, error, mayHaveArrived);
      // Never handed over: the next attempt is a first one again, and needs no probing.
      if (again && NOT_HANDED_OVER.has(error.code) && !mayHaveArrived)
        await hooks.save({ ...record, attempted: false });
      return again;
    } finally {
      aborts.delete(given.id);
    }
  }

  function failed(record: OutboxRecord, error: ChatError, mayHaveArrived: boolean): ChatError | null {
    core.report(error, contextOf(record));
    const unknownOutcome = error.code === 'timeout' || error.code === 'internal';
    if (
      record.kind === 'send' &&
      adapter.idempotentSend === 'none' &&
      record.attempted &&
      (unknownOutcome || mayHaveArrived)
    ) {
      hooks.uncertain(record, error);
      return null;
    }
    if (error.retryable || SESSION_ENDED.has(error.code)) return error;
    // The first try of an edit may have done it already, or somebody else's came first: only the server can tell which.
    if (record.kind !== 'send' && mayHaveArrived && error.code === 'conflict') hooks.superseded(record);
    else hooks.refused(record, error);
    return null;
  }

  /** What waited may quote what was taken back while nobody could tell this device: that is asked before the words leave it (P4). */
  async function askMissed({ outgoing, createdAt, waited }: SendRecord, signal: AbortSignal): Promise<void> {
    const quoted = outgoing.quote?.ref;
    if (!quoted || (!waited && env.now() - createdAt < STALE)) return;
    let timer: TimerHandle = undefined;
    const patience = new Promise<never>((_, reject) => {
      const late = (): void => reject(new ChatError('timeout', 'What is quoted could not be asked for.'));
      timer = env.timers.after(ASKING, late);
      signal.addEventListener('abort', late, { once: true });
    });
    const asking = import('./askQuoted.js').then(
      ({ askQuoted }) => askQuoted(core, quoted),
      () => {
        throw new ChatError('offline', 'What asks for it could not be loaded.');
      },
    );
    await Promise.race([asking, patience]).finally(() => env.timers.cancel(timer));
  }

  async function send(record: SendRecord, mayHaveArrived: boolean, signal: AbortSignal): Promise<Message> {
    const { ref } = record;
    const { content, ...rest } = record.outgoing;
    // What it quotes may have been taken back while it waited (P4).
    const outgoing = core.recalls.stripValue({ ...rest, content: withUploads(content, record.attachments) });
    if (mayHaveArrived && adapter.idempotentSend === 'probe' && adapter.messages.findByClientId) {
      const found = await adapter.messages.findByClientId(ref, outgoing.clientId);
      if (found) return found;
    }
    if (mayHaveArrived && adapter.idempotentSend === 'none') {
      throw new ChatError('timeout', 'The outcome of an earlier attempt is unknown, and this backend cannot tell.');
    }
    const { message } = await adapter.messages.send(outgoing, { signal });
    // The answer joins the row by its client id; a backend that leaves it out must not make two rows.
    return { ...message, clientId: outgoing.clientId };
  }

  async function upload(given: SendRecord, signal: AbortSignal): Promise<SendRecord | null> {
    let record = given;
    const total = record.attachments.length;
    for (const [index, attachment] of given.attachments.entries()) {
      if (attachment.uploaded) continue;
      const blob = await hooks.blob(attachment.id, unreadable.has(attachment.id));
      if (!blob)
        throw new ChatError('storage', `The file '${attachment.name}' is no longer on this device.`, {
          retryable: false,
        });
      if (!adapter.media?.upload) throw new ChatError('unsupported', 'The adapter cannot upload files.');
      const reached = (fraction: number): void => {
        // Only grows, whatever a backend reports; all bytes are through when the last file is.
        const now = (index + Math.max(0, Math.min(1, fraction || 0))) / total;
        const most = Math.max(progress.get(record.id) ?? 0, now);
        progress.set(record.id, most);
        if (!stopped && !signal.aborted) hooks.phase(record, most >= 1 ? 'confirming' : 'sending', most);
      };
      reached(0);
      const uploaded: MediaRef = await adapter.media
        .upload(blob, {
          name: attachment.name,
          kind: attachment.kind,
          conversationId: record.ref.conversationId,
          signal,
          onProgress: reached,
        })
        .catch((reason: unknown) => {
          if (!isUnreadable(reason)) throw reason;
          // It is a handle, of a file that may have been deleted since it was chosen: the copy in storage is taken, and anew each time.
          unreadable.add(attachment.id);
          throw new ChatError('storage', undefined, { cause: reason, retryable: true });
        });
      if (stopped || signal.aborted) return null;
      const attachments = record.attachments.map((a) => (a.id === attachment.id ? { ...a, uploaded } : a));
      record = { ...record, attachments };
      await hooks.save(record);
    }
    return record;
  }

  async function call(record: ActionRecord): Promise<void> {
    const { messages, settings } = adapter;
    const missing = (): never => {
      throw new ChatError('unsupported', `The adapter cannot do ${contextOf(record).operation}.`);
    };
    switch (record.kind) {
      case 'edit':
        return messages.edit?.(record.ref, record.messageId, record.content, record.revision - 1) ?? missing();
      case 'recall':
        return messages.recall?.(record.ref, record.messageId) ?? missing();
      case 'reaction':
        return messages.react?.(record.ref, record.messageId, record.emoji, record.active) ?? missing();
      case 'remove':
        return messages.remove?.(record.ref, [record.messageId]) ?? missing();
      case 'vote':
        return messages.vote?.(record.ref, record.messageId, record.optionIds) ?? missing();
      case 'read':
        return messages.markRead?.(record.ref, record.position) ?? Promise.resolve();
      case 'settings':
        return settings?.update(record.ref.conversationId, record.changes satisfies SettingsChanges) ?? missing();
    }
  }

  function pause(lane: string, attempts: number, { code, retryAfter }: ChatError): Promise<void> {
    // A new session wakes what waits; until then asking more often would only be refused more often.
    const soon = SESSION_ENDED.has(code) ? LONGEST_RETRY : FIRST_RETRY * 2 ** (attempts - 1);
    const backOff = Math.min(LONGEST_RETRY, soon);
    const ms = Math.max(retryAfter ?? 0, backOff * (0.75 + env.random() / 2));
    return new Promise((resolve) => {
      let timer: TimerHandle = undefined;
      const go = (): void => {
        waiting.delete(lane);
        env.timers.cancel(timer);
        resolve();
      };
      timer = env.timers.after(ms, go);
      waiting.set(lane, go);
    });
  }

  return {
    add(record) {
      if (isWaiting(record)) return core.onWaiting?.();
      const lane = laneOf(record);
      const queue = lanes.get(lane);
      if (!queue) {
        const made = [record.id];
        lanes.set(lane, made);
        void work(lane, made);
      } else if (!queue.includes(record.id)) {
        queue.push(record.id);
        // Records of several tabs meet here: what was done first goes first, but never before what is under way.
        const [head, ...rest] = queue;
        const known = rest.flatMap((id) => hooks.current(id) ?? []).sort(byOrder);
        queue.splice(0, queue.length, head ?? record.id, ...known.map(({ id }) => id));
      }
    },
    kick() {
      kicks += 1;
      for (const go of [...waiting.values()]) go();
    },
    cancel: (id) => aborts.get(id)?.abort(),
    stop() {
      stopped = true;
      for (const abort of aborts.values()) abort.abort();
      for (const go of [...waiting.values()]) go();
      lanes.clear();
    },
  };
}

/** Whether a file could not be read, as the browser says it. */
function isUnreadable(reason: unknown): boolean {
  return reason instanceof Error && (reason.name === 'NotReadableError' || isUnreadable(reason.cause));
}
