import { chatErrorData, type ChatError } from '../../contract/index.js';
import type { Message } from '../../model/index.js';
import type { Core } from '../core.js';
import { checkMessage } from '../ingest/check.js';
import { ingestMessage } from '../ingest/messages.js';
import type { Journal, OutboxNews } from './journal.js';
import type { Presenter } from './presenter.js';
import { byOrder, isWaiting, replaces, type ActionRecord, type OutboxRecord } from './record.js';
import type { Worker } from './worker.js';

interface Waiter {
  resolve(): void;
  reject(error: ChatError): void;
}

/** What the tabs of one account know of each other's unconfirmed operations: the records in memory, on screen and in storage, kept in step. */
export interface OutboxLog {
  readonly records: ReadonlyMap<string, OutboxRecord>;
  /** Files of messages that were written in this tab. */
  readonly blobs: Map<string, Blob>;
  /** Carries operations out, while this tab is the one that does. */
  worker: Worker | undefined;
  /** Keeps a record in memory: what was written here, or how it stands now. */
  set(record: OutboxRecord): void;
  /** Keeps and shows how a record stands now, and writes it. */
  change(record: OutboxRecord): Promise<void>;
  /** Takes in what storage holds and this tab does not know. False when that is of no use any more. */
  adopt(loading: Promise<readonly OutboxRecord[]>): Promise<boolean>;
  /** Takes in what another tab tells. */
  hear(news: OutboxNews): void;
  /** Done: the server has it. */
  settle(record: OutboxRecord, message: unknown): void;
  /** The server refused for good. */
  refuse(record: OutboxRecord, error: ChatError): void;
  /** Done by an earlier try, or overtaken by somebody else. */
  supersede(record: ActionRecord): void;
  /** Given up by the user. */
  discard(record: OutboxRecord): void;
  /** Resolves when an operation is confirmed, or another has taken its place; rejects when it is refused. */
  wait(id: string): Promise<void>;
  /** Something was taken back: what waits here and quotes it lets go of the words, on screen and in storage (P4). */
  forgetCopies(): void;
  clear(): void;
}

/** Makes the log of an outbox. */
export function createLog(core: Core, journal: Journal, show: Presenter): OutboxLog {
  const records = new Map<string, OutboxRecord>();
  const blobs = new Map<string, Blob>();
  const waiters = new Map<string, Waiter>();
  // Stamps of what was done with while this tab was reading storage: what it reads then is already history.
  const goneMeanwhile = new Set<string>();
  // What was to be sent later and is done with: a tab that did not know may still tell a change of it.
  const over = new Set<string>();
  let reading = 0;

  /** False when a later one of the same id has taken its place (a newer read position), which still has to go out. */
  function isCurrent({ id, stamp }: OutboxRecord): boolean {
    return (records.get(id)?.stamp ?? stamp) === stamp;
  }

  /** Keeps a record, without what was taken back. */
  function keep(given: OutboxRecord): OutboxRecord {
    const record = core.recalls.stripValue(given);
    records.set(record.id, record);
    return record;
  }

  function take(given: OutboxRecord): void {
    const record = core.recalls.stripValue(given);
    const known = records.get(record.id);
    if (!known && over.has(record.id)) {
      void journal.remove(record);
      if (log.worker) journal.tell({ type: 'dropped', id: record.id, stamp: record.stamp });
      return;
    }
    if (known && !replaces(known, record)) {
      // Another tab did not know of this one yet, and has written over it.
      if (log.worker) void journal.put(known);
      return;
    }
    keep(record);
    // Another tab only marked it as attempted: nothing to see.
    if (!known) show.add(record);
    else if (known.failed || record.failed || known.stamp !== record.stamp) show.update(record);
    log.worker?.add(record);
  }

  function drop(record: OutboxRecord): void {
    records.delete(record.id);
    if (reading > 0) goneMeanwhile.add(record.stamp);
    if (record.kind !== 'send') return;
    for (const { id } of record.attachments) blobs.delete(id);
    if (record.waited || isWaiting(record)) over.add(record.id);
  }

  function showSettled(record: OutboxRecord, answer: unknown): void {
    const message: Message | null = answer === undefined ? null : checkMessage(answer, core.contents);
    drop(record);
    if (message) ingestMessage(core, { message });
    show.settle(record);
    endWait(record.id);
  }

  function endWait(id: string, error?: ChatError): void {
    const waiter = waiters.get(id);
    waiters.delete(id);
    if (error) waiter?.reject(error);
    else waiter?.resolve();
  }

  /** Takes a record out of memory, screen and storage, here and in the other tabs. */
  function discard(record: OutboxRecord): void {
    log.worker?.cancel(record.id);
    drop(record);
    void journal.remove(record);
    journal.tell({ type: 'dropped', id: record.id, stamp: record.stamp });
    show.remove(record);
  }

  async function change(given: OutboxRecord): Promise<void> {
    const record = keep(given);
    show.update(record);
    const durable = await journal.put(record);
    if (!isWaiting(record) || records.get(record.id)?.stamp !== record.stamp) return;
    if (durable) show.phase(record, 'queued');
    else show.unkept(record);
    core.flush();
  }

  const log: OutboxLog = {
    records,
    blobs,
    worker: undefined,
    set: (record) => void keep(record),
    change,
    async adopt(loading) {
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
    },
    hear(news) {
      if (!core.active) return;
      if (news.type === 'put') return goneMeanwhile.has(news.record.stamp) ? undefined : take(news.record);
      if (news.type === 'stored') return records.has(news.id) ? undefined : void log.adopt(journal.load());
      const record = records.get(news.id);
      if (news.type === 'phase') {
        if (record) show.phase(record, news.phase, news.progress);
        return;
      }
      if (reading > 0) goneMeanwhile.add(news.stamp);
      if (record?.stamp !== news.stamp) return;
      if (news.type === 'settled') return showSettled(record, news.message);
      drop(record);
      log.worker?.cancel(record.id);
      show.remove(record);
      // This tab may have been writing it again just then.
      if (log.worker) void journal.remove(record);
    },
    settle(record, message) {
      if (!isCurrent(record)) return;
      showSettled(record, message);
      void journal.remove(record);
      journal.tell({ type: 'settled', id: record.id, stamp: record.stamp, message });
    },
    refuse(record, error) {
      if (!isCurrent(record)) return;
      if (record.kind === 'send') void change({ ...record, failed: chatErrorData(error) });
      else discard(record);
      endWait(record.id, error);
    },
    supersede(record) {
      if (!isCurrent(record)) return;
      discard(record);
      endWait(record.id);
      if ('messageId' in record) core.onUncertain?.(core.timeline(record.ref), record.messageId);
    },
    discard,
    wait(id) {
      endWait(id);
      return new Promise<void>((resolve, reject) => waiters.set(id, { resolve, reject }));
    },
    forgetCopies() {
      for (const known of [...records.values()]) {
        const record = core.recalls.stripValue(known);
        if (record === known) continue;
        keep(record);
        show.reword(record);
        // Only the tab that sends knows that it is not done with yet: another would bring it back.
        if (log.worker) void journal.put(record);
      }
    },
    clear() {
      // What waits is in storage and will be done next time: neither done nor refused, so nobody is told either.
      waiters.clear();
      for (const record of records.values()) show.remove(record);
      records.clear();
      over.clear();
      blobs.clear();
    },
  };
  return log;
}
