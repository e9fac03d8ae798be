import {
  addPage,
  comparePositions,
  eachRow,
  emptyRowList,
  extendTo,
  gapsOf,
  laterPosition,
  mergeMessage,
  segmentHolds,
  trimSegment,
  withoutPosition,
  withRow,
  type Message,
  type MessageId,
  type Position,
  type PositionRange,
  type Segment,
  type TimelineRef,
  type UserId,
} from '../model/index.js';
import type { HistoryPage } from '../contract/index.js';
import { foldOps, type MessageOp } from './messageOps.js';
import type { MessageRow, TimelineView } from './state.js';
import { createTimelineView } from './timelineView.js';

// Rows by which a live timeline may exceed its bound before it is cut back.
const TRIM_SLACK = 200;
// Live messages remembered while there is no live end to add them to; more than a page, so that none falls between the two.
const MAX_LATE = 500;

/** Who "I" am in a timeline, and how a row's key is made. */
export interface TimelineIdentity {
  readonly ref: TimelineRef;
  readonly selfId: UserId;
}

/** The key of a row: the sender's client id where there is one (with the verified sender, since client ids of others may collide). */
export function rowKey(senderId: UserId, clientId: string | undefined, messageId: MessageId): string {
  return clientId === undefined ? `m:${messageId}` : `c:${senderId}:${clientId}`;
}

/**
 * The confirmed messages of one timeline as segments, and what is pending over them. Mutable inside the store; what leaves it are snapshots.
 * One row per message (P2), ordered by the server (P1); holes are known from what pages cover (P9).
 */
export class TimelineCore {
  readonly identity: TimelineIdentity;
  #segments: readonly Segment<MessageRow>[] = [];
  readonly #confirmed = new Map<MessageId, Message>();
  readonly #rows = new Map<string, MessageRow>();
  readonly #keys = new Map<MessageId, string>();
  #ops: readonly MessageOp[] = [];
  /** Unsent rows in order of sending. */
  #pending: readonly MessageRow[] = [];
  /** Which segment is shown; undefined: the live one. */
  #shownAt: Position | undefined;

  readonly #maxLoaded: number;
  /** What the reader looks at away from the end; trimming keeps clear of it. */
  #reading: string | undefined;
  #late: readonly Message[] = [];

  constructor(identity: TimelineIdentity, maxLoaded: number) {
    this.identity = identity;
    this.#maxLoaded = maxLoaded;
  }

  /** The segment on screen: the one asked for, else the live one, else the newest. */
  get shown(): Segment<MessageRow> | undefined {
    const at = this.#shownAt;
    const asked = at && this.#segments.find((segment) => segmentHolds(segment, at));
    return asked ?? this.live ?? this.#segments.at(-1);
  }

  /** The segment that grows with live messages. */
  get live(): Segment<MessageRow> | undefined {
    return this.#segments.findLast((segment) => segment.live);
  }

  /** True while another segment than the live one was asked for. */
  get isShowingAsked(): boolean {
    return this.#shownAt !== undefined;
  }

  /** The segment right before the live one: where the end was before a hole opened. */
  get beforeLive(): Segment<MessageRow> | undefined {
    const live = this.live;
    return live && this.#segments[this.#segments.indexOf(live) - 1];
  }

  get pending(): readonly MessageRow[] {
    return this.#pending;
  }

