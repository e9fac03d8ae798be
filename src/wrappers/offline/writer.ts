import type { AccountStorage, StorageTable, StorageWrite } from '../../env/index.js';
import { sameData } from '../../utils/sameData.js';
import { isQuota, META_KEY } from './cacheTables.js';
import {
  ageOf,
  agedTables,
  decodeRecord,
  decodeRow,
  decodeValue,
  encodeRow,
  encodeValue,
  rowPrefix,
  type AccountMeta,
  type TimelineRecord,
} from './format.js';
import type { CacheSettings } from './options.js';
import { Room, type RoomHooks, type TimelineEntry } from './room.js';
import type { CachedTimeline } from './timeline.js';

const PEOPLE: ReadonlySet<StorageTable> = new Set(['users', 'groups', 'contacts']);
// How much older a row may look than it is, so that it need not be written each time it is used.
const SAME_AGE = 24 * 60 * 60 * 1000;

/** What the writer tells. */
export interface WriterHooks extends RoomHooks {
  /** May this timeline be stored? */
  isStorable(timeline: CachedTimeline): boolean;
  /** There was no room. `given up`: nothing is stored any more. */
  onFull(givenUp: boolean): void;
  /** Storage refused for another reason; nothing is stored any more. */
  onFailed(reason: unknown): void;
  /** Another tab signed out: what is stored is not ours any more. */
  onWiped(): void;
  /** A newer version of the kit took over what is stored; nothing is written any more. */
  onNewer(): void;
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
  readonly #room: Room;
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
    this.#room = new Room(storage, settings, hooks);
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
    // Rows of one schema among those of another would be read as damaged ones.
    if (stored && stored.schema > this.#meta.schema) {
      this.stop();
      return this.#hooks.onNewer();
    }
    if (stored?.token !== this.#meta.token) {
      this.stop();
      return this.#hooks.onWiped();
    }
    const values = [...this.#values.values()];
    const entries = [...this.#timelines];
    this.#values.clear();
    this.#timelines.clear();
    const writes: StorageWrite[] = [];
    const { codec, env } = this.#settings;
    const encoded = values.map(async ({ table, key, value }): Promise<StorageWrite[]> => {
      if (await this.#isStored(table, key, value)) return [];
      return [{ table, key, value: value === undefined ? value : await encodeValue(codec, table, value, env.now()) }];
    });
    writes.push(...(await Promise.all(encoded)).flat());
    for (const entry of entries) writes.push(...(await this.#timelineWrites(entry)));
    if (!this.#open || writes.length === 0) return;
    try {
      await this.#storage.write(writes, 'relaxed');
    } catch (reason) {
      if (!isQuota(reason)) throw reason;
      const stored = await this.#room.make(writes);
      if (!stored) this.stop();
      this.#hooks.onFull(!stored);
      if (!stored) return;
    }
    await this.#room.keep(writes);
  }

  /** People and groups are asked for again and again: what is stored as it is, and not long ago, is not written once more. */
  async #isStored(table: StorageTable, key: string, value: unknown): Promise<boolean> {
    if (value === undefined || !PEOPLE.has(table)) return false;
    const stored = await this.#storage.get(table, key);
    if (stored === undefined || (agedTables.has(table) && ageOf(stored) < this.#settings.env.now() - SAME_AGE))
      return false;
    const known = await decodeValue(this.#settings.codec, table, stored).catch(() => undefined);
    return sameData(known, value);
  }

  async #timelineWrites(entry: TimelineEntry): Promise<StorageWrite[]> {
    const { timeline } = entry;
    const { key, rows } = timeline;
    const stored = decodeRecord(await this.#storage.get('ranges', key));
    if (!this.#hooks.isStorable(timeline)) return stored ? this.#room.removal(key) : [];
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
}
