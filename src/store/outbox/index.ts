import { ChatError, chatErrorData } from '../../contract/index.js';
import type { StorageWrite } from '../../env/index.js';
import { timelineKey, type Message, type OutgoingMessage, type TimelineRef } from '../../model/index.js';
import type { Core } from '../core.js';
import { checkMessage } from '../ingest/check.js';
import { ingestMessage } from '../ingest/messages.js';
import { rowKey } from '../rowBook.js';
import { createJournal, type OutboxNews } from './journal.js';
import { createPresenter } from './presenter.js';
import {
  byOrder,
  replaces,
  isLocalMediaId,
  type ActionRecord,
  type Attachment,
  type OutboxRecord,
  type SendRecord,
} from './record.js';
import { createWorker, type Worker } from './worker.js';

export { isLocalMediaId, localMediaId, type Attachment } from './record.js';

/** A file to send along; the content names it by `mediaId`. */
export interface SendAttachment {
  /** Id of the media reference in the content that stands for this file; made with `localMediaId`. */
  readonly mediaId: string;
  readonly blob: Blob;
  readonly name: string;
  readonly kind: Attachment['kind'];
}

/** What is handed over for sending. */
export interface SendRequest extends Omit<OutgoingMessage, 'clientId' | 'conversationId' | 'threadId'> {
  readonly attachments?: readonly SendAttachment[] | undefined;
}

type ActionDetails = ActionRecord extends infer R
  ? R extends ActionRecord
    ? Omit<R, 'id' | 'ref' | 'createdAt' | 'order' | 'stamp' | 'attempted' | 'failed' | 'uncertain'>
    : never
  : never;

/** The log of everything the user did that the server has not confirmed. */
export interface Outbox {
  /** Reads what an earlier life left, shows it, and sends it when this tab leads. */
  start(accountId: string): Promise<void>;
  /** Shows the message at once and sends it. `more` is written in the same transaction. Answers the key of its row. */
  send(ref: TimelineRef, request: SendRequest, more?: readonly StorageWrite[]): string;
  /** Does something to a sent message, shown at once. Resolves when confirmed, rejects with a ChatError when refused. */
  act(ref: TimelineRef, details: ActionDetails, id?: string): Promise<void>;
  /** Tries a failed message again. */
  retry(ref: TimelineRef, key: string): void;
  /** Gives an unsent message up. Answers what it was, so that a composer can take it back. */
  discard(ref: TimelineRef, key: string): OutgoingMessage | undefined;
  /** The file behind a local media reference, while it is being sent. */
  localMedia(id: string): Promise<Blob | undefined>;
  /** The connection is there again: what waits is tried at once. */
  kick(): void;
  /** `forget`: the user has signed out, and what waits is not to be sent. */
  stop(forget: boolean): void;
}

interface Waiter {
  resolve(): void;
  reject(error: ChatError): void;
}

