import type { MediaRef, MessageRef, MessageSnapshot, Content } from '../model/index.js';
import {
  compact,
  isRecord,
  ownValue,
  readId,
  readInteger,
  readLine,
  readList,
  readNumber,
  readText,
  readTime,
} from '../utils/readers.js';
import { dataSize, type JsonLimits } from '../utils/readJson.js';
import { truncateText } from '../utils/truncateText.js';

/** Caps on what a message from others may carry (P17). What is beyond is cut off when the content is normalised. */
export interface ContentLimits {
  /** UTF-16 units of a text body; far more is never shown at once. */
  readonly text: number;
  /** UTF-16 units of a caption or description. */
  readonly caption: number;
  /** UTF-16 units of a name, title, label: anything on one line. */
  readonly line: number;
  /** Mentions, links … in one text. */
  readonly entities: number;
  /** Pictures of an album, files of one message. */
  readonly items: number;
  /** People named by one notice or call. */
  readonly people: number;
  /** Options of a poll or of a select field. */
  readonly options: number;
  /** Bars of a waveform. */
  readonly waveform: number;
  /** Parts of one answer. */
  readonly parts: number;
  /** Blocks of a card, fields and buttons of a block, cards of a carousel. */
  readonly blocks: number;
  /** Size of all blocks, parts or items of one message together, in characters of JSON. */
  readonly size: number;
  /** Data of custom messages, cards, tool calls. */
  readonly json: JsonLimits;
}

/** See {@link ContentLimits}. */
export const contentLimits: ContentLimits = {
  text: 100_000,
  caption: 4_000,
  line: 256,
  entities: 500,
  items: 50,
  people: 100,
  options: 50,
  waveform: 128,
  parts: 200,
  blocks: 30,
  size: 256 * 1024,
  json: { depth: 12, nodes: 5_000, chars: 64 * 1024 },
};

/** Text of a list row, quote or notification: one line, short. */
export function summaryLine(text: string | undefined): string | undefined {
  return text === undefined ? undefined : readLine(text.slice(0, 2_000), 200);
}

/** Joins what there is, one per line. */
export function joinLines(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n');
}

