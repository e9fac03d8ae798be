import type { AccountStorage, StorageTable, StorageWrite } from '../../env/index.js';
import type { TimelineKey } from '../../model/index.js';
import { clearCacheTables, isQuota } from './cacheTables.js';
import { ageOf, agedTables, decodeRecord, rowPrefix, type TimelineRecord } from './format.js';
import type { CacheSettings } from './options.js';
import type { CachedTimeline } from './timeline.js';

// Rows of people, and of groups with their members. Far more than anybody sees; a server with a million users must not fill the device (P17).
const MAX_AGED = 5000;

/** A timeline in memory with what storage last had of it. */
export interface TimelineEntry {
  readonly timeline: CachedTimeline;
  /** Stamp of the record this tab wrote or read last; undefined: nothing stored. */
  stamp: string | undefined;
  usedAt: number;
}

/** What is told of making room. */
export interface RoomHooks {
  entryOf(key: TimelineKey): TimelineEntry | undefined;
  /** A timeline was dropped for room. */
  onEvicted(key: TimelineKey): void;
  onRecord(key: TimelineKey, record: TimelineRecord | undefined): void;
  /** What is stored as far as this tab knows. */
  total(): { readonly count: number; readonly bytes: number };
}

/** Keeps what is stored within its bounds: the history that was read longest ago goes first. */
export class Room {
  readonly #storage: AccountStorage;
  readonly #settings: CacheSettings;
  readonly #hooks: RoomHooks;
  /** Rows of the aged tables, at most; other tabs' are seen when a table is counted anew. */
  readonly #aged = new Map<StorageTable, number>();

  constructor(storage: AccountStorage, settings: CacheSettings, hooks: RoomHooks) {
    this.#storage = storage;
    this.#settings = settings;
    this.#hooks = hooks;
  }

  /** What takes a timeline out of storage. */
  async removal(key: TimelineKey): Promise<StorageWrite[]> {
    const rows = await this.#storage.list('messages', rowPrefix(key));
    this.#hooks.onRecord(key, undefined);
    const entry = this.#hooks.entryOf(key);
    if (entry) entry.stamp = undefined;
    return [
      { table: 'ranges', key, value: undefined },
      ...rows.map((row): StorageWrite => ({ table: 'messages', key: row.key, value: undefined })),
    ];
  }

  /** The disk is full: half of the history goes, and if that does not help all of the cache. Answers whether `writes` are stored now. */
  async make(writes: readonly StorageWrite[]): Promise<boolean> {
    const records = await this.#records();
    const half = records.slice(0, Math.ceil(records.length / 2));
    const prefixes = half.map(([key]) => rowPrefix(key));
    const isDropped = ({ table, key }: StorageWrite): boolean =>
      table === 'ranges'
        ? half.some(([dropped]) => dropped === key)
        : table === 'messages' && prefixes.some((prefix) => key.startsWith(prefix));
    try {
      await this.#drop(half);
      await this.#storage.write(
        writes.filter((write) => !isDropped(write)),
        'relaxed',
      );
      return true;
    } catch (reason) {
      if (!isQuota(reason)) throw reason;
      // What is not kept up to date any more must not stay either.
      await clearCacheTables(this.#storage).catch(() => {});
      return false;
    }
  }

  /** Drops what is beyond the bounds after `written`. */
  async keep(written: readonly StorageWrite[]): Promise<void> {
    await this.#keepHistory();
    for (const table of agedTables) await this.#keepAged(table, written);
  }

  async #keepHistory(): Promise<void> {
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

  async #keepAged(table: StorageTable, written: readonly StorageWrite[]): Promise<void> {
    const added = written.filter((write) => write.table === table && write.value !== undefined).length;
    if (added === 0) return;
    const known = this.#aged.get(table);
    // Counted once per visit, and again when it may be too many.
    if (known !== undefined && known + added <= MAX_AGED) return void this.#aged.set(table, known + added);
    const rows = await this.#storage.list(table);
    const oldest = [...rows].sort((a, b) => ageOf(a.value) - ageOf(b.value));
    // Some more than needed, so that it is not looked at with every row.
    const gone = rows.length > MAX_AGED ? oldest.slice(0, rows.length - Math.floor(MAX_AGED * 0.9)) : [];
    this.#aged.set(table, rows.length - gone.length);
    if (gone.length === 0) return;
    await this.#storage.write(
      gone.map(({ key }): StorageWrite => ({ table, key, value: undefined })),
      'relaxed',
    );
    this.#settings.diagnose('evicted', `${table}: ${gone.length}`);
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
      await this.#storage.write(await this.removal(key), 'relaxed');
      this.#settings.diagnose('evicted', key);
      this.#hooks.onEvicted(key);
    }
  }
}
