import type { HistoryPage, HistoryRequest } from '../../contract/index.js';
import {
  comparePositions,
  mergeMessage,
  timelineKey,
  type Message,
  type MessageId,
  type Position,
  type TimelineKey,
  type TimelineRef,
  type UserId,
} from '../../model/index.js';
import { GoneMessages } from './goneMessages.js';
import { spanOf, type MergeResult } from './pages.js';
import { RowSet } from './rowSet.js';
import { applyOperation, joinFresh, withoutCopies, type CachedRow, type MessageOperation } from './rows.js';
import { StreamEnd } from './streamEnd.js';
import { cutAfter, cutUpTo, holds, laterOf, withStretch, type Stretch } from './stretches.js';

/** What a timeline needs from around it. */
export interface TimelineHooks {
  readonly selfId: UserId;
  now(): number;
  /** Changes that came before their message (P5). */
  takeWaiting(messageId: MessageId): readonly MessageOperation[];
  /** Something changed that storage should know. */
  changed(timeline: CachedTimeline): void;
}

/** The cached history of one timeline: its rows, and for which stretches they are complete. */
export class CachedTimeline {
  readonly ref: TimelineRef;
  readonly key: TimelineKey;
  readonly rows: RowSet;
  stretches: readonly Stretch[] = [];
  /** The newest stretch reaches the end of history, and live messages extend it. */
  live = false;
  /** The newest stretch reached the end when the stream was last continuous. */
  end = false;
  /** Nothing was there when last asked. */
  empty = false;
  readonly gone: GoneMessages = new GoneMessages();
  /** Rows not touched since are of an earlier connection: the server may have changed them without telling. */
  staleBefore = 0;
  /** Requests to the inner adapter that are under way. */
  inFlight = 0;
  readonly #streamEnd = new StreamEnd();
  readonly #hooks: TimelineHooks;

  constructor(ref: TimelineRef, hooks: TimelineHooks) {
    this.ref = ref;
    this.key = timelineKey(ref);
    this.rows = new RowSet();
    this.#hooks = hooks;
  }

  get newest(): Stretch | undefined {
    return this.stretches.at(-1);
  }

  /** The stretches as they may be trusted after a break or a reload. */
  get settledStretches(): readonly Stretch[] {
    if (!this.live) return this.stretches;
    const settled = this.#streamEnd.settledAt(this.#hooks.now());
    return settled ? cutAfter(this.stretches, settled) : this.stretches.slice(0, -1);
  }

  holderOf(position: Position): Stretch | undefined {
    return this.stretches.find((stretch) => holds(stretch, position));
  }

  /** A message of the stream: new, changed, or repeated. */
  addLive(message: Message, follows?: Position): void {
    if (this.gone.has(message)) return;
    if (!this.live && this.inFlight > 0) this.#streamEnd.arrive({ message, follows });
    const known = this.rows.get(message.id);
    const next = known ? mergeMessage(known.message, message) : message;
    const { position } = next;
    const newest = this.newest;
    const beyond = !newest || comparePositions(position, newest.to) > 0;
    if (this.live && beyond && !position.provisional) {
      if (follows && (!newest || comparePositions(follows, newest.to) > 0)) {
        this.close();
        this.#startAt(position, false);
      } else if (newest) {
        this.stretches = [...this.stretches.slice(0, -1), { ...newest, to: position }];
        this.#streamEnd.extend(position, this.#hooks.now());
      } else {
        this.#startAt(position, true);
      }
    } else if (!known && !(this.live && beyond) && !this.holderOf(position)) {
      return;
    }
    this.#put(known, next);
  }

  /**
   * The server's answer to a send. It is kept, but the end of history moves only with the stream: messages of others may lie before it that
   * have not come yet.
   */
  addOwn(message: Message): void {
    const newest = this.newest;
    const known = this.rows.get(message.id);
    const placed = this.live || this.inFlight > 0 || this.holderOf(message.position) || (newest && this.end);
    if (this.gone.has(message) || (!known && !placed)) return;
    this.#put(known, known ? mergeMessage(known.message, message) : message);
  }