const MIME = /^[\w.+-]{1,64}\/[\w.+-]{1,100}$/u;
const PLACEHOLDER = /^(?:#[\da-f]{6}|[\w+/=-]{8,256})$/iu;

/** A media reference; `undefined` without an id. `mime` falls back to `application/octet-stream`, `size` to 0 (unknown). */
export function readMediaRef(value: unknown): MediaRef | undefined {
  const id = readId(ownValue(value, 'id'), 4_096);
  if (id === undefined) return undefined;
  const mime = readText(ownValue(value, 'mime'), 170)?.toLowerCase();
  const placeholder = ownValue(value, 'placeholder');
  return compact({
    id,
    mime: mime !== undefined && MIME.test(mime) ? mime : 'application/octet-stream',
    size: readInteger(ownValue(value, 'size'), 0, Number.MAX_SAFE_INTEGER) ?? 0,
    width: readInteger(ownValue(value, 'width'), 1, 100_000),
    height: readInteger(ownValue(value, 'height'), 1, 100_000),
    duration: readInteger(ownValue(value, 'duration'), 0, 1e10),
    placeholder: typeof placeholder === 'string' && PLACEHOLDER.test(placeholder) ? placeholder : undefined,
    key: readId(ownValue(value, 'key'), 4_096),
  });
}

/** Where a snapshot came from; `undefined` unless both ids are there. */
export function readMessageRef(value: unknown): MessageRef | undefined {
  const conversationId = readId(ownValue(value, 'conversationId'));
  const messageId = readId(ownValue(value, 'messageId'));
  if (conversationId === undefined || messageId === undefined) return undefined;
  return compact({ conversationId, messageId, threadId: readId(ownValue(value, 'threadId')) });
}

/** A snapshot whose content is read by `readContent`; `undefined` when there is no content. */
export function readSnapshot(
  value: unknown,
  readContent: (content: unknown) => Content | undefined,
): MessageSnapshot | undefined {
  if (!isRecord(value)) return undefined;
  const content = readContent(ownValue(value, 'content'));
  if (content === undefined) return undefined;
  return compact({
    ref: readMessageRef(ownValue(value, 'ref')),
    senderId: readId(ownValue(value, 'senderId')),
    senderName: readLine(ownValue(value, 'senderName'), contentLimits.line) ?? '',
    time: readTime(ownValue(value, 'time')) ?? 0,
    content,
  });
}

/** Ids without repeats. */
export function readIds(value: unknown, max: number): readonly string[] {
  const seen = new Set<string>();
  return readList(value, max, (item) => {
    const id = readId(item);
    if (id === undefined || seen.has(id)) return undefined;
    seen.add(id);
    return id;
  });
}

/** Items with an `id` of their own, each id once; the later of two is left out. An item without an id takes its place in the list as id. */
export function readKeyed<T>(
  value: unknown,
  max: number,
  key: string,
  read: (item: unknown, id: string) => T | undefined,
): readonly T[] {
  const seen = new Set<string>();
  return readList(value, max, (item, index) => {
    const id = readId(ownValue(item, key)) ?? String(index);
    if (seen.has(id)) return undefined;
    const result = read(item, id);
    if (result !== undefined) seen.add(id);
    return result;
  });
}

/**
 * A reader that takes items until together they are larger than `size`, and none after that: what is kept stays the beginning of the list.
 * One reader serves one list.
 */
export function within<A extends readonly unknown[], T>(
  size: number,
  read: (...args: A) => T | undefined,
): (...args: A) => T | undefined {
  let room = size;
  return (...args) => {
    if (room <= 0) return undefined;
    const item = read(...args);
    if (item === undefined) return undefined;
    room -= dataSize(item, room);
    return room < 0 ? undefined : item;
  };
}

/** A degree of latitude or longitude, as a number or as text. */
export function readDegrees(value: unknown, limit: number): number | undefined {
  const number = typeof value === 'string' && value.length <= 32 && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Math.abs(number) <= limit ? readNumber(number, -limit, limit) : undefined;
}

/** Line height and mean glyph width of the body text, in px; only for estimates. */
const LINE = 20;
const GLYPH = 7.5;
/** Wide scripts take about twice the room. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u;

/**
 * Estimated height in px of a text in a bubble of a row `width` px wide. Never exact and never slow: it looks at the first 2,000 characters,
 * and assumes that longer texts are collapsed.
 */
export function estimateTextHeight(text: string, width: number): number {
  const perLine = Math.max(8, Math.min(560, width * 0.72) / (WIDE.test(text.slice(0, 40)) ? GLYPH * 2 : GLYPH));
  let lines = 0;
  for (const line of text.slice(0, 2_000).split('\n', 40)) lines += Math.max(1, Math.ceil(line.length / perLine));
  return Math.min(40, lines) * LINE;
}

/** Height in px of the box kept for a picture: its own shape inside the bubble, 240 × 320 px at most, a square when unknown. */
export function estimateMediaHeight(ref: MediaRef | undefined, width: number): number {
  const box = Math.max(80, Math.min(240, width * 0.72));
  if (!ref?.width || !ref.height) return box;
  return Math.max(48, Math.min(320, (ref.height / ref.width) * Math.min(box, ref.width)));
}

/** A name with its extension kept when it must be cut. */
export function readFileName(value: unknown): string | undefined {
  const name = readLine(typeof value === 'string' ? value.slice(0, 100_000) : value, 100_000);
  if (name === undefined || name.length <= contentLimits.line) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : '';
  return readLine(
    truncateText(name.slice(0, name.length - extension.length), contentLimits.line - extension.length) + extension,
    contentLimits.line,
  );
}
