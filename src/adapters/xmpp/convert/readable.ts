import type { Content, MediaRef, MessageSnapshot } from '../../../contract/index.js';

const kinds: ReadonlyMap<string, string> = new Map([
  ['image', 'Image'],
  ['video', 'Video'],
  ['voice', 'Voice message'],
  ['file', 'File'],
  ['location', 'Location'],
  ['sticker', 'Sticker'],
  ['contact', 'Contact'],
  ['poll', 'Poll'],
  ['merged', 'Forwarded messages'],
]);

// Enough to follow a talk; a stanza has an end.
const MOST_LINES = 100;
const MOST_CHARS = 8000;
const MOST_DEPTH = 3;

/** What contents may bear. They were checked before they are written, yet hosts define their own. */
interface Fields {
  readonly text?: unknown;
  readonly fallback?: unknown;
  readonly caption?: unknown;
  readonly title?: unknown;
  readonly items?: unknown;
  readonly media?: unknown;
  readonly [field: string]: unknown;
}

const fieldsOf = (content: Content): Fields => ({ ...content });
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const textsOf = (...values: readonly unknown[]): readonly string[] => values.filter(isText);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : []);

/** The files of a content that can be had by everyone. */
export function filesOf(content: Content): readonly MediaRef[] {
  const { items, media } = fieldsOf(content);
  const refs = media === undefined ? listOf(items).map((item) => (item as Fields | null)?.media) : [media];
  return refs.filter((ref): ref is MediaRef => /^https?:/.test(String((ref as Partial<MediaRef> | undefined)?.id)));
}

function quotedLines(items: unknown, depth: number): readonly string[] {
  return listOf(items)
    .slice(0, MOST_LINES)
    .map((item) => {
      const { senderName, content } = item as MessageSnapshot;
      return `${senderName === '' ? '' : `${senderName}: `}${write(content, depth + 1)}`;
    });
}

/** Further lines that say what a content of a kind is about. */
function detailsOf(content: Content, depth: number): readonly string[] {
  const fields = fieldsOf(content);
  if (content.type === 'merged') return quotedLines(fields.items, depth);
  if (content.type === 'location') {
    const { latitude, longitude, address } = fields;
    return textsOf(address, `geo:${String(latitude)},${String(longitude)}`);
  }
  if (content.type === 'contact') {
    const { phones, emails, userId } = fields;
    return textsOf(...listOf(phones), ...listOf(emails), isText(userId) ? `xmpp:${userId}` : undefined);
  }
  if (content.type === 'poll') return listOf(fields['options']).map((option) => `- ${String((option as Fields).text)}`);
  return filesOf(content).map(({ id }) => id);
}

function write(content: Content, depth: number): string {
  const fields = fieldsOf(content);
  const { text, fallback, caption, title, question, name, emoji, alt } = fields;
  const [words] = textsOf(text, fallback, caption, title, question, name, emoji, alt);
  const kind = kinds.get(content.type);
  if (kind === undefined) return words ?? `[${content.type}]`;
  const first = words === undefined ? `[${kind}]` : `[${kind}] ${words}`;
  return depth >= MOST_DEPTH ? first : [first, ...detailsOf(content, depth)].join('\n');
}

/** What a content says, for readers that know nothing of chatloom: its kind, its words, and where its files are. */
export function readable(content: Content): string {
  return write(content, 0).slice(0, MOST_CHARS);
}