  /** Applies a change to a cached message; false when it is not cached. */
  apply(op: MessageOperation): boolean {
    const row = this.rows.get(op.messageId);
    if (op.type === 'message-recalled') this.forgetCopies(op.messageId);
    if (!row) return false;
    const next = applyOperation(row, op, this.#hooks.selfId);
    if (next !== row && (next.message !== row.message || next.registers !== row.registers)) this.#set(next);
    return true;
  }

  /** Changes a cached message. */
  update(messageId: MessageId, next: (message: Message) => Message): void {
    const row = this.rows.get(messageId);
    const message = row && next(row.message);
    if (row && message !== row.message) this.#set({ ...row, message: message as Message });
  }

  /** Takes the content out of quotes and bundled copies of a recalled message (P4). */
  forgetCopies(messageId: MessageId): void {
    for (const row of this.rows.all()) {
      const message = withoutCopies(row.message, messageId);
      if (message !== row.message) this.#set({ ...row, message });
    }
  }

  remove(ids: readonly MessageId[]): void {
    this.gone.add(ids);
    for (const id of ids) this.rows.drop(id);
    this.#hooks.changed(this);
  }

  clear(upTo: Position): void {
    this.gone.clear(upTo);
    const ended = this.live && !!this.newest && comparePositions(this.newest.to, upTo) <= 0;
    this.rows.dropWhere((row) => comparePositions(row.message.position, upTo) <= 0);
    this.stretches = cutUpTo(this.stretches, upTo);
    if (ended) {
      this.empty = true;
      this.#streamEnd.reset(undefined);
    }
    this.#hooks.changed(this);
  }

  /** The stream may have missed things: the end is not known to be the end any more. */
  close(): void {
    this.staleBefore = this.rows.clock;
    if (!this.live) return;
    this.stretches = this.settledStretches;
    this.live = false;
    this.#streamEnd.reset(undefined);
    this.#hooks.changed(this);
  }

  /** Notes that a request goes out; the number returned tells later what changed meanwhile. */
  begin(): number {
    this.inFlight += 1;
    return this.rows.clock;
  }

  finish(): void {
    this.inFlight -= 1;
    if (this.inFlight === 0) this.#streamEnd.takeArrivals();
  }

  /**
   * Joins an answer of the inner adapter. `since` is what {@link begin} gave; `continuous`: no break of the stream since, so that an answer
   * that reaches the end makes the timeline live.
   */
  merge(page: HistoryPage, ask: HistoryRequest, since: number, continuous: boolean): MergeResult {
    let span = spanOf(page, ask);
    const newest = this.newest;
    // Nothing came after this page but what the stream has told: it joins the end, also where the messages between were removed.
    if (span && newest && this.live && continuous && page.reachedEnd)
      span = { ...span, to: laterOf(span.to, newest.from) };
    const fresh = new Map<MessageId, Message>();
    for (const item of page.items) {
      if (this.gone.has(item)) continue;
      const known = this.rows.get(item.id);
      if (!span && !known && !this.holderOf(item.position)) continue;
      const joined = known
        ? (known.touched > since ? mergeMessage : joinFresh)(known.message, item)
        : this.rows.withoutRecalledCopies(item);
      fresh.set(item.id, joined);
      this.rows.dropTwin(joined);
      this.#put(known, joined);
    }
    const nothing = page.items.length === 0 && page.reachedStart && page.reachedEnd && !ask.types;
    const vanished =
      span || nothing
        ? this.rows.dropUnlisted(fresh, since, {
            from: page.reachedStart ? undefined : span?.from,
            to: page.reachedEnd && !this.live ? undefined : span?.to,
          })
        : [];
    if (span) this.#addStretch({ ...span, start: page.reachedStart }, page.reachedEnd, continuous);
    else if (nothing && !this.live) {
      this.stretches = [];
      this.empty = true;
      this.end = true;
      if (continuous) this.#startLive();
    }
    this.#hooks.changed(this);
    return { fresh, vanished };
  }

  /** Takes over what storage, or another tab, knows. */
  adopt(stretches: readonly Stretch[], rows: readonly Omit<CachedRow, 'touched'>[]): void {
    for (const { message, registers } of rows) {
      if (this.gone.has(message)) continue;
      const known = this.rows.get(message.id);
      if (!known && this.holderOf(message.position)) continue;
      const joined = known ? mergeMessage(known.message, message) : message;
      this.rows.put({ message: joined, registers: known?.registers ?? registers });
    }
    for (const stretch of stretches) {
      const newest = this.newest;
      // What lies beyond the end this tab follows cannot be joined to it.
      if (this.live && newest && comparePositions(stretch.to, newest.to) > 0) continue;
      this.stretches = withStretch(this.stretches, stretch);
    }
  }

  /** Forgets the oldest rows until `keep` are left. */
  trim(keep: number): void {
    const first = this.rows.all().at(-keep);
    if (!first || this.rows.size <= keep) return;
    const { position } = first.message;
    this.rows.dropWhere((row) => comparePositions(row.message.position, position) < 0);
    this.stretches = cutUpTo(this.stretches, position).map((stretch) => ({ ...stretch, start: false }));
    this.#hooks.changed(this);
  }

  /** The newest stretch is the end from here on. What came while the answer was under way follows it. */
  #startLive(): void {
    this.live = true;
    this.end = true;
    this.#streamEnd.reset(this.newest?.to);
    const arrivals = this.#streamEnd.takeArrivals();
    // When some of what came had to go, the end is not known.
    if (!arrivals) return this.close();
    for (const { message, follows } of arrivals) this.addLive(message, follows);
  }

