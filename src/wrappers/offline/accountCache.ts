import type { AccountStorage } from '../../env/index.js';
import {
  timelineKey,
  type AccountId,
  type Conversation,
  type ConversationId,
  type TimelineKey,
  type TimelineRef,
  type User,
} from '../../model/index.js';
import { isRecord, ownValue } from '../../utils/readers.js';
import { sameData } from '../../utils/sameData.js';
import {
  decodeRecord,
  decodeRow,
  openValue,
  rowPrefix,
  totalOf,
  withoutPlace,
  type AccountMeta,
  type TimelineRecord,
} from './format.js';
import type { CacheHooks, CacheSettings } from './options.js';
import { isDecrypted, withoutDecrypted, type CachedRow, type MessageOperation } from './rows.js';
import { CachedTimeline } from './timeline.js';
import { cacheLock, wipeStorage } from './cacheTables.js';
import { WaitingChanges } from './waitingChanges.js';
import type { TimelineEntry } from './room.js';
import { CacheWriter } from './writer.js';

// Timelines kept in memory; those beyond are read from storage again.
const MAX_LOADED = 50;

interface Slot extends TimelineEntry {
  /** True once its rows are in memory. */
  ready: boolean;
  loading: Promise<CachedTimeline>;
}

/** Everything cached of one account: conversations, timelines, people, groups. */
export class AccountCache {
  readonly accountId: AccountId;
  readonly self: User;
  readonly conversations: Map<ConversationId, Conversation> = new Map();
  readonly writer: CacheWriter;
  readonly storage: AccountStorage;
  readonly settings: CacheSettings;
  readonly #slots = new Map<TimelineKey, Slot>();
  readonly #records = new Map<TimelineKey, TimelineRecord>();
  readonly #waiting: WaitingChanges;
  readonly #hooks: CacheHooks;

