import type { AccountStorage, StorageTable, StorageWrite } from '../../env/index.js';
import type { TimelineKey } from '../../model/index.js';
import { clearCacheTables, isQuota, META_KEY } from './cacheTables.js';
import {
  decodeRecord,
  decodeRow,
  encodeRow,
  rowPrefix,
  sealValue,
  type AccountMeta,
  type TimelineRecord,
} from './format.js';
import type { CacheSettings } from './options.js';
import type { CachedTimeline } from './timeline.js';

/** A timeline in memory with what storage last had of it. */
export interface TimelineEntry {
  readonly timeline: CachedTimeline;
  /** Stamp of the record this tab wrote or read last; undefined: nothing stored. */
  stamp: string | undefined;
  usedAt: number;
}

/** What the writer tells. */
export interface WriterHooks {
  /** May this timeline be stored? */
  isStorable(timeline: CachedTimeline): boolean;
  entryOf(key: TimelineKey): TimelineEntry | undefined;
  /** A timeline was dropped for room. */
  onEvicted(key: TimelineKey): void;
  onRecord(key: TimelineKey, record: TimelineRecord | undefined): void;
  /** What is stored as far as this tab knows. */
  total(): { readonly count: number; readonly bytes: number };
  /** There was no room. `given up`: nothing is stored any more. */
  onFull(givenUp: boolean): void;
  /** Storage refused for another reason; nothing is stored any more. */
  onFailed(reason: unknown): void;
  /** Another tab signed out: what is stored is not ours any more. */
  onWiped(): void;
}

/**
 * Writes what changed, one transaction at a time, under a lock that all tabs share. A tab that finds that another one wrote first joins both,
 * so that what is stored is always complete for the stretches it claims.
 */
export class CacheWriter {
  readonly #storage: AccountStorage;
  readonly #settings: CacheSettings;
  readonly #hooks: WriterHooks;
  readonly #lock: string;
  readonly #values = new Map<string, { readonly table: StorageTable; readonly key: string; readonly value: unknown }>();
  readonly #timelines = new Set<TimelineEntry>();
  #meta: AccountMeta;
  #open = true;
  #running: Promise<void> | undefined;

  constructor(storage: AccountStorage, lock: string, meta: AccountMeta, settings: CacheSettings, hooks: WriterHooks) {
    this.#storage = storage;
    this.#lock = lock;
    this.#meta = meta;
    this.#settings = settings;
    this.#hooks = hooks;
  }

  get meta(): AccountMeta {
    return this.#meta;
  }

  /** False once nothing is written any more. */
  get open(): boolean {
    return this.#open;
  }

