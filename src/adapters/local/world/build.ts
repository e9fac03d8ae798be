import { mediaCatalog } from './media/catalog.js';
import type { MediaKey, SeedContent, SeedMention, SeedMessage } from './types.js';

/** What a row may carry beside its words. `replyTo` and `under` are short ids of rows of the same thread. */
export type RowExtras = Pick<
  SeedMessage,
  'reactions' | 'replyTo' | 'edited' | 'earlier' | 'recalled' | 'readBy' | 'thread' | 'under'
>;

/** Short id, sender, age in minutes, words or content, extras. */
export type Row = readonly [string, string, number, string | SeedContent, RowExtras?];

/** Writes a thread down shortly: ids become `conversation/short`, a bare string becomes plain text. */
export function thread(conversationId: string, rows: readonly Row[]): SeedMessage[] {
  return rows.map(([id, from, minutesAgo, said, extras]) => ({
    id: `${conversationId}/${id}`,
    from,
    minutesAgo,
    content: typeof said === 'string' ? { type: 'text', text: said } : said,
    ...extras,
    ...(extras?.replyTo === undefined ? {} : { replyTo: `${conversationId}/${extras.replyTo}` }),
    ...(extras?.under === undefined ? {} : { under: `${conversationId}/${extras.under}` }),
  }));
}

/** A text whose `@[id|Name]` marks become mentions; `@[*|Name]` names everyone. */
export function mentioning(marked: string): SeedContent {
  const mentions: SeedMention[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(/@\[([^|\]]+)\|([^\]]+)\]/g)) {
    text += marked.slice(at, match.index);
    const name = `@${match[2]}`;
    mentions.push({
      ...(match[1] === '*' ? {} : { userId: match[1] }),
      offset: text.length,
      length: name.length,
    });
    text += name;
    at = match.index + match[0].length;
  }
  return { type: 'text', text: text + marked.slice(at), mentions };
}

/** A text meant to show its lists, emphasis and code. */
export function markdown(text: string): SeedContent {
  return { type: 'text', text, format: 'markdown' };
}

export function image(media: MediaKey, alt: string, caption?: string): SeedContent {
  return { type: 'image', media, alt, ...(caption === undefined ? {} : { caption }) };
}

/** Several pictures in one message. */
export function album(pictures: readonly (readonly [media: MediaKey, alt: string])[], caption?: string): SeedContent {
  const [first = ['dunes', ''], ...rest] = pictures;
  const more = rest.map(([media, alt]) => ({ media, alt }));
  return { type: 'image', media: first[0], alt: first[1], more, ...(caption === undefined ? {} : { caption }) };
}

export function voice(media: MediaKey, transcript?: string): SeedContent {
  const { durationMs = 0, waveform = [] } = mediaCatalog[media];
  return { type: 'voice', media, durationMs, waveform, transcript };
}

export function file(media: MediaKey): SeedContent {
  const { name, size } = mediaCatalog[media];
  return { type: 'file', media, name, size };
}

/** What remains of a message its sender took back. */
export const recalled: SeedContent = { type: 'text', text: '' };
