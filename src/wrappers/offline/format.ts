import {
  comparePositions,
  type MessageId,
  type Position,
  type TimelineKey,
  type TimelineRef,
} from '../../model/index.js';
import { isRecord, ownValue, readId } from '../../utils/readers.js';
import type { StorageTable } from '../../env/index.js';
import type { StorageCodec } from './options.js';
import { isMessage, isPosition } from './pages.js';
import type { CachedRow, Register } from './rows.js';
import type { Stretch } from './stretches.js';

/** Version of what is stored. Older data is migrated (see migrations.ts), newer data is left alone. */
export const SCHEMA = 2;

/** What storage keeps of one timeline beside its rows. Never sealed: it holds ids, positions and times only. */
export interface TimelineRecord {
  readonly ref: TimelineRef;
  readonly stretches: readonly Stretch[];
  readonly end: boolean;
  readonly empty: boolean;
  readonly gone: readonly MessageId[];
  readonly clearedUpTo?: Position | undefined;
  /** Messages of which rows here hold copies: a recall must find them (P4). */
  readonly copies: readonly MessageId[];
  /** Device time in ms of the last reading; the least recently used goes first. */
  readonly usedAt: number;
  readonly count: number;
  readonly bytes: number;
  /** Differs with every write, so that a tab notices that another one wrote. */
  readonly stamp: string;
}

/** Messages and bytes of many timelines. */
export function totalOf(records: Iterable<TimelineRecord>): { readonly count: number; readonly bytes: number } {
  let [count, bytes] = [0, 0];
  for (const record of records) {
    count += record.count;
    bytes += record.bytes;
  }
  return { count, bytes };
}

/** What storage keeps of an account. */
export interface AccountMeta {
  readonly schema: number;
  /** Made when the cache was made: a tab that finds another one knows that its cache was wiped. */
  readonly token: string;
  /** Device time in ms of the last connection. */
  readonly lastOnline: number;
  /** The conversation list was kept at least once. */
  readonly listed: boolean;
  /** The signed-in user, sealed. */
  readonly self: unknown;
}

/** Prefix of the keys of a timeline's rows. Ids may hold any character, so the length comes first. */
export function rowPrefix(key: TimelineKey): string {
  return `${key.length}:${key}:`;
}

interface SealedValue {
  readonly sealed: unknown;
}

/** Puts a value into the form that is stored. */
export async function sealValue(codec: StorageCodec | undefined, value: unknown): Promise<unknown> {
  return codec ? ({ sealed: await codec.seal(value) } satisfies SealedValue) : value;
}

/** The reverse of {@link sealValue}. Rejects when it cannot be read, also when a codec was added or taken away since. */
export async function openValue(codec: StorageCodec | undefined, stored: unknown): Promise<unknown> {
  const isSealed = isRecord(stored) && Object.hasOwn(stored, 'sealed');
  if (isSealed !== (codec !== undefined)) throw new TypeError('the value was stored with another codec');
  return codec ? await codec.open((stored as SealedValue).sealed) : stored;
}

/** Tables whose rows carry the time they were written, so that the oldest of too many can go. */
export const agedTables: ReadonlySet<StorageTable> = new Set(['users', 'groups']);

/** Device time in ms at which a row of an aged table was written; 0 where it does not say. */
export function ageOf(stored: unknown): number {
  const at = ownValue(stored, 'at');
  return typeof at === 'number' && Number.isFinite(at) ? at : 0;
}

/** Puts a value of any table but rows of messages into the form that is stored. `now`: device time in ms. */
export async function encodeValue(
  codec: StorageCodec | undefined,
  table: StorageTable,
  value: unknown,
  now: number,
): Promise<unknown> {
  // What the cache knows of itself is read before anything can be opened.
  if (table === 'meta') return value;
  const sealed = await sealValue(codec, value);
  // The time stays readable: what is too old is dropped without being opened.
  return agedTables.has(table) ? { at: now, v: sealed } : sealed;
}

/** The reverse of {@link encodeValue}. Rejects when it cannot be read. */
export function decodeValue(codec: StorageCodec | undefined, table: StorageTable, stored: unknown): Promise<unknown> {
  return openValue(codec, agedTables.has(table) ? ownValue(stored, 'v') : stored);
}

interface StoredRow {
  /** Readable also when the rest is not: then the place is known where something is missing. */
  readonly p: Position;
  readonly m: unknown;
}

/** A row as it is stored. */
export async function encodeRow(codec: StorageCodec | undefined, row: CachedRow): Promise<unknown> {
  const { message, registers } = row;
  return { p: message.position, m: await sealValue(codec, { message, registers }) } satisfies StoredRow;
}

/** A row as it was stored, or the place of one that cannot be read; null when not even that is known. */
export async function decodeRow(
  codec: StorageCodec | undefined,
  stored: unknown,
): Promise<Omit<CachedRow, 'touched'> | { readonly unreadableAt: Position | null }> {
  const place = ownValue(stored, 'p');
  const unreadableAt = isPosition(place) ? place : null;
  try {
    const value = await openValue(codec, ownValue(stored, 'm'));
    const message = ownValue(value, 'message');
    const registers = ownValue(value, 'registers');
    if (!isMessage(message) || !Array.isArray(registers)) return { unreadableAt };
    return { message, registers: registers as readonly Register[] };
  } catch {
    return { unreadableAt };
  }
}

function isStretch(value: unknown): value is Stretch {
  return isPosition(ownValue(value, 'from')) && isPosition(ownValue(value, 'to'));
}

/** A timeline's record as it was stored, or null. */
export function decodeRecord(stored: unknown): TimelineRecord | null {
  const record = stored as TimelineRecord;
  const lists = ['stretches', 'gone', 'copies'].every((name) => Array.isArray(ownValue(stored, name)));
  if (!lists || !record.stretches.every(isStretch) || typeof record.stamp !== 'string') return null;
  if (!readId(ownValue(record.ref, 'conversationId')) || !Number.isFinite(record.usedAt)) return null;
  return Number.isFinite(record.count) && Number.isFinite(record.bytes) ? record : null;
}

/** Stretches without a place whose row could not be read: it becomes a gap between the rows beside it. */
export function withoutPlace(
  stretches: readonly Stretch[],
  place: Position,
  rows: readonly { readonly message: { readonly position: Position } }[],
): readonly Stretch[] {
  const before = rows.findLast((row) => comparePositions(row.message.position, place) < 0)?.message.position;
  const after = rows.find((row) => comparePositions(row.message.position, place) > 0)?.message.position;
  return stretches.flatMap((stretch) => {
    if (comparePositions(stretch.to, place) < 0 || comparePositions(stretch.from, place) > 0) return [stretch];
    const parts: Stretch[] = [];
    if (before && comparePositions(before, stretch.from) >= 0) parts.push({ ...stretch, to: before });
    if (after && comparePositions(after, stretch.to) <= 0) parts.push({ ...stretch, from: after, start: false });
    return parts;
  });
}