  setMeta(changes: Partial<AccountMeta>): void {
    this.#meta = { ...this.#meta, ...changes };
    this.put('meta', META_KEY, this.#meta);
  }

  /** Writes a value soon; `undefined` deletes. */
  put(table: StorageTable, key: string, value: unknown): void {
    if (!this.#open) return;
    this.#values.set(`${table}:${key}`, { table, key, value });
    this.#schedule();
  }

  putTimeline(entry: TimelineEntry): void {
    if (!this.#open) return;
    this.#timelines.add(entry);
    this.#schedule();
  }

  /** Resolves when everything asked for so far is written, or nothing is written any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Ends writing at once; what was not written is lost, which a cache may. */
  stop(): void {
    this.#open = false;
    this.#values.clear();
    this.#timelines.clear();
  }

  /** Runs while no tab writes. */
  exclusively<T>(task: () => Promise<T>): Promise<T> {
    return this.#settings.env.locks.hold(this.#lock, undefined, task);
  }

  #schedule(): void {
    this.#running ??= Promise.resolve()
      .then(() => this.#work())
      .finally(() => {
        this.#running = undefined;
        if (this.#open && (this.#values.size || this.#timelines.size)) this.#schedule();
      });
  }

  async #work(): Promise<void> {
    try {
      await this.exclusively(() => this.#flush());
    } catch (reason) {
      if (!this.#open) return;
      this.stop();
      this.#hooks.onFailed(reason);
    }
  }

  async #flush(): Promise<void> {
    if (!this.#open) return;
    const stored = (await this.#storage.get('meta', META_KEY)) as AccountMeta | undefined;
    if (!this.#open) return;
    if (stored?.token !== this.#meta.token) {
      this.stop();
      return this.#hooks.onWiped();
    }
    const values = [...this.#values.values()];
    const entries = [...this.#timelines];
    this.#values.clear();
    this.#timelines.clear();
    const writes: StorageWrite[] = [];
    for (const { table, key, value } of values) {
      const sealed = value === undefined || table === 'meta' ? value : await sealValue(this.#settings.codec, value);
      writes.push({ table, key, value: sealed });
    }
    for (const entry of entries) writes.push(...(await this.#timelineWrites(entry)));
    if (!this.#open || writes.length === 0) return;
    try {
      await this.#storage.write(writes, 'relaxed');
    } catch (reason) {
      if (!isQuota(reason)) throw reason;
      await this.#makeRoom(writes);
    }
    await this.#evictBeyondBounds();
  }

  async #timelineWrites(entry: TimelineEntry): Promise<StorageWrite[]> {
    const { timeline } = entry;
    const { key, rows } = timeline;
    const stored = decodeRecord(await this.#storage.get('ranges', key));
    if (!this.#hooks.isStorable(timeline)) return stored ? this.#removal(key) : [];
    const prefix = rowPrefix(key);
    const extra: StorageWrite[] = [];
    if (stored?.stamp !== entry.stamp) {
      // Another tab wrote, or dropped, this timeline: both are joined, and all of it is written.
      if (stored) extra.push(...(await this.#joinForeign(timeline, stored)));
      for (const { message } of rows.all()) rows.dirty.add(message.id);
    }
    // Rows and record are taken at one moment: what is claimed must be what is written.
    const changed = [...rows.dirty].map((id) => ({ id, row: rows.get(id) }));
    rows.dirty.clear();
    const record: TimelineRecord = {
      ref: timeline.ref,
      stretches: timeline.settledStretches,
      end: timeline.end,
      empty: timeline.empty,
      gone: [...timeline.gone.ids],
      clearedUpTo: timeline.gone.upTo,
      copies: [...rows.copies],
      usedAt: entry.usedAt,
      count: rows.size,
      bytes: rows.bytes,
      stamp: this.#settings.env.createId(),
    };
    entry.stamp = record.stamp;
    this.#hooks.onRecord(key, record);
    const encoded = changed.map(async ({ id, row }): Promise<StorageWrite> => {
      const value = row && (await encodeRow(this.#settings.codec, row));
      return { table: 'messages', key: prefix + id, value };
    });
    return [...extra, ...(await Promise.all(encoded)), { table: 'ranges', key, value: record }];
  }

  async #joinForeign(timeline: CachedTimeline, stored: TimelineRecord): Promise<StorageWrite[]> {
    const rows = [];
    const removed: StorageWrite[] = [];
    timeline.remove(stored.gone);
    if (stored.clearedUpTo) timeline.clear(stored.clearedUpTo);
    for (const { key, value } of await this.#storage.list('messages', rowPrefix(timeline.key))) {
      const row = await decodeRow(this.#settings.codec, value);
      if (!('unreadableAt' in row)) rows.push(row);
      removed.push({ table: 'messages', key, value: undefined });
    }
    timeline.adopt(stored.stretches, rows);
    return removed;
  }

  async #removal(key: TimelineKey): Promise<StorageWrite[]> {
    const rows = await this.#storage.list('messages', rowPrefix(key));
    this.#hooks.onRecord(key, undefined);
    const entry = this.#hooks.entryOf(key);
    if (entry) entry.stamp = undefined;
    return [
      { table: 'ranges', key, value: undefined },
      ...rows.map((row): StorageWrite => ({ table: 'messages', key: row.key, value: undefined })),
    ];
  }

  /** The disk is full: half of the history goes, and if that does not help all of the cache. */
  async #makeRoom(writes: readonly StorageWrite[]): Promise<void> {
    const records = await this.#records();
    await this.#drop(records.slice(0, Math.ceil(records.length / 2)));
    try {
      const dropped = new Set(records.slice(0, Math.ceil(records.length / 2)).map(([key]) => key));
      const kept = writes.filter(
        ({ table, key }) =>
          !(table === 'ranges' && dropped.has(key)) &&
          !(table === 'messages' && [...dropped].some((each) => key.startsWith(rowPrefix(each)))),
      );
      await this.#storage.write(kept, 'relaxed');
      this.#hooks.onFull(false);
    } catch (reason) {
      if (!isQuota(reason)) throw reason;
      this.stop();
      // What is not kept up to date any more must not stay either.
      await clearCacheTables(this.#storage).catch(() => {});
      this.#hooks.onFull(true);
    }
  }

  async #evictBeyondBounds(): Promise<void> {
    const { maxMessages, maxBytes } = this.#settings;
    const known = this.#hooks.total();
    if (known.count <= maxMessages && known.bytes <= maxBytes) return;
    const records = await this.#records();
    let count = records.reduce((sum, [, record]) => sum + record.count, 0);
    let bytes = records.reduce((sum, [, record]) => sum + record.bytes, 0);
    const victims: [TimelineKey, TimelineRecord][] = [];
    while ((count > maxMessages || bytes > maxBytes) && victims.length < records.length - 1) {
      const victim = records[victims.length]!;
      victims.push(victim);
      count -= victim[1].count;
      bytes -= victim[1].bytes;
    }
    await this.#drop(victims);
    const last = records.at(-1);
    const entry = last && this.#hooks.entryOf(last[0]);
    if (!last || !entry || (count <= maxMessages && bytes <= maxBytes)) return;
    // One conversation alone is more than there is room for: its oldest part goes.
    const { rows } = entry.timeline;
    const fit = Math.min(maxMessages / Math.max(1, count), maxBytes / Math.max(1, bytes));
    entry.timeline.trim(Math.max(1, Math.floor(rows.size * Math.min(1, fit) * 0.9)));
  }

  /** All records, least recently used first. */
  async #records(): Promise<[TimelineKey, TimelineRecord][]> {
    const rows = await this.#storage.list('ranges');
    return rows
      .flatMap(({ key, value }): [TimelineKey, TimelineRecord][] => {
        const record = decodeRecord(value);
        return record ? [[key, record]] : [];
      })
      .sort((a, b) => a[1].usedAt - b[1].usedAt);
  }

  async #drop(records: readonly (readonly [TimelineKey, TimelineRecord])[]): Promise<void> {
    for (const [key] of records) {
      await this.#storage.write(await this.#removal(key), 'relaxed');
      this.#settings.diagnose('evicted', key);
      this.#hooks.onEvicted(key);
    }
  }
}
