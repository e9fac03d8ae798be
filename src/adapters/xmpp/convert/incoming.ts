import {
  plainText,
  type Content,
  type JsonObject,
  type MediaRef,
  type Message,
  type MessageSnapshot,
  type TextEntity,
  type UserId,
} from '../../../contract/index.js';
import { isRecord, ownValue } from '../../../utils/readers.js';
import { readJson } from '../../../utils/readJson.js';
import { bareJid, directMessageId, localOf, type Place } from '../ids.js';
import { ns } from '../namespaces.js';
import type { XmppMessage } from '../stanzas.js';
import { reservedTypes } from './outgoing.js';
import { utf16Offset } from './text.js';

/** What a stanza says, apart from who, when and where. */
export type Said = Pick<Message, 'content' | 'quote' | 'mentions' | 'forwarded' | 'custom' | 'recalled'> & {
  readonly revision: number | undefined;
};

// Room for a bundle of messages; the store's own limits are narrower.
const PAYLOAD_LIMITS = { depth: 80, nodes: 20_000, chars: 512 * 1024 } as const;

function readPayload(json: string | undefined): Readonly<Record<string, unknown>> {
  if (json === undefined || json.length > PAYLOAD_LIMITS.chars) return {};
  try {
    const value = readJson(JSON.parse(json), PAYLOAD_LIMITS);
    return isRecord(value) ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

function readContent(value: unknown): Content | undefined {
  const type = ownValue(value, 'type');
  // What the service tells cannot be said by people.
  return typeof type === 'string' && type !== '' && !reservedTypes.has(type) ? (value as Content) : undefined;
}

function readQuote(value: unknown): MessageSnapshot | undefined {
  const content = readContent(ownValue(value, 'content'));
  return content && isRecord(value) ? ({ ...value, content } as unknown as MessageSnapshot) : undefined;
}

const TYPES: readonly (readonly [RegExp, 'image' | 'video' | 'voice', string])[] = [
  [/\.(png|gif|webp|avif)$/i, 'image', 'image/'],
  [/\.jpe?g$/i, 'image', 'image/jpeg'],
  [/\.(mp4|webm)$/i, 'video', 'video/'],
  [/\.(ogg|oga|opus|mp3|m4a)$/i, 'voice', 'audio/'],
];

/** A file another client put somewhere: its kind by its name, its size unknown. */
function linkedFile(url: string): Content | undefined {
  let address: URL;
  try {
    address = new URL(url);
  } catch {
    return undefined;
  }
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return undefined;
  const last = address.pathname.split('/').at(-1) ?? '';
  const found = TYPES.find(([pattern]) => pattern.test(last));
  const [, type, mime = ''] = found ?? [];
  const extension = last.split('.').at(-1)?.toLowerCase() ?? '';
  const media: MediaRef = {
    id: address.href,
    mime: found ? (mime.endsWith('/') ? mime + extension : mime) : 'application/octet-stream',
    size: 0,
  };
  if (type === 'image') return { type, items: [{ media, name: last }] } as Content;
  if (type === 'video') return { type, media, name: last } as Content;
  return { type: 'file', items: [{ media, name: last === '' ? 'file' : last }] } as Content;
}

/** What of the body a client that understands the extensions leaves out, as one stretch at its start. */
function replyPrefix(stanza: XmppMessage, body: string): number {
  const found = stanza.fallbacks?.find((fallback) => fallback.for === ns.reply);
  if (!found || found.start !== 0 || found.end === undefined) return 0;
  return utf16Offset(body, found.end);
}

/** Reads the words and what hangs on them. Undefined when the stanza says nothing. */
export function readMessage(stanza: XmppMessage, place: Place): Said | undefined {
  const payload = readPayload(stanza.payload);
  const body = stanza.body ?? '';
  const url = stanza.links?.[0]?.url;
  const prefix = stanza.reply ? replyPrefix(stanza, body) : 0;
  const text = body.slice(prefix);
  const mentions = (stanza.references ?? []).flatMap(({ type, begin, end, uri }): TextEntity[] => {
    if (type !== 'mention' || begin === undefined || end === undefined || !uri?.startsWith('xmpp:')) return [];
    const [from, to] = [utf16Offset(body, begin), utf16Offset(body, end)];
    const userId = bareJid(uri.slice('xmpp:'.length));
    return from < prefix || to <= from ? [] : [{ type: 'mention', offset: from - prefix, length: to - from, userId }];
  });
  const content =
    readContent(payload['content']) ??
    (url !== undefined && url === text.trim() ? linkedFile(url) : undefined) ??
    (body === '' ? undefined : { ...plainText(text), entities: mentions });
  if (!content) return undefined;
  const quote = readQuote(payload['quote']) ?? replyQuote(stanza, place, body.slice(0, prefix));
  const userIds = [...new Set(mentions.flatMap(({ userId }): UserId[] => (userId === undefined ? [] : [userId])))];
  const all = payload['mentionsAll'] === true;
  const revision = payload['revision'];
  return {
    content,
    revision: typeof revision === 'number' && Number.isSafeInteger(revision) ? revision : undefined,
    ...(quote && { quote }),
    ...((userIds.length > 0 || all) && { mentions: { userIds, ...(all && { all }) } }),
    ...(isRecord(payload['forwarded']) && { forwarded: readForwarded(payload['forwarded']) }),
    ...(isRecord(payload['custom']) && { custom: payload['custom'] as JsonObject }),
  };
}

function readForwarded(value: object): Message['forwarded'] {
  const senderName = ownValue(value, 'senderName');
  return typeof senderName === 'string' ? { senderName } : {};
}

/** A quote from 0461, for answers by other clients: the words are what they quoted. */
function replyQuote(stanza: XmppMessage, place: Place, quotedLines: string): MessageSnapshot | undefined {
  const { id, to } = stanza.reply ?? {};
  if (id === undefined) return undefined;
  const author = to === undefined || place.kind === 'room' ? undefined : bareJid(to);
  const messageId = place.kind === 'room' ? id : author === undefined ? undefined : directMessageId(author, id);
  const words = quotedLines.replace(/^> ?/gm, '').trim();
  return {
    ...(messageId !== undefined && { ref: { conversationId: place.id, messageId } }),
    ...(author !== undefined && { senderId: author }),
    senderName: author === undefined ? '' : localOf(author),
    time: 0,
    content: plainText(words),
  };
}
