import { ChatError, chatErrorData } from '../../../contract/index.js';
import type { UserId } from '../../../model/index.js';
import type { LocalChannel, LocalEnvironment } from '../environment.js';
import type { Change } from '../storage/changes.js';
import { guardStorage } from '../storage/guarded.js';
import { schemaVersion } from '../storage/indexedDb.js';
import { openStorage, type StorageNotice } from '../storage/openStorage.js';
import type { ServerStorage, Tx } from '../storage/port.js';
import { tableNames, type LogRow, type MetaRow } from '../storage/rows.js';
import type { Generate, ReadContext, WriteContext } from './context.js';
import { isQuotaError, loadPart, toServiceError } from './failures.js';
import { isForeignSignal, type Signal } from './signals.js';

/** How many changes the log keeps; a client further behind starts anew. Trimmed in steps, not at every write. */
const LOG_LENGTH = 4000;
const LOG_TRIM_STEP = 500;

/** Fills an empty database, inside the transaction that makes it. Answers with facts for the meta row. */
export type Seed = (tx: Tx, now: number) => Promise<Partial<MetaRow>>;

interface CoreOptions {
  readonly database: string;
  readonly storage: 'auto' | 'memory' | 'indexeddb';
  readonly environment: LocalEnvironment;
  /** Loads what fills an empty database; called once, when the service first opens. */
  readonly loadSeed: (() => Promise<Seed>) | undefined;
  /** Loads what computes messages that are not stored; called only where there are such. */
  readonly loadGenerator: (meta: MetaRow) => Promise<Generate>;
}

/** The service itself, as its clients in this page reach it. */
export interface ServerCore {
  readonly environment: LocalEnvironment;
  /** Name of the database in use: also the name of the channel and of the locks. */
  readonly name: string;
  /** Where the rows are; undefined while closed. */
  readonly kind: 'memory' | 'indexeddb' | undefined;
  readonly notices: readonly StorageNotice[];
  /** Opens the service for one more client. */
  acquire(): Promise<void>;
  /** One client fewer; the last one out closes. */
  release(): void;
  meta(): Promise<MetaRow>;
  read<R>(self: UserId, work: (context: ReadContext) => Promise<R>): Promise<R>;
  write<R>(self: UserId, work: (context: WriteContext) => Promise<R>): Promise<R>;
  /** Forgets everything and seeds anew. */
  reset(): Promise<void>;
  listen(listener: (signal: Signal) => void): () => void;
  /** Takes a part that one client of this page plays; undefined while another has it. Returns the way to give it back. */
  claim(part: string): (() => void) | undefined;
  /** Tells all clients, in this page and others; the sender's own listener hears it too. */
  post(signal: Signal): void;
}

interface Opened {
  readonly storage: ServerStorage;
  readonly name: string;
  readonly channel: LocalChannel | undefined;
  readonly generate: Generate | undefined;
}

const freshMeta: MetaRow = { name: 'service', schema: schemaVersion, head: 0 };

