import { ChatError, chatErrorData } from '../../contract/index.js';
import type { StorageWrite } from '../../env/index.js';
import { standsIn, type OutgoingMessage, type TimelineRef } from '../../model/index.js';
import type { Core } from '../core.js';
import { rowKey } from '../rowBook.js';
import { createJournal } from './journal.js';
import { createLog } from './log.js';
import { createPresenter } from './presenter.js';
import { presentWaiting } from './presentWaiting.js';
import {
  byOrder,
  replaces,
  isLocalMediaId,
  isWaiting,
  type ActionRecord,
  type OutboxRecord,
  type SendRecord,
  type WaitingRecord,
} from './record.js';
import type { Outbox } from './types.js';
import { createWorker } from './worker.js';

export { isLocalMediaId, localMediaId } from './record.js';
export type { Outbox, SendAttachment, SendRequest, WaitingBox } from './types.js';

/** Makes the outbox of a store. */
export function createOutbox(core: Core): Outbox {
  const { env } = core;
  const journal = createJournal(core);
  const show = presentWaiting(core, createPresenter(core));
  const log = createLog(core, journal, show);
  const { records, blobs } = log;
  let order = 0;
  let release: (() => void) | undefined;
  let lockAbort: AbortController | undefined;

  /** Runs while this tab holds the lock: one tab sends, and when it dies another takes over. */
  function lead(): Promise<void> {
    const run = core.run;
    return new Promise<void>((resolve) => {
      const worker = createWorker(core, {
        current: (id) => records.get(id),
        async save(record) {
          if (records.get(record.id)?.stamp !== record.stamp) return;
          log.set(record);
          await journal.put(records.get(record.id) ?? record);
        },
        phase(record, phase, progress) {
          show.phase(record, phase, progress);
          journal.tell({ type: 'phase', id: record.id, phase, progress });
        },
        blob: async (id, stored) => (stored ? undefined : blobs.get(id)) ?? journal.blob(id),
        settled: log.settle,
        refused: log.refuse,
        superseded: log.supersede,
        uncertain: (record, error) => void log.change({ ...record, uncertain: true, failed: chatErrorData(error) }),
      });
      release = () => {
        worker.stop();
        resolve();
      };
      void log.adopt(journal.load()).then((useful) => {
        if (!useful || run !== core.run) return;
        log.worker = worker;
        // What storage held may quote what is known to be taken back; whoever led before may not have known it.
        log.forgetCopies();
        for (const record of [...records.values()].sort(byOrder)) worker.add(record);
      });
    });
  }

  function base(ref: TimelineRef): Pick<OutboxRecord, 'ref' | 'createdAt' | 'order' | 'stamp' | 'attempted'> {
    return { ref, createdAt: env.now(), order: (order += 1), stamp: env.createId(), attempted: false };
  }

  /** Before it is known who signed in nobody can send, and the user has been shown nothing to send from. */
  function mustBeReady(): void {
    if (core.api.getState().startup.status === 'ready') return;
    throw new ChatError('unauthorized', 'The chat is not signed in yet: wait until state.startup.status is "ready".');
  }

  /** Where an operation reaches storage before anyone sends it (P13). */
  async function enqueue(record: OutboxRecord, more: readonly StorageWrite[]): Promise<void> {
    const run = core.run;
    const durable = await journal.put(record, more);
    // As it stands by now: what it quotes may have been taken back meanwhile.
    if (run !== core.run || records.get(record.id)?.stamp !== record.stamp) return;
    if (durable) show.phase(record, 'queued');
    else show.unkept(record);
    log.worker?.add(record);
  }

  function find(ref: TimelineRef, key: string): SendRecord | undefined {
    for (const record of records.values()) {
      if (record.kind === 'send' && standsIn(record.outgoing, ref) && show.keyOf(record) === key) return record;
    }
    return undefined;
  }

  function waitingOf(id: string): WaitingRecord | undefined {
    const record = records.get(id);
    return record && isWaiting(record) ? record : undefined;
  }

  /** Done later than all that was done with it before, whatever became of the clock: the other tabs take it over theirs. */
  function anew({ createdAt }: OutboxRecord): Pick<OutboxRecord, 'createdAt' | 'order' | 'stamp'> {
    return { createdAt: Math.max(env.now(), createdAt + 1), order: (order += 1), stamp: env.createId() };
  }

  core.onUnsentRecall = log.forgetCopies;
  return {
    async start(accountId) {
      const run = core.run;
      if (!(await log.adopt(journal.open(accountId, log.hear)))) return;
      // A tab may have been closed between writing one and saying so: the tab that sends has to hear of it.
      for (const { id } of records.values()) journal.tell({ type: 'stored', id });
      lockAbort = new AbortController();
      env.locks
        .hold(`chatloom:outbox:${accountId}`, lockAbort.signal, () => (run === core.run ? lead() : Promise.resolve()))
        .catch((reason: unknown) => {
          if (run === core.run) core.report(reason, { operation: 'outbox.lead' });
        });
    },
    send(ref, { attachments = [], sendAt, ...request }, more = []) {
      mustBeReady();
      const clientId = env.createId();
      // A composer may hand in a quote whose message was taken back a moment ago (P4).
      const outgoing: OutgoingMessage = { ...core.recalls.stripValue(request), ...ref, clientId };
      for (const { mediaId, blob } of attachments) blobs.set(mediaId, blob);
      const record: SendRecord = {
        ...base(ref),
        kind: 'send',
        id: clientId,
        outgoing,
        attachments: attachments.map(({ mediaId, name, kind }) => ({ id: mediaId, name, kind })),
        ...(sendAt !== undefined && sendAt > env.now() && { sendAt }),
      };
      log.set(record);
      show.addOwn(record);
      core.flush();
      const files = attachments.map(({ mediaId, blob }) => ({ table: 'blobs' as const, key: mediaId, value: blob }));
      void enqueue(record, [...files, ...more]);
      return rowKey(core.timeline(ref).core.identity.selfId, clientId, '');
    },
    act(ref, details, id = env.createId()) {
      mustBeReady();
      const before = records.get(id);
      // A later read position takes the place of the one that still waits.
      const record = { ...base(ref), ...details, id } as ActionRecord;
      if (before && !replaces(before, record)) return Promise.resolve();
      log.set(record);
      if (before) show.update(record);
      else show.add(record);
      core.flush();
      const done = log.wait(id);
      void enqueue(record, []);
      return done;
    },
    retry(ref, key) {
      const record = find(ref, key);
      if (!record?.failed) return;
      // The user has seen that it may have arrived, and wants it sent: that is a first attempt again.
      const attempted = record.uncertain ? false : record.attempted;
      const fresh = { ...record, failed: undefined, uncertain: undefined, attempted };
      log.set(fresh);
      show.update(fresh);
      core.flush();
      void enqueue(fresh, []);
    },
    discard(ref, key) {
      const record = find(ref, key);
      if (!record || isWaiting(record)) return undefined;
      // Under way without a file to wait for: the server may have it any moment, so it cannot be taken back here.
      if (!record.failed && record.attempted) return undefined;
      log.discard(record);
      core.flush();
      return record.outgoing;
    },
    localMedia: async (id) => (isLocalMediaId(id) ? (blobs.get(id) ?? journal.blob(id)) : undefined),
    waiting: {
      leads: () => log.worker !== undefined,
      records: () => [...records.values()].filter(isWaiting),
      find: waitingOf,
      async change(record, doing = false) {
        await log.change(doing ? { ...record, ...anew(record) } : record);
      },
      release(record) {
        const { sendAt: _, ...rest } = record;
        const released: SendRecord = { ...rest, ...anew(record), waited: true };
        log.set(released);
        show.update(released);
        core.flush();
        // Before it is written: what another tab changes from now on comes too late, and it can say so.
        journal.tell({ type: 'put', record: released });
        void enqueue(released, []);
      },
      drop(record) {
        log.discard(record);
        core.flush();
      },
      blob: async (id) => blobs.get(id) ?? journal.blob(id),
    },
    kick: () => log.worker?.kick(),
    stop(forget) {
      lockAbort?.abort(new ChatError('internal', 'The chat was closed.'));
      release?.();
      release = undefined;
      log.worker = undefined;
      journal.close(forget);
      log.clear();
    },
  };
}
