import { ChatError, toChatError } from '../../contract/index.js';
import type { TimerHandle } from '../../env/index.js';
import type { TimelineRef } from '../../model/index.js';
import type { Core } from '../core.js';
import type { WaitingBox } from '../outbox/index.js';
import { byOrder, withUploads, type WaitingRecord } from '../outbox/record.js';
import { sameData } from '../../utils/sameData.js';
import type { Held } from './held.js';

/** Looked at this often, in ms, while something waits: clocks are set, and devices sleep. */
const LOOK = 60_000;
/** What is due so soon, in ms, is not handed over any more. */
const SOON = 5000;
/** What is deleted while nobody knows whether the backend has it is asked for with a time so far ahead, in ms: where it is not kept, nothing is sent by that. */
const FAR = 30 * 24 * 3_600_000;
/** Failures that say: it was not handed over. */
const NOT_HANDED_OVER: ReadonlySet<string> = new Set(['offline', 'rate-limited', 'expired', 'kicked']);

function unreadable(): ChatError {
  return new ChatError('internal', 'The backend answered with no scheduled message.');
}

/** Looks after what waits on this device. */
export interface Keeper {
  arrange(): void;
  stop(): void;
}

/** Makes it. Only the tab that sends does anything; the others show what it tells. */
export function createKeeper(core: Core, waiting: WaitingBox, held: Held): Keeper {
  const { env, adapter } = core;
  const { messages } = adapter;
  /** Under way to the backend. */
  const leaving = new Set<string>();
  /** Stamps of what the backend will not keep: it stays here. */
  const staying = new Set<string>();
  /** One after the other in each conversation: many that come back with the connection are no storm. */
  const lines = new Map<string, Promise<void>>();
  /** Files on their way, of which version of a message. */
  const uploads = new Map<string, { readonly stamp: string; readonly abort: AbortController }>();
  let timer: TimerHandle = undefined;
  /** The backend has asked for patience until then. */
  let rest = 0;

  function arrange(): void {
    env.timers.cancel(timer);
    timer = undefined;
    if (!core.active || !waiting.leads()) return;
    const now = env.now();
    let next = Infinity;
    for (const record of [...waiting.records()].sort((a, b) => a.sendAt - b.sendAt || byOrder(a, b))) {
      const { id, sendAt, unwanted } = record;
      if (sendAt <= now && !unwanted) waiting.release(record);
      else {
        next = Math.min(next, unwanted ? now + LOOK : sendAt);
        if ((unwanted || sendAt - now > SOON) && !leaving.has(id) && mayLeave(record)) queue(record);
      }
    }
    for (const [id, { stamp, abort }] of uploads) if (waiting.find(id)?.stamp !== stamp) abort.abort();
    if (rest > now) next = Math.min(next, rest);
    if (next < Infinity) timer = env.timers.after(Math.min(LOOK, next - now), arrange);
  }

  function queue(record: WaitingRecord): void {
    const { run } = core;
    const { id, ref } = record;
    leaving.add(id);
    const before = lines.get(ref.conversationId) ?? Promise.resolve();
    const line = before.then(async () => {
      if (run !== core.run) return;
      // Meanwhile the connection may have gone, or those before it were too many.
      if (mayLeave(record)) await handOver(record);
      else leaving.delete(id);
      if (lines.get(ref.conversationId) === line) lines.delete(ref.conversationId);
    });
    lines.set(ref.conversationId, line);
  }

  function mayLeave({ stamp, ref, sendAt, unwanted }: WaitingRecord): boolean {
    if (!messages.schedule || staying.has(stamp) || env.now() < rest) return false;
    // As it is now: what is shown follows with the next frame.
    const conversation = core.conversations.get(ref.conversationId);
    // By the server's clock it is due: this device is behind. Handed over it would be sent at once, not when its writer meant.
    if (!unwanted && conversation?.lastMessage && sendAt <= conversation.lastMessage.time) return false;
    const accountId = conversation?.accountId ?? [...core.accounts.keys()][0] ?? '';
    const isConnected = core.accounts.get(accountId)?.connection.status === 'connected';
    return isConnected && adapter.can('messages.schedule', ref.conversationId).state !== 'absent';
  }

  /** Gives it to the backend, which sends it also while this device is off. Never rejects; what fails is tried again, or stays. */
  async function handOver(given: WaitingRecord): Promise<void> {
    const { run } = core;
    const { id, ref } = given;
    const before = given.attempted;
    let soon = true;
    try {
      if (given.unwanted) return await takeBack(given, run);
      const record = await upload(given, run);
      if (!record || !messages.schedule) return;
      if (!before) await waiting.change({ ...record, attempted: true });
      const now = waiting.find(id);
      if (run !== core.run || now?.stamp !== given.stamp) return;
      const { outgoing, sendAt, attachments } = now;
      const content = withUploads(outgoing.content, attachments);
      const answer = await messages.schedule({ ...outgoing, content }, sendAt);
      if (run === core.run) soon = await handedOver(given, answer);
    } catch (reason) {
      if (run !== core.run) return;
      const latest = waiting.find(id);
      // Its files were called back: it was changed, sent or deleted meanwhile.
      if (latest?.stamp !== given.stamp && !latest?.attempted) return;
      soon = false;
      const error = report(reason, ref);
      if (!error.retryable && !NOT_HANDED_OVER.has(error.code)) staying.add(given.stamp);
      // Not there: it can be changed and sent as if it had not been tried. A repeat is answered with what is kept, so that a refusal says so, too.
      const isRefused = !error.retryable && error.code !== 'internal' && !NOT_HANDED_OVER.has(error.code);
      const isHere = isRefused || (!before && NOT_HANDED_OVER.has(error.code));
      if (latest?.unwanted && isRefused) waiting.drop(latest);
      else if (latest?.attempted && isHere) await waiting.change({ ...latest, attempted: false });
    } finally {
      leaving.delete(id);
      if (run === core.run) {
        core.flush();
        // Changed meanwhile: that goes there, too. Or it is to be tried again at another time than was thought.
        const latest = waiting.find(id);
        if ((soon && latest && latest.stamp !== given.stamp) || rest > env.now()) arrange();
      }
    }
  }

  function report(reason: unknown, { conversationId }: TimelineRef): ChatError {
    const error = core.report(toChatError(reason), { operation: 'messages.schedule', conversationId });
    if (error.retryAfter !== undefined) rest = Math.max(rest, env.now() + error.retryAfter);
    return error;
  }

  /** Asks whether the backend has it, and takes it back there. */
  async function takeBack(given: WaitingRecord, run: number): Promise<void> {
    const { id, ref, outgoing, sendAt, attachments } = given;
    const content = withUploads(outgoing.content, attachments);
    const at = Math.max(sendAt, env.now() + FAR);
    const answer = await messages.schedule?.({ ...outgoing, content }, at);
    if (run !== core.run) return;
    if (answer !== null) {
      if (!held.take(id, answer)) throw unreadable();
      core.scheduled.delete(id);
      await held.cancel(ref, id).catch((reason: unknown) => {
        if (toChatError(reason).code !== 'not-found') throw reason;
      });
    }
    const latest = waiting.find(id);
    if (run === core.run && latest) waiting.drop(latest);
  }

  /** The backend has it. What was done with it here meanwhile is done there. False when that did not work: it is tried again in a while. */
  async function handedOver(given: WaitingRecord, answer: unknown): Promise<boolean> {
    const { id, ref } = given;
    const now = waiting.find(id);
    // Whether it is there cannot be told: it stays here, too.
    if (!held.take(id, answer)) throw unreadable();
    if (answer === null) {
      // Sent or taken back since: by an earlier try whose answer was lost.
      if (now) waiting.drop(now);
      return true;
    }
    if (!now) {
      // Deleted, or sent from here: the backend has no more to do.
      await held.cancel(ref, id).catch(() => {});
      return true;
    }
    const { outgoing, sendAt: at, attachments } = now;
    const content = withUploads(outgoing.content, attachments);
    const kept = core.scheduled.get(id);
    // A repeat answers with what an earlier try has brought there.
    const isOld = given.attempted && !(kept?.at === at && sameData(kept.message.content, content));
    if (isOld || now.stamp !== given.stamp) {
      try {
        await held.update(ref, id, { content, mentions: outgoing.mentions, at });
      } catch (reason) {
        const error = report(reason, ref);
        const last = waiting.find(id);
        // Sent or taken back in between.
        if (error.code === 'not-found' && last) waiting.drop(last);
        if (error.code === 'not-found' || !last) return true;
        if (!error.retryable && !NOT_HANDED_OVER.has(error.code)) staying.add(last.stamp);
        // The backend has it as it was: what it says now is here alone, and goes there with the next try.
        await waiting.change(last);
        return false;
      }
    }
    const latest = waiting.find(id);
    if (latest?.stamp === now.stamp) waiting.drop(latest);
    return true;
  }

  /** Its files go first. Undefined when it was changed or sent meanwhile. */
  async function upload(given: WaitingRecord, run: number): Promise<WaitingRecord | undefined> {
    let record = given;
    for (const { id, name, kind, uploaded } of given.attachments) {
      if (uploaded) continue;
      // oxlint-disable-next-line no-await-in-loop -- one after the other: they share the line
      const blob = await waiting.blob(id);
      if (!blob)
        throw new ChatError('storage', `The file '${name}' is no longer on this device.`, { retryable: false });
      if (!adapter.media?.upload) throw new ChatError('unsupported', 'The adapter cannot upload files.');
      const { conversationId } = record.ref;
      const abort = new AbortController();
      uploads.set(given.id, { stamp: given.stamp, abort });
      const { signal } = abort;
      // oxlint-disable-next-line no-await-in-loop -- as above
      const media = await adapter.media.upload(blob, { name, kind, conversationId, signal }).finally(() => {
        if (uploads.get(given.id)?.abort === abort) uploads.delete(given.id);
      });
      if (run !== core.run || waiting.find(given.id)?.stamp !== given.stamp) return undefined;
      record = {
        ...record,
        attachments: record.attachments.map((each) => (each.id === id ? { ...each, uploaded: media } : each)),
      };
      // oxlint-disable-next-line no-await-in-loop -- as above
      await waiting.change(record);
    }
    return run === core.run && waiting.find(given.id)?.stamp === given.stamp ? record : undefined;
  }

  return {
    arrange,
    stop() {
      env.timers.cancel(timer);
      timer = undefined;
      leaving.clear();
      staying.clear();
      lines.clear();
      for (const { abort } of uploads.values()) abort.abort();
      uploads.clear();
      rest = 0;
    },
  };
}