  constructor(
    storage: AccountStorage,
    accountId: AccountId,
    self: User,
    meta: AccountMeta,
    settings: CacheSettings,
    hooks: CacheHooks,
  ) {
    this.storage = storage;
    this.accountId = accountId;
    this.self = self;
    this.settings = settings;
    this.#hooks = hooks;
    this.#waiting = new WaitingChanges(() => settings.diagnose('waiting-dropped', 'a change to an unknown message'));
    this.writer = new CacheWriter(storage, cacheLock(accountId), meta, settings, {
      isStorable: (timeline) => this.#isStorable(timeline),
      entryOf: (key) => this.#slots.get(key),
      onEvicted: (key) => this.#slots.delete(key),
      onRecord: (key, record) => (record ? this.#records.set(key, record) : this.#records.delete(key)),
      total: () => totalOf(this.#records.values()),
      onFull: (givenUp) => {
        hooks.onProblem('storage-full');
        if (givenUp) hooks.onEnded('failed');
      },
      onFailed: (reason) => hooks.onFailed(reason),
      onWiped: () => hooks.onEnded('wiped'),
      onNewer: () => {
        hooks.onProblem('newer-version');
        hooks.onEnded('failed');
      },
    });
  }

  /** Reads what is small enough to be in memory always: conversations, and what is known of timelines without their rows. */
  async read(): Promise<void> {
    const [conversations, records] = await Promise.all([
      this.storage.list('conversations'),
      this.storage.list('ranges'),
    ]);
    for (const { key, value } of conversations) {
      const conversation = await openValue(this.settings.codec, value).catch(() => undefined);
      if (ownValue(conversation, 'id') === key && isRecord(ownValue(conversation, 'unread')))
        this.conversations.set(key, conversation as Conversation);
      else this.#setAside('conversations', key);
    }
    for (const { key, value } of records) {
      const record = decodeRecord(value);
      if (record) this.#records.set(key, record);
      else this.#setAside('ranges', key);
    }
  }

  /** May anything of this conversation be cached? Undefined: not known yet. */
  isDurable(id: ConversationId): boolean | undefined {
    const conversation = this.conversations.get(id);
    return conversation && conversation.durable && conversation.history === 'full';
  }

  /** The timeline with its rows in memory. */
  async load(ref: TimelineRef): Promise<CachedTimeline> {
    const key = timelineKey(ref);
    const slot = this.#slots.get(key) ?? this.#open(ref, key);
    // The most recently used ones stand last.
    this.#slots.delete(key);
    this.#slots.set(key, slot);
    slot.usedAt = this.settings.env.now();
    for (const [other, old] of this.#slots) {
      if (this.#slots.size <= MAX_LOADED) break;
      if (old.ready && old.timeline.inFlight === 0 && old.timeline.rows.dirty.size === 0) this.#slots.delete(other);
    }
    return slot.loading;
  }

  /** Writes down that a timeline was read: what is used stays longest. */
  noteUse(timeline: CachedTimeline): void {
    const slot = this.#slots.get(timeline.key);
    if (slot) this.writer.putTimeline(slot);
  }

  /** Does something to a timeline if anything of it is cached: now when its rows are in memory, else once they are. */
  with(key: TimelineKey, change: (timeline: CachedTimeline) => void): void {
    const record = this.#records.get(key);
    const slot = this.#slots.get(key) ?? (record && this.#open(record.ref, key));
    if (!slot) return;
    if (slot.ready) change(slot.timeline);
    else void slot.loading.then(change, () => {});
  }

  /** Applies a change to a message wherever it, or a copy of it, is cached. Keeps it for later when nobody knows the message (P5). */
  applyOperation(conversationId: ConversationId, op: MessageOperation): void {
    let known = false;
    const recalled = op.type === 'message-recalled';
    for (const key of this.#keys()) {
      const slot = this.#slots.get(key);
      const record = this.#records.get(key);
      const isOf = (slot?.timeline.ref ?? record?.ref)?.conversationId === conversationId;
      const hasCopy = recalled && (slot?.ready ? slot.timeline.rows.copies : new Set(record?.copies)).has(op.messageId);
      if (isOf) this.with(key, (timeline) => (known = timeline.apply(op) || known));
      else if (hasCopy) this.with(key, (timeline) => timeline.forgetCopies(op.messageId));
    }
    if (!known) this.#waiting.add(op);
  }

  /** Timelines of a conversation, threads included. */
  withAll(conversationId: ConversationId, change: (timeline: CachedTimeline) => void): void {
    for (const key of this.#keys()) {
      const ref = this.#slots.get(key)?.timeline.ref ?? this.#records.get(key)?.ref;
      if (ref?.conversationId === conversationId) this.with(key, change);
    }
  }

  /** What the stream has missed cannot be known: no end is an end any more. */
  closeAll(): void {
    for (const slot of this.#slots.values()) slot.timeline.close();
  }

  putConversation(conversation: Conversation): void {
    const known = this.conversations.get(conversation.id);
    // Lists are asked for again and again, and hardly anything of them is new.
    if (known && sameData(known, conversation)) return;
    this.conversations.set(conversation.id, conversation);
    if (conversation.durable && conversation.history === 'full') {
      const readable = this.settings.codec ? conversation : withoutDecrypted(conversation);
      this.writer.put('conversations', conversation.id, readable);
      // What was read before it was known that it may be stored.
      if (!known) this.withAll(conversation.id, (timeline) => this.noteUse(timeline));
    } else if (known) this.forget(conversation.id);
  }

  /** Takes a conversation with its history out of the cache. */
  forget(id: ConversationId): void {
    const conversation = this.conversations.get(id);
    // A conversation that may not be stored is still known, so that its history is not either.
    if (!conversation || (conversation.durable && conversation.history === 'full')) this.conversations.delete(id);
    this.writer.put('conversations', id, undefined);
    this.withAll(id, (timeline) => {
      timeline.rows.dropWhere(() => true);
      timeline.stretches = [];
      timeline.live = false;
      timeline.empty = false;
      this.noteUse(timeline);
    });
  }

  /** Ends the cache after what is to be written is written; with `wipe` everything of this account leaves the device. */
  async close(options: { readonly wipe?: boolean | undefined } = {}): Promise<void> {
    if (!options.wipe) await this.writer.idle();
    this.writer.stop();
    try {
      // A write that has begun ends first; the next one of any tab finds that the cache is not its own any more.
      if (options.wipe) await wipeStorage(this.settings.env, this.accountId, this.storage);
    } finally {
      this.abandon();
    }
  }

  /** Ends at once, without writing. */
  abandon(): void {
    this.writer.stop();
    this.storage.close();
    this.#slots.clear();
    this.#records.clear();
    this.conversations.clear();
  }

  #keys(): ReadonlySet<TimelineKey> {
    return new Set([...this.#slots.keys(), ...this.#records.keys()]);
  }

  #open(ref: TimelineRef, key: TimelineKey): Slot {
    const timeline = new CachedTimeline(ref, {
      selfId: this.self.id,
      now: () => this.settings.env.now(),
      takeWaiting: (id) => this.#waiting.take(id),
      changed: () => this.writer.putTimeline(slot),
    });
    const slot: Slot = {
      timeline,
      stamp: undefined,
      usedAt: this.settings.env.now(),
      ready: false,
      loading: Promise.resolve(timeline),
    };
    this.#slots.set(key, slot);
    slot.loading = this.#readRows(slot, key).then(
      () => {
        slot.ready = true;
        return timeline;
      },
      (reason: unknown) => {
        this.settings.diagnose('storage-failed', String(reason));
        slot.ready = true;
        return timeline;
      },
    );
    return slot;
  }

  async #readRows(slot: Slot, key: TimelineKey): Promise<void> {
    const record = decodeRecord(await this.storage.get('ranges', key));
    if (!record) return;
    const rows: Omit<CachedRow, 'touched'>[] = [];
    const missing: (TimelineRecord['stretches'][number]['from'] | null)[] = [];
    for (const { key: rowKey, value } of await this.storage.list('messages', rowPrefix(key))) {
      const row = await decodeRow(this.settings.codec, value);
      if (!('unreadableAt' in row)) {
        rows.push(row);
        continue;
      }
      missing.push(row.unreadableAt);
      this.#setAside('messages', rowKey);
    }
    const { timeline } = slot;
    timeline.gone.add(record.gone);
    timeline.gone.clear(record.clearedUpTo);
    timeline.adopt([], rows);
    timeline.rows.dirty.clear();
    // Where a row is missing, or it is not even known where, the server is asked again.
    let stretches = record.stretches;
    for (const place of missing) stretches = place ? withoutPlace(stretches, place, timeline.rows.all()) : [];
    timeline.stretches = stretches;
    timeline.end = record.end;
    timeline.empty = record.empty;
    timeline.staleBefore = timeline.rows.clock;
    slot.stamp = record.stamp;
    if (missing.length > 0) {
      this.#hooks.onProblem('storage-damaged');
      this.writer.putTimeline(slot);
    }
  }

  #setAside(table: 'conversations' | 'messages' | 'ranges', key: string): void {
    this.settings.diagnose('unreadable-row', `${table}: ${key}`);
    this.writer.put(table, key, undefined);
  }

  #isStorable(timeline: CachedTimeline): boolean {
    if (this.isDurable(timeline.ref.conversationId) !== true) return false;
    return !!this.settings.codec || !timeline.rows.all().some((row) => isDecrypted(row.message));
  }
}
