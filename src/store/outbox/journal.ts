import type { AccountStorage, Channel, StorageWrite } from '../../env/index.js';
import { isRecord, ownValue } from '../../utils/readers.js';
import type { Core } from '../core.js';
import { isOutboxRecord, type OutboxRecord } from './record.js';

/** What tabs of one account tell each other about the outbox. */
export type OutboxNews =
  | { readonly type: 'put'; readonly record: OutboxRecord }
  | {
      readonly type: 'phase';
      readonly id: string;
      readonly phase: 'queued' | 'sending' | 'confirming';
      readonly progress?: number | undefined;
    }
  | { readonly type: 'settled'; readonly id: string; readonly stamp: string; readonly message?: unknown }
  | { readonly type: 'dropped'; readonly id: string; readonly stamp: string }
  /** Found in storage: whoever does not know it reads it from there. */
  | { readonly type: 'stored'; readonly id: string };

/** Keeps the log in storage and tells the other tabs. */
export interface Journal {
  /** Opens storage and the channel; answers what an earlier life of the app left. Never rejects: without storage the log lives in memory. */
  open(accountId: string, onNews: (news: OutboxNews) => void): Promise<readonly OutboxRecord[]>;
  /**
   * Writes a record, with blobs and other writes of the same transaction, and tells the tabs. True when it is durable; false when storage refused
   * (reported), and the record lives in memory only.
   */
  put(record: OutboxRecord, more?: readonly StorageWrite[]): Promise<boolean>;
  /** Deletes a record and its blobs. */
  remove(record: OutboxRecord): Promise<void>;
  /** All records in storage: what a new leader takes over. */
  load(): Promise<readonly OutboxRecord[]>;
  blob(id: string): Promise<Blob | undefined>;
  tell(news: OutboxNews): void;
  /** Other tabs still hear of what is being written, so that one of them sends it; not when it is to be forgotten. */
  close(forget: boolean): void;
}

function isNews(value: unknown): value is OutboxNews {
  if (!isRecord(value)) return false;
  const type = ownValue(value, 'type');
  if (type === 'put') return isOutboxRecord(ownValue(value, 'record'));
  if (typeof ownValue(value, 'id') !== 'string') return false;
  if (type === 'settled' || type === 'dropped') return typeof ownValue(value, 'stamp') === 'string';
  return type === 'phase' || type === 'stored';
}

/** How the tabs hear of each other, from opening to closing. */
interface Line {
  readonly channel: Channel;
  unlisten(): void;
  /** The user has signed out: what is still being written is not told any more. */
  forgotten: boolean;
}

interface Deferred {
  readonly promise: Promise<void>;
  resolve(): void;
}

function deferred(): Deferred {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve: () => resolve() };
}

/** Makes the journal of an outbox. */
export function createJournal(core: Core): Journal {
  let storage: AccountStorage | undefined;
  let line: Line | undefined;
  // A message may be sent the moment the user is known, while storage is still being opened: it waits, and is not taken for undurable.
  let opening = deferred();
  const underWay = new Set<Promise<boolean>>();

  async function load(): Promise<readonly OutboxRecord[]> {
    if (!storage) await opening.promise;
    try {
      const rows = (await storage?.list('outbox')) ?? [];
      return rows.flatMap(({ value }) => {
        if (isOutboxRecord(value)) return value;
        core.diagnose('malformed-event', 'outbox record');
        return [];
      });
    } catch (reason) {
      core.report(reason, { operation: 'outbox.load' });
      return [];
    }
  }

  async function write(record: OutboxRecord, more: readonly StorageWrite[], told: Line | undefined): Promise<boolean> {
    if (!storage) await opening.promise;
    try {
      if (!storage) return false;
      // A crash right after must find it: the promise that "queued" makes (P13).
      await storage.write([{ table: 'outbox', key: record.id, value: record }, ...more], 'strict');
      return true;
    } catch (reason) {
      core.report(reason, { operation: 'outbox.save', conversationId: record.ref.conversationId });
      return false;
    } finally {
      if (!told?.forgotten) told?.channel.post({ type: 'put', record } satisfies OutboxNews);
    }
  }

  return {
    async open(accountId, onNews) {
      const run = core.run;
      const channel = core.env.channel(`chatloom:outbox:${accountId}`);
      const unlisten = channel.listen((data) => {
        if (isNews(data)) onNews(data);
      });
      line = { channel, unlisten, forgotten: false };
      try {
        const opened = await core.env.openStorage(accountId);
        if (run !== core.run) {
          opened.close();
          return [];
        }
        storage = opened;
      } catch (reason) {
        core.report(reason, { operation: 'storage.open' });
      }
      opening.resolve();
      return load();
    },
    put(record, more = []) {
      const writing = write(record, more, line);
      underWay.add(writing);
      return writing.finally(() => underWay.delete(writing));
    },
    async remove(record) {
      const writes: StorageWrite[] = [{ table: 'outbox', key: record.id, value: undefined }];
      if (record.kind === 'send') {
        for (const { id } of record.attachments) writes.push({ table: 'blobs', key: id, value: undefined });
      }
      if (!storage) await opening.promise;
      try {
        await storage?.write(writes, 'relaxed');
      } catch (reason) {
        core.report(reason, { operation: 'outbox.remove', conversationId: record.ref.conversationId });
      }
    },
    load,
    async blob(id) {
      if (!storage) await opening.promise;
      const value = await storage?.get('blobs', id);
      return value instanceof Blob ? value : undefined;
    },
    tell: (news) => line?.channel.post(news),
    close(forget) {
      const [closing, pending] = [line, [...underWay]];
      if (closing) {
        closing.unlisten();
        closing.forgotten = forget;
        if (forget || pending.length === 0) closing.channel.close();
        else void Promise.allSettled(pending).then(() => closing.channel.close());
      }
      storage?.close();
      line = undefined;
      storage = undefined;
      opening.resolve();
      opening = deferred();
    },
  };
}