/** Makes the outbox of a store. */
export function createOutbox(core: Core): Outbox {
  const { env } = core;
  const records = new Map<string, OutboxRecord>();
  const blobs = new Map<string, Blob>();
  const waiters = new Map<string, Waiter>();
  const journal = createJournal(core);
  const show = createPresenter(core);
  // Stamps of what was done with while this tab was reading storage: what it reads then is already history.
  const goneMeanwhile = new Set<string>();
  let reading = 0;
  let order = 0;
  let leader: Worker | undefined;
  let release: (() => void) | undefined;
  let lockAbort: AbortController | undefined;

  function take(record: OutboxRecord): void {
    const known = records.get(record.id);
    if (known && !replaces(known, record)) {
      // Another tab did not know of this one yet, and has written over it.
      if (leader) void journal.put(known);
      return;
    }
    records.set(record.id, record);
    // Another tab only marked it as attempted: nothing to see.
    if (!known) show.add(record);
    else if (known.failed || record.failed || known.stamp !== record.stamp) show.update(record);
    leader?.add(record);
  }

  /** Takes in what storage holds and this tab does not know. False when that is of no use any more. */
  async function adopt(loading: Promise<readonly OutboxRecord[]>): Promise<boolean> {
    const run = core.run;
    reading += 1;
    const stored = await loading;
    reading -= 1;
    if (run !== core.run) return false;
    for (const record of [...stored].sort(byOrder)) {
      if (!records.has(record.id) && !goneMeanwhile.has(record.stamp)) take(record);
    }
    if (reading === 0) goneMeanwhile.clear();
    return true;
  }

  function drop(record: OutboxRecord): void {
    records.delete(record.id);
    if (reading > 0) goneMeanwhile.add(record.stamp);
    if (record.kind === 'send') for (const { id } of record.attachments) blobs.delete(id);
  }

  function settle(record: OutboxRecord, message?: Message): void {
    // A later read position has taken its place meanwhile, and still has to go out.
    if ((records.get(record.id)?.stamp ?? record.stamp) !== record.stamp) return;
    drop(record);
    if (message) ingestMessage(core, { message });
    show.settle(record);
    waiters.get(record.id)?.resolve();
    waiters.delete(record.id);
  }

  function onNews(news: OutboxNews): void {
    if (!core.active) return;
    if (news.type === 'put') return goneMeanwhile.has(news.record.stamp) ? undefined : take(news.record);
    if (news.type === 'stored') return records.has(news.id) ? undefined : void adopt(journal.load());
    const record = records.get(news.id);
    if (news.type === 'phase') {
      if (record) show.phase(record, news.phase, news.progress);
      return;
    }
    if (reading > 0) goneMeanwhile.add(news.stamp);
    if (record?.stamp !== news.stamp) return;
    if (news.type === 'settled') settle(record, checkMessage(news.message, core.contents) ?? undefined);
    else {
      drop(record);
      leader?.cancel(record.id);
      show.remove(record);
    }
  }

  function refuse(record: OutboxRecord, error: ChatError): void {
    if (record.kind === 'send') {
      void change({ ...record, failed: chatErrorData(error) });
    } else {
      drop(record);
      void journal.remove(record);
      journal.tell({ type: 'dropped', id: record.id, stamp: record.stamp });
      show.remove(record);
    }
    waiters.get(record.id)?.reject(error);
    waiters.delete(record.id);
  }

  async function change(record: OutboxRecord): Promise<void> {
    records.set(record.id, record);
    show.update(record);
    await journal.put(record);
  }

  /** Runs while this tab holds the lock: one tab sends, and when it dies another takes over. */
  function lead(): Promise<void> {
    const run = core.run;
    return new Promise<void>((resolve) => {
      const worker = createWorker(core, {
        current: (id) => records.get(id),
        async save(record) {
          if (records.get(record.id)?.stamp !== record.stamp) return;
          records.set(record.id, record);
          await journal.put(record);
        },
        phase(record, phase, progress) {
          show.phase(record, phase, progress);
          journal.tell({ type: 'phase', id: record.id, phase, progress });
        },
        blob: async (id) => blobs.get(id) ?? journal.blob(id),
        settled(record, message) {
          settle(record, message && (checkMessage(message, core.contents) ?? undefined));
          if (records.has(record.id)) return;
          void journal.remove(record);
          journal.tell({ type: 'settled', id: record.id, stamp: record.stamp, message });
        },
        refused: refuse,
        superseded(record) {
          drop(record);
          void journal.remove(record);
          journal.tell({ type: 'dropped', id: record.id, stamp: record.stamp });
          show.remove(record);
          waiters.get(record.id)?.resolve();
          waiters.delete(record.id);
          if ('messageId' in record) core.onUncertain?.(core.timeline(record.ref), record.messageId);
        },
        uncertain: (record, error) => void change({ ...record, uncertain: true, failed: chatErrorData(error) }),
      });
      release = () => {
        worker.stop();
        resolve();
      };
      void adopt(journal.load()).then((useful) => {
        if (!useful || run !== core.run) return;
        leader = worker;
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
    if (run !== core.run || records.get(record.id) !== record) return;
    if (durable) show.phase(record, 'queued');
    leader?.add(record);
  }

  function find(ref: TimelineRef, key: string): SendRecord | undefined {
    for (const record of records.values()) {
      if (record.kind === 'send' && timelineKey(record.ref) === timelineKey(ref) && show.keyOf(record) === key)
        return record;
    }
    return undefined;
  }

  return {
    async start(accountId) {
      const run = core.run;
      if (!(await adopt(journal.open(accountId, onNews)))) return;
      // A tab may have been closed between writing one and saying so: the tab that sends has to hear of it.
      for (const { id } of records.values()) journal.tell({ type: 'stored', id });
      lockAbort = new AbortController();
      env.locks
        .hold(`chatloom:outbox:${accountId}`, lockAbort.signal, () => (run === core.run ? lead() : Promise.resolve()))
        .catch((reason: unknown) => {
          if (run === core.run) core.report(reason, { operation: 'outbox.lead' });
        });
    },
    send(ref, { attachments = [], ...request }, more = []) {
      mustBeReady();
      const clientId = env.createId();
      const outgoing: OutgoingMessage = { ...request, ...ref, clientId };
      for (const { mediaId, blob } of attachments) blobs.set(mediaId, blob);
      const record: SendRecord = {
        ...base(ref),
        kind: 'send',
        id: clientId,
        outgoing,
        attachments: attachments.map(({ mediaId, name, kind }) => ({ id: mediaId, name, kind })),
      };
      records.set(record.id, record);
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
      records.set(id, record);
      if (before) show.update(record);
      else show.add(record);
      core.flush();
      waiters.get(id)?.resolve();
      const done = new Promise<void>((resolve, reject) => waiters.set(id, { resolve, reject }));
      void enqueue(record, []);
      return done;
    },
    retry(ref, key) {
      const record = find(ref, key);
      if (!record?.failed) return;
      // The user has seen that it may have arrived, and wants it sent: that is a first attempt again.
      const fresh = {
        ...record,
        failed: undefined,
        uncertain: undefined,
        attempted: record.uncertain ? false : record.attempted,
      };
      records.set(record.id, fresh);
      show.update(fresh);
      core.flush();
      void enqueue(fresh, []);
    },
    discard(ref, key) {
      const record = find(ref, key);
      if (!record) return undefined;
      // Under way without a file to wait for: the server may have it any moment, so it cannot be taken back here.
      if (!record.failed && record.attempted) return undefined;
      leader?.cancel(record.id);
      drop(record);
      void journal.remove(record);
      journal.tell({ type: 'dropped', id: record.id, stamp: record.stamp });
      show.remove(record);
      core.flush();
      return record.outgoing;
    },
    localMedia: async (id) => (isLocalMediaId(id) ? (blobs.get(id) ?? journal.blob(id)) : undefined),
    kick: () => leader?.kick(),
    stop(forget) {
      lockAbort?.abort(new ChatError('internal', 'The chat was closed.'));
      release?.();
      release = undefined;
      leader = undefined;
      journal.close(forget);
      // What waits is in storage and will be done next time: neither done nor refused, so nobody is told either.
      waiters.clear();
      for (const record of records.values()) show.remove(record);
      records.clear();
      blobs.clear();
    },
  };
}
