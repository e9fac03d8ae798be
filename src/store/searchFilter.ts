import type { Message, SearchQuery } from '../model/index.js';

const ADDRESS = /\bhttps?:\/\/\S|\bwww\.\S/iu;

/** Content types that are asked for; undefined for all. */
export function typesOf({ kinds }: SearchQuery): readonly string[] | undefined {
  // Addresses stand in texts.
  return kinds && [...new Set(kinds.map((kind) => (kind === 'link' ? 'text' : kind)))];
}

function holdsLink({ content }: Message): boolean {
  const { text, entities } = content as { readonly text?: unknown; readonly entities?: unknown };
  if (typeof text === 'string' && ADDRESS.test(text)) return true;
  return Array.isArray(entities) && entities.some((entity) => (entity as { type?: unknown } | null)?.type === 'link');
}

/** What the filters of a search let through, whatever it says. */
export function createSearchFilter(query: SearchQuery): (message: Message) => boolean {
  const { conversationId, senderIds, kinds, after = -Infinity, before = Infinity } = query;
  const types = typesOf(query);
  const linksOnly = kinds?.includes('link') === true;
  return (message) =>
    (conversationId === undefined || message.conversationId === conversationId) &&
    (!senderIds || senderIds.includes(message.senderId)) &&
    (!types || types.includes(message.content.type)) &&
    (!linksOnly || message.content.type !== 'text' || holdsLink(message)) &&
    message.time >= after &&
    message.time <= before;
}
