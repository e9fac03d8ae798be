import {
  builtInContents,
  ChatError,
  type Content,
  type MessageSnapshot,
  type OutgoingMessage,
  type TextContent,
} from '../../../contract/index.js';
import { stanzaIdOf, type Place } from '../ids.js';
import { ns } from '../namespaces.js';
import type { XmppFallback, XmppMessage, XmppReference } from '../stanzas.js';
import { filesOf, readable } from './readable.js';
import { codePointOffset, xmlText } from './text.js';

/** What chatloom writes beside the body, as JSON. Whoever reads it trusts it no more than the body. */
export interface Payload {
  readonly content?: Content | undefined;
  readonly quote?: MessageSnapshot | undefined;
  readonly forwarded?: OutgoingMessage['forwarded'];
  readonly mentionsAll?: boolean | undefined;
  readonly custom?: OutgoingMessage['custom'];
  /** Which revision an edit makes. */
  readonly revision?: number | undefined;
}

/** Kinds that only the service itself writes. */
export const reservedTypes: ReadonlySet<string> = new Set(['notice', 'recalled', 'unknown', 'call']);

/** Refuses what no message can be made of. */
export function checkContent(content: Content): void {
  const { type } = content;
  if (reservedTypes.has(type)) throw new ChatError('unsupported', `'${type}' is not for people to send.`);
  const definition = builtInContents.find((each) => each.type === type);
  if (definition && !definition.is(content)) {
    throw new ChatError('bad-input', `The content is no '${type}' as chatloom knows it.`);
  }
}

function quoted(quote: MessageSnapshot): string {
  const text = readable(quote.content);
  return `${text
    .slice(0, 500)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}\n`;
}

/** A message as a stanza. `replaces`: the stanza id of the message this is an edit of. */
export function writeMessage(
  outgoing: Pick<OutgoingMessage, 'content' | 'quote' | 'mentions' | 'forwarded' | 'custom'>,
  { place, id, replaces, revision }: { place: Place; id: string; replaces?: string; revision?: number },
): XmppMessage {
  const { content, quote, mentions, forwarded, custom } = outgoing;
  checkContent(content);
  const isText = content.type === 'text';
  const { text = '', entities = [], format } = content as Partial<TextContent>;
  const files = filesOf(content);
  const [file] = files;
  const isOneFile = files.length === 1 && file !== undefined;
  // An address alone in the body, and the same in `oob`, is what other clients show as a file.
  const main = xmlText(isText ? text : isOneFile ? file.id : readable(content));
  const prefix = quote ? xmlText(quoted(quote)) : '';
  const body = prefix + main;
  const fallbacks: XmppFallback[] = [];
  if (quote) fallbacks.push({ for: ns.reply, start: 0, end: codePointOffset(body, prefix.length) });
  if (!isText && !isOneFile) {
    const end = codePointOffset(body, body.length);
    fallbacks.push({ for: ns.payload, start: codePointOffset(body, prefix.length), end });
  }
  const references = entities.flatMap((entity): XmppReference[] =>
    entity.type === 'mention' && entity.userId !== undefined
      ? [
          {
            type: 'mention',
            begin: codePointOffset(body, prefix.length + entity.offset),
            end: codePointOffset(body, prefix.length + entity.offset + entity.length),
            uri: `xmpp:${entity.userId}`,
          },
        ]
      : [],
  );
  const needsContent =
    !isText || format === 'markdown' || entities.some(({ type }) => type !== 'mention') || main !== text;
  const payload: Payload = {
    ...(needsContent && { content }),
    ...(quote && { quote }),
    ...(forwarded && { forwarded }),
    ...(mentions?.all && { mentionsAll: true }),
    ...(custom && { custom }),
    ...(revision !== undefined && { revision }),
  };
  const ref = quote?.ref;
  return {
    to: place.jid,
    type: place.kind === 'room' ? 'groupchat' : 'chat',
    id,
    originId: id,
    body,
    ...(replaces !== undefined && { replace: replaces }),
    ...(replaces === undefined && { marker: { type: 'markable' } }),
    ...(replaces === undefined && place.kind === 'direct' && { receipt: { type: 'request' } }),
    ...(ref?.conversationId === place.id && {
      reply: {
        id: place.kind === 'room' ? ref.messageId : stanzaIdOf(ref.messageId),
        ...(quote?.senderId !== undefined && place.kind === 'direct' && { to: quote.senderId }),
      },
    }),
    ...(fallbacks.length > 0 && { fallbacks }),
    ...(references.length > 0 && { references }),
    ...(isOneFile && { links: [{ url: file.id }] }),
    ...(Object.keys(payload).length > 0 && { payload: xmlText(JSON.stringify(payload)) }),
    processingHints: { store: true },
  };
}
