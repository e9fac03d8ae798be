import { ChatError, toChatError } from '../../contract/index.js';
import type { TimerHandle } from '../../env/index.js';
import type { TimelineRef } from '../../model/index.js';
import type { Core } from '../core.js';
import type { WaitingBox } from '../outbox/index.js';
import { withUploads, type WaitingRecord } from '../outbox/record.js';
import { sameData } from '../../utils/sameData.js';
import type { Held } from './held.js';

/** Looked at this often, in ms, while something waits: clocks are set, and devices sleep. */
const LOOK = 60_000;
/** What is due so soon, in ms, is not handed over any more. */
const SOON = 5000;
/** Failures that say: it was not handed over. */
const NOT_HANDED_OVER: ReadonlySet<string> = new Set(['offline', 'rate-limited', 'expired', 'kicked']);

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
  let timer: TimerHandle = undefined;

  function arrange(): void {
    env.timers.cancel(timer);
    timer = undefined;
    if (!core.active || !waiting.leads()) return;
    const now = env.now();
    let next = Infinity;
    for (const record of [...waiting.records()].sort((a, b) => a.sendAt - b.sendAt)) {
      if (record.sendAt <= now) waiting.release(record);
      else {
        next = Math.min(next, record.sendAt);
        if (record.sendAt - now > SOON && mayLeave(record)) void handOver(record);
      }
    }
    if (next < Infinity) timer = env.timers.after(Math.min(LOOK, next - now), arrange);
  }

  function mayLeave({ id, stamp, ref }: WaitingRecord): boolean {
    if (!messages.schedule || leaving.has(id) || staying.has(stamp)) return false;
    // As it is now: what is shown follows with the next frame.
    const accountId = core.conversations.get(ref.conversationId)?.accountId ?? [...core.accounts.keys()][0] ?? '';
    const isConnected = core.accounts.get(accountId)?.connection.status === 'connected';
    return isConnected && adapter.can('messages.schedule', ref.conversationId).state !== 'absent';
  }

  /** Gives it to the backend, which sends it also while this device is off. Never rejects; what fails is tried again, or stays. */
  async function handOver(given: WaitingRecord): Promise<void> {
    const { run } = core;
    const { id, ref } = given;
    const before = given.attempted;
    let soon = true;
    leaving.add(id);
    try {
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
      soon = false;
      if (run !== core.run) return;
      const error = report(reason, ref);
      const latest = waiting.find(id);
      if (!error.retryable && !NOT_HANDED_OVER.has(error.code)) staying.add(given.stamp);
      // Never handed over: it can be changed and sent as if it had not been tried.
      const isHere = NOT_HANDED_OVER.has(error.code) || (!error.retryable && error.code !== 'internal');
      if (latest?.attempted && !before && isHere) await waiting.change({ ...latest, attempted: false });
    } finally {
      leaving.delete(id);
      if (run === core.run) {
        core.flush();
        // Changed meanwhile: that goes there, too.
        const latest = waiting.find(id);
        if (soon && latest && latest.stamp !== given.stamp) arrange();
      }
    }
  }

  function report(reason: unknown, { conversationId }: TimelineRef): ChatError {
    return core.report(toChatError(reason), { operation: 'messages.schedule', conversationId });
  }

  /** The backend has it. What was done with it here meanwhile is done there. False when that did not work: it is tried again in a while. */
  async function handedOver(given: WaitingRecord, answer: unknown): Promise<boolean> {
    const { id, ref } = given;
    const now = waiting.find(id);
    held.take(id, answer);
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
      // oxlint-disable-next-line no-await-in-loop -- as above
      const media = await adapter.media.upload(blob, { name, kind, conversationId });
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
    },
  };
}