export function createCore(options: CoreOptions): ServerCore {
  const { environment } = options;
  const listeners = new Set<(signal: Signal) => void>();
  const claims = new Set<string>();
  let clients = 0;
  let opening: Promise<Opened> | undefined;
  let opened: Opened | undefined;
  let notices: StorageNotice[] = [];
  let memory: ServerStorage | undefined;
  let seedPromise: Promise<Seed> | undefined;

  const emit = (signal: Signal): void => {
    for (const listener of [...listeners]) listener(signal);
  };

  const raise = (notice: StorageNotice): void => {
    if (!notices.some((known) => known.code === notice.code)) notices.push(notice);
    emit({ t: 'notice', notice, active: true });
  };

  const settle = (code: StorageNotice['code']): void => {
    const notice = notices.find((known) => known.code === code);
    if (!notice) return;
    notices = notices.filter((known) => known !== notice);
    emit({ t: 'notice', notice: { code }, active: false });
  };

  const loadSeed = async (): Promise<Seed | undefined> => {
    if (!options.loadSeed) return undefined;
    seedPromise ??= options.loadSeed();
    // A chunk that did not load may load next time.
    return loadPart(
      seedPromise.catch((error: unknown) => {
        seedPromise = undefined;
        throw error;
      }),
    );
  };

  const fill = async (storage: ServerStorage, seed: Seed | undefined, anew: boolean): Promise<MetaRow> =>
    storage.run('write', async (tx) => {
      const found = await tx.get('meta', ['service']);
      if (found && !anew) return found;
      for (const table of tableNames) if (anew && table !== 'damaged') await tx.clear(table, { prefix: [] });
      // The head goes on counting, so that a client from before knows that it missed something.
      const base = { ...freshMeta, head: found ? found.head + LOG_LENGTH : 0 };
      const meta: MetaRow = { ...base, ...(await seed?.(tx, environment.now())) };
      await tx.put('meta', meta);
      return meta;
    });

  const openRaw = async (): Promise<{ storage: ServerStorage; name: string }> => {
    if (options.storage === 'memory' || memory) {
      memory ??= (await loadPart(import('../storage/memory.js'))).createMemoryStorage();
      return { storage: memory, name: options.database };
    }
    const result = await openStorage({
      kind: options.storage,
      name: options.database,
      environment,
      onLost: () => lost(),
    });
    if (result.storage.kind === 'memory') memory = result.storage;
    for (const notice of result.notices) raise(notice);
    return result;
  };

  const openAll = async (): Promise<Opened> => {
    const { storage: raw, name } = await openRaw();
    try {
      const storage = guardStorage(raw, () => raise({ code: 'storage-damaged' }));
      const found = await storage.run('read', (tx) => tx.get('meta', ['service']));
      const meta = found ?? (await fill(raw, await loadSeed(), false));
      const generate = meta.generated ? await loadPart(options.loadGenerator(meta)) : undefined;
      const channel = raw.kind === 'indexeddb' ? environment.openChannel(`chatloom-local:${name}`) : undefined;
      channel?.listen((message) => {
        if (isForeignSignal(message)) emit(message);
      });
      return { storage, name, channel, generate };
    } catch (error) {
      if (raw !== memory) raw.close();
      throw error;
    }
  };

  const open = (): Promise<Opened> => {
    if (!opening) {
      const mine = openAll();
      opening = mine;
      mine.then(
        (result) => {
          if (opening === mine) opened = result;
        },
        () => {
          if (opening === mine) opening = undefined;
        },
      );
    }
    return opening;
  };

  const closeAll = (): void => {
    const last = opening;
    opening = undefined;
    opened = undefined;
    last?.then(
      ({ storage, channel }) => {
        channel?.close();
        storage.close();
      },
      () => {},
    );
  };

  /** The database was taken away under us: open what is there now, and let every client start anew. */
  const lost = (): void => {
    closeAll();
    if (clients === 0) return;
    open().then(
      () => emit({ t: 'reopened' }),
      () => {},
    );
  };

  const running = async (): Promise<Opened> => {
    if (clients === 0) throw new ChatError('offline', 'The service is closed. Call session.connect() first.');
    return open();
  };

  const failed = (reason: unknown): ChatError => {
    const error = toServiceError(reason);
    if (isQuotaError(reason)) raise({ code: 'storage-full', error: chatErrorData(error) });
    return error;
  };

  const core: ServerCore = {
    environment,
    get name() {
      return opened?.name ?? options.database;
    },
    get kind() {
      return opened?.storage.kind;
    },
    get notices() {
      return notices;
    },
    async acquire() {
      clients += 1;
      try {
        await open();
      } catch (error) {
        clients -= 1;
        throw failed(error);
      }
    },
    release() {
      clients -= 1;
      if (clients > 0) return;
      closeAll();
      notices = [];
    },
    async meta() {
      const { storage } = await running();
      return (await storage.run('read', (tx) => tx.get('meta', ['service']))) ?? freshMeta;
    },
    async read(self, work) {
      const { storage, generate } = await running();
      try {
        return await storage.run('read', (tx) => work({ tx, self, now: environment.now(), generate }));
      } catch (error) {
        throw failed(error);
      }
    },
    async write(self, work) {
      const { storage, generate } = await running();
      let rows: LogRow[] = [];
      try {
        const result = await storage.run('write', async (tx) => {
          const meta = (await tx.get('meta', ['service'])) ?? freshMeta;
          let head = meta.head;
          rows = [];
          const log = (change: Change, to?: readonly UserId[] | 'everyone'): number => {
            head += 1;
            rows.push(to === undefined ? { seq: head, change } : { seq: head, change, to });
            return head;
          };
          const context: WriteContext = {
            tx,
            self,
            now: environment.now(),
            generate,
            log,
            createId: environment.createId,
          };
          const answer = await work(context);
          if (rows.length > 0) {
            for (const row of rows) await tx.put('log', row);
            await tx.put('meta', { ...meta, head });
            if (Math.floor(head / LOG_TRIM_STEP) > Math.floor(meta.head / LOG_TRIM_STEP)) {
              await tx.clear('log', { prefix: [], to: head - LOG_LENGTH });
            }
          }
          return answer;
        });
        settle('storage-full');
        if (rows.length > 0) core.post({ t: 'log' });
        return result;
      } catch (error) {
        throw failed(error);
      }
    },
    async reset() {
      const seed = await loadSeed();
      const { storage } = await running();
      await fill(storage, seed, true);
      core.post({ t: 'reset' });
    },
    claim(part) {
      if (claims.has(part)) return undefined;
      claims.add(part);
      return () => claims.delete(part);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    post(signal) {
      emit(signal);
      try {
        opened?.channel?.post(signal);
      } catch {
        // Closed under us; others catch up when they wake.
      }
    },
  };
  return core;
}
