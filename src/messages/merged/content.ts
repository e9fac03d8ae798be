import { snapshotLimits, type Content, type MessageRef, type MessageSnapshot } from '../../model/index.js';
import { compact, isRecord, ownValue, readInteger, readLine, readList } from '../../utils/readers.js';
import { readJson } from '../../utils/readJson.js';
import { contentLimits, joinLines, readMessageRef, readSnapshot, within } from '../contentHelpers.js';
import {
  defineMessageContent,
  summary,
  type ContentDefinition,
  type NormalizeContext,
} from '../defineMessageContent.js';

/** Several messages handed on as one bundle. */
export interface MergedContent extends Content {
  readonly type: 'merged';
  /** Such as "Chat of A and B", in the forwarder's words. */
  readonly title?: string | undefined;
  /**
   * The first messages of the bundle, oldest first: as many as `snapshotLimits` allows in number, bytes and nesting. When there are fewer
   * than `count`, `messages.loadMerged` has the rest.
   */
  readonly items: readonly MessageSnapshot[];
  /** Messages in the whole bundle. */
  readonly count: number;
  /** The message that holds the whole bundle, where it is not the one this content is in (nested bundles). */
  readonly ref?: MessageRef | undefined;
}

/**
 * Without a registry nobody here knows the types inside (a message type imports no other): inner contents are then only copied as JSON. The room is
 * wide enough for everything a registry would let pass.
 */
const COPY_LIMITS = { depth: 80, nodes: snapshotLimits.bytes, chars: snapshotLimits.bytes } as const;

function copyContent(value: unknown): Content | undefined {
  if (!isRecord(value) || typeof ownValue(value, 'type') !== 'string') return undefined;
  return readJson(value, COPY_LIMITS) as Content | undefined;
}

function readItems(value: unknown, context: NormalizeContext | undefined): readonly MessageSnapshot[] {
  if ((context?.depth ?? 0) >= snapshotLimits.depth) return [];
  const readContent = context
    ? (content: unknown) => (isRecord(content) ? context.normalize(content) : undefined)
    : copyContent;
  const read = (item: unknown): MessageSnapshot | undefined => readSnapshot(item, readContent);
  return readList(value, snapshotLimits.count, within(snapshotLimits.bytes, read));
}

/** Definition of {@link MergedContent}. Summary: `merged`, its text the title, with `count`. */
export const mergedContent: ContentDefinition<MergedContent> = defineMessageContent<MergedContent>({
  type: 'merged',
  normalize: (value, context) => {
    const list = ownValue(value, 'items');
    const given = Array.isArray(list) ? list.length : 0;
    const ref = readMessageRef(ownValue(value, 'ref'));
    const items = readItems(list, context);
    const count = Math.max(items.length, readInteger(ownValue(value, 'count'), 0, 1e6) ?? Math.min(given, 1e6));
    if (count === 0 && ref === undefined) return null;
    return compact({
      type: 'merged',
      title: readLine(ownValue(value, 'title'), contentLimits.line),
      items,
      count,
      ref,
    });
  },
  summarize: ({ title, count }) => summary('merged', title, { count }),
  searchText: ({ title, items }) => joinLines(title, ...items.map(({ content }) => ownText(content))),
  copyText: ({ title, items }) =>
    joinLines(title, ...items.map(({ senderName, content }) => `${senderName}: ${ownText(content)}`)),
  sizeHint: ({ items }) => 72 + Math.min(4, items.length) * 20,
});

/** The words of an inner content, whatever its type. */
function ownText(content: Content): string {
  for (const key of ['text', 'caption', 'title', 'question', 'fallback']) {
    const value = ownValue(content, key);
    if (typeof value === 'string') return value;
  }
  return '';
}
