import type { Content, TextEntity } from '../../model/index.js';
import { compact, ownValue, readId, readInteger, readList, readOneOf, readText } from '../../utils/readers.js';
import { truncateText } from '../../utils/truncateText.js';
import { readUrl } from '../../utils/readUrl.js';
import { contentLimits, estimateTextHeight } from '../contentHelpers.js';
import { defineMessageContent, summary, type ContentDefinition } from '../defineMessageContent.js';

/** Words. */
export interface TextContent extends Content {
  readonly type: 'text';
  /** As written, never HTML. At most 100,000 UTF-16 units. */
  readonly text: string;
  /** `markdown` only when the adapter knows that the sender meant markdown; text from elsewhere is `plain`. */
  readonly format: 'plain' | 'markdown';
  /** Mentions, links and the like, in order, inside the text, not overlapping. Offsets and lengths in UTF-16 units. */
  readonly entities: readonly TextEntity[];
}

const FORMATS = ['plain', 'markdown'] as const;
const ENTITY_TYPES = ['mention', 'mention-all', 'link', 'command', 'hashtag', 'emoji'] as const;

function readEntity(value: unknown, end: number): TextEntity | undefined {
  const type = readOneOf(ownValue(value, 'type'), ENTITY_TYPES);
  const start = readInteger(ownValue(value, 'offset'), -end, end);
  const length = readInteger(ownValue(value, 'length'), 0, end * 2);
  if (type === undefined || start === undefined || length === undefined) return undefined;
  const offset = Math.max(0, start);
  const stop = Math.min(end, start + length);
  if (stop <= offset) return undefined;
  const userId = readId(ownValue(value, 'userId'));
  const url = readUrl(ownValue(value, 'url'));
  // A mention of nobody or a link to nowhere would look like something it is not.
  if (type === 'mention' && userId === undefined) return undefined;
  if (type === 'link' && url === undefined && ownValue(value, 'url') !== undefined) return undefined;
  return compact({
    type,
    offset,
    length: stop - offset,
    userId: type === 'mention' ? userId : undefined,
    url: type === 'link' ? url : undefined,
    id: type === 'emoji' ? readId(ownValue(value, 'id')) : undefined,
  });
}

/**
 * Entities of a text: clamped to it, sorted, overlapping ones left out (the one that starts first stays; of two that start together the longer).
 *
 * @param text the text the offsets count in.
 */
export function normalizeEntities(value: unknown, text: string): readonly TextEntity[] {
  const sorted = [...readList(value, contentLimits.entities, (item) => readEntity(item, text.length))].sort(
    (a, b) => a.offset - b.offset || b.length - a.length,
  );
  let free = 0;
  return sorted.filter((entity) => {
    if (entity.offset < free) return false;
    free = entity.offset + entity.length;
    return true;
  });
}

/** Line breaks after which a text is folded, what is drawn of it then in px, and the most characters that are drawn of any. */
const FOLDED = { breaks: 31, height: 24 * 22 + 28, length: 8_000 };
/** Characters the estimate looks at. */
const SAMPLE = 2_000;

/** Estimated height in px of a text as it is first drawn: folded where it has many lines, and as long as it is where it has few. */
function textHeight(text: string, width: number): number {
  let at = -1;
  for (let line = 0; line < FOLDED.breaks; line++) {
    at = text.indexOf('\n', at + 1);
    if (at < 0 || at > FOLDED.length)
      return (estimateTextHeight(text, width) * Math.max(SAMPLE, Math.min(FOLDED.length, text.length))) / SAMPLE;
  }
  return FOLDED.height;
}

/** Plain words as content: what most adapters make of most messages. */
export function plainText(text: string): TextContent {
  return { type: 'text', text: truncateText(text, contentLimits.text), format: 'plain', entities: [] };
}

/** Definition of {@link TextContent}. */
export const textContent: ContentDefinition<TextContent> = defineMessageContent<TextContent>({
  type: 'text',
  normalize: (value) => {
    const text = readText(ownValue(value, 'text'), contentLimits.text);
    if (text === undefined) return null;
    return {
      type: 'text',
      text,
      format: readOneOf(ownValue(value, 'format'), FORMATS) ?? 'plain',
      entities: normalizeEntities(ownValue(value, 'entities'), text),
    };
  },
  summarize: (content) => summary('text', content.text),
  searchText: (content) => content.text,
  sizeHint: (content, width) => textHeight(content.text, width) + 16,
});