  /** The end starts anew with a message of the stream, after a hole or in an empty history. */
  #startAt(position: Position, start: boolean): void {
    this.stretches = withStretch(this.stretches, { from: position, to: position, start });
    this.live = true;
    this.end = true;
    this.empty = false;
    this.#streamEnd.reset(undefined);
    this.#streamEnd.extend(position, this.#hooks.now());
  }

  #addStretch(stretch: Stretch, reachedEnd: boolean, continuous: boolean): void {
    const before = this.newest;
    const wasLive = this.live;
    if (reachedEnd && !wasLive) this.stretches = cutAfter(this.stretches, stretch.to);
    this.stretches = withStretch(this.stretches, stretch);
    this.empty = false;
    const newest = this.newest;
    if (!wasLive) {
      if (reachedEnd && continuous) return this.#startLive();
      this.end = reachedEnd || (this.end && !!before && newest?.to === before.to);
      return;
    }
    if (!newest || !before || comparePositions(newest.to, before.to) <= 0) {
      if (newest && comparePositions(stretch.to, newest.to) <= 0 && holds(newest, stretch.to))
        this.#streamEnd.confirm(stretch.to);
      return;
    }
    // The server knows more than the stream has told yet. If it cannot be joined, the stream has skipped something.
    if (holds(newest, before.to) || reachedEnd) this.#streamEnd.confirm(stretch.to);
    else {
      this.live = false;
      this.end = false;
      this.#streamEnd.reset(undefined);
    }
  }

  #put(known: CachedRow | undefined, message: Message): void {
    let row: CachedRow = { message, registers: known?.registers ?? [], touched: 0 };
    if (!known) {
      for (const op of this.#hooks.takeWaiting(message.id)) row = applyOperation(row, op, this.#hooks.selfId);
    }
    this.#set(row);
  }

  #set(row: CachedRow): void {
    this.rows.put(row);
    this.#hooks.changed(this);
  }
}