  view(): TimelineView {
    const shown = this.shown;
    const pending = !shown || shown.live ? this.#pending : [];
    return createTimelineView(shown?.rows ?? emptyRowList(), pending, (key) => this.#rows.get(key));
  }

  /** Shows the segment around a position, or the live one again. */
  show(position: Position | undefined): void {
    this.#shownAt = position;
  }

  /** Tells which row the reader looks at; undefined while at the end. */
  setReading(key: string | undefined): void {
    this.#reading = key;
  }

  /** The hole right before a segment, if there is one that ends at its start. */
  gapBefore(segment: Segment<MessageRow>): PositionRange | undefined {
    const to = segment.covers?.from;
    return to && gapsOf(this.#segments).find((gap) => comparePositions(gap.to, to) === 0);
  }

  confirmed(id: MessageId): Message | undefined {
    return this.#confirmed.get(id);
  }

  row(key: string): MessageRow | undefined {
    return this.#rows.get(key) ?? this.#pending.find((row) => row.key === key);
  }

  keyOf(id: MessageId): string | undefined {
    return this.#keys.get(id);
  }

  /** Last confirmed position known. */
  get lastPosition(): Position | undefined {
    return this.#segments.reduce<Position | undefined>((last, s) => laterPosition(last, s.covers?.to), undefined);
  }

  /** Adds a page of history. Rows it brings settle pending ones of the same client id. */
  addHistory(page: HistoryPage): void {
    const rows: MessageRow[] = [];
    for (const item of page.items) {
      const row = this.#register(item);
      if (row) rows.push(row);
    }
    rows.sort((a, b) => comparePositions(a.position, b.position));
    if (!page.covers && !(page.reachedStart && page.reachedEnd && page.items.length === 0)) {
      // A filtered page covers nothing: its rows only refresh what is loaded already.
      for (const row of rows) this.#placeInLoaded(row);
      return;
    }
    const { reachedStart, reachedEnd, covers } = page;
    const { segments, index } = addPage(this.#segments, { rows, covers, reachedStart, reachedEnd });
    this.#segments = segments;
    const grown = segments[index];
    if (grown) this.#trim(grown, 0);
  }

  /**
   * Adds or refreshes one message that came live. Answers `hole` when messages before it are missing (then the old end stops being live), `outside`
   * when it belongs to history that is not loaded.
   */
  addLive(message: Message, follows: Position | undefined): 'placed' | 'hole' | 'outside' {
    const before = this.#confirmed.get(message.id);
    const row = this.#register(message);
    if (!row) return 'placed';
    if (before) {
      // Refreshed in place; a provisional position may have become final.
      this.#placeInLoaded(row);
      return 'placed';
    }
    const live = this.live;
    if (!live) {
      if (this.#placeInLoaded(row)) return 'placed';
      // The newest page is not there (yet), and may have been made before this message: it is looked at again then.
      this.#late = [...this.#late.slice(1 - MAX_LATE), message];
      return this.#forget(message.id);
    }
    const end = live.covers?.to;
    if (!end || comparePositions(row.position, end) > 0) {
      const hole = follows !== undefined && end !== undefined && comparePositions(follows, end) > 0;
      if (hole) {
        this.#replace(live, { ...live, live: false });
        const rows = withRow(emptyRowList<MessageRow>(), row);
        const covers = { from: row.position, to: row.position };
        this.#segments = [...this.#segments, { rows, covers, reachedStart: false, live: true }];
        return 'hole';
      }
      const grown = extendTo(live, row.position, withRow(live.rows, row));
      this.#replace(live, grown);
      // In batches: taking one row off for each that comes would cost every message.
      this.#trim(grown, TRIM_SLACK);
      return 'placed';
    }
    return this.#placeInLoaded(row) ? 'placed' : this.#forget(message.id);
  }

  /** Messages that came live while the newest page was not loaded. */
  takeLate(): readonly Message[] {
    const late = this.#late;
    this.#late = [];
    return late;
  }

  /** Changes a confirmed message; false when it is not known here. */
  update(id: MessageId, change: (message: Message) => Message): boolean {
    const known = this.#confirmed.get(id);
    if (!known) return false;
    const next = change(known);
    if (next !== known) {
      this.#confirmed.set(id, next);
      this.#refresh(id);
    }
    return true;
  }

  /** Takes messages out for good. */
  remove(ids: readonly MessageId[]): void {
    for (const id of ids) {
      const row = this.#rows.get(this.#keys.get(id) ?? '');
      if (row) this.#dropRow(row);
      this.#confirmed.delete(id);
      this.#keys.delete(id);
    }
  }

  /** Forgets everything up to a position: the history was cleared. */
  clearUpTo(position: Position): void {
    const ids = [...this.#confirmed.values()].filter((m) => comparePositions(m.position, position) <= 0);
    this.remove(ids.map((message) => message.id));
    this.#segments = this.#segments.map((segment) =>
      segment.covers && comparePositions(segment.covers.from, position) <= 0
        ? { ...segment, reachedStart: true }
        : segment,
    );
  }

  /** After a connection that may have missed things: the end is no longer known to be the end. */
  stopLive(): void {
    this.#segments = this.#segments.map((segment) => (segment.live ? { ...segment, live: false } : segment));
  }

  addOp(op: MessageOp): void {
    this.#ops = [...this.#ops, op];
    this.#refresh(op.messageId);
  }

  removeOp(opId: string): void {
    const op = this.#ops.find((candidate) => candidate.opId === opId);
    if (!op) return;
    this.#ops = this.#ops.filter((candidate) => candidate.opId !== opId);
    this.#refresh(op.messageId);
  }

  /** Adds an unsent row in order of sending, unless the message has arrived already. */
  addPending(row: MessageRow): void {
    if (this.#rows.has(row.key)) return;
    const later = this.#pending.findIndex(({ message }) => message.time > row.message.time);
    this.#pending = this.#pending.toSpliced(later < 0 ? this.#pending.length : later, 0, row);
  }

  updatePending(key: string, changes: Partial<Pick<MessageRow, 'phase' | 'error' | 'progress' | 'message'>>): void {
    this.#pending = this.#pending.map((row) => (row.key === key ? { ...row, ...changes } : row));
  }

  removePending(key: string): void {
    this.#pending = this.#pending.filter((row) => row.key !== key);
  }

  /** Joins a message with what is known of it and makes its row; null when a pending operation hides it. */
  #register(incoming: Message): MessageRow | null {
    const known = this.#confirmed.get(incoming.id);
    const message = known ? mergeMessage(known, incoming) : incoming;
    const mine = message.senderId === this.identity.selfId;
    const key = this.#keys.get(message.id) ?? rowKey(message.senderId, message.clientId, message.id);
    const old = this.#rows.get(key);
    if (old && comparePositions(old.position, message.position) !== 0) this.#dropRow(old);
    this.#confirmed.set(message.id, message);
    this.#keys.set(message.id, key);
    // Only the signed-in user's own client ids settle a pending row (P2).
    if (mine && this.#pending.some((row) => row.key === key)) this.removePending(key);
    return this.#makeRow(key, message, mine);
  }

  #makeRow(key: string, message: Message, mine: boolean): MessageRow | null {
    const shown = foldOps(
      message,
      this.#ops.filter((op) => op.messageId === message.id),
    );
    if (!shown) {
      this.#rows.delete(key);
      return null;
    }
    const row: MessageRow = {
      key,
      message: shown,
      position: message.position,
      phase: mine ? 'sent' : 'received',
      mine,
    };
    this.#rows.set(key, row);
    return row;
  }

  /** Recomputes the row of a message after its confirmed state or its operations changed. */
  #refresh(id: MessageId): void {
    const message = this.#confirmed.get(id);
    const key = this.#keys.get(id);
    if (!message || key === undefined) return;
    const old = this.#rows.get(key);
    const row = this.#makeRow(key, message, message.senderId === this.identity.selfId);
    if (row) this.#placeInLoaded(row);
    else if (old) this.#dropRow(old);
  }

  /**
   * Keeps a segment within `maxLoaded` rows: drops from the end the reader is farther from, into a gap that is known and can be loaded again.
   */
  #trim(segment: Segment<MessageRow>, slack: number): void {
    if (segment.rows.size - this.#maxLoaded <= slack) return;
    const reading = this.#reading === undefined ? undefined : this.#rows.get(this.#reading);
    const { kept, dropped } = trimSegment(segment, this.#maxLoaded, reading?.position);
    for (const row of eachRow(dropped)) {
      this.#rows.delete(row.key);
      this.#confirmed.delete(row.message.id);
      this.#keys.delete(row.message.id);
    }
    this.#replace(segment, kept);
  }

  #placeInLoaded(row: MessageRow): boolean {
    const live = this.live;
    const holder =
      this.#segments.find((segment) => segmentHolds(segment, row.position)) ??
      (live?.covers && comparePositions(row.position, live.covers.to) > 0 ? live : undefined);
    if (!holder) return false;
    this.#replace(holder, extendTo(holder, row.position, withRow(holder.rows, row)));
    return true;
  }

  #dropRow(row: MessageRow): void {
    this.#rows.delete(row.key);
    this.#segments = this.#segments.map((segment) => {
      const rows = withoutPosition(segment.rows, row.position);
      return rows === segment.rows ? segment : { ...segment, rows };
    });
  }

  #forget(id: MessageId): 'outside' {
    const key = this.#keys.get(id);
    if (key !== undefined) this.#rows.delete(key);
    this.#keys.delete(id);
    this.#confirmed.delete(id);
    return 'outside';
  }

  #replace(old: Segment<MessageRow>, next: Segment<MessageRow>): void {
    this.#segments = this.#segments.map((segment) => (segment === old ? next : segment));
  }
}
