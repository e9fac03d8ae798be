import { ChatError } from '../../../contract/index.js';
import type { Content, MessageSnapshot, OutgoingMessage } from '../../../model/index.js';
import { isServiceContent } from './contents.js';
import { localLimits, messageBytes } from './limits.js';

/**
 * A copy of what a client wants to store. Rejects what is not plain data (`bad-input`), what only the service may say
 * (`forbidden`), and what is too large.
 */
export function readContent(content: unknown): Content {
  const copy = plainCopy(content, 'content');
  if (typeof copy !== 'object' || copy === null || typeof (copy as Partial<Content>).type !== 'string') {
    throw new ChatError('bad-input', 'A message needs a content with a type, such as { type: "text", … }.');
  }
  const result = copy as Content;
  if (isServiceContent(result)) throw new ChatError('forbidden', `Only the service writes "${result.type}" messages.`);
  if (result.type === 'text') {
    const { text } = result as { readonly text?: unknown };
    if (typeof text !== 'string' || text.trim() === '')
      throw new ChatError('bad-input', 'A text message needs a text.');
    if (text.length > localLimits.textLength) {
      throw new ChatError(
        'too-large',
        `A text may have ${localLimits.textLength} characters; this one has ${text.length}.`,
      );
    }
  }
  return result;
}

/** A copy that nobody else holds, of at most `messageBytes` characters as JSON. */
export function plainCopy<T>(value: T, what: string): T {
  let copy: T;
  let size: number;
  try {
    copy = structuredClone(value);
    size = JSON.stringify(copy)?.length ?? 0;
  } catch (error) {
    throw new ChatError('bad-input', `The ${what} must be plain data.`, { cause: error });
  }
  if (size > messageBytes) throw new ChatError('too-large', `The ${what} is larger than ${messageBytes} characters.`);
  return copy;
}

/** What travels with the content of a new message, copied and checked; fields the client left out stay out. */
export function readExtras(message: OutgoingMessage): {
  readonly quote?: MessageSnapshot;
  readonly mentions?: OutgoingMessage['mentions'];
  readonly forwarded?: OutgoingMessage['forwarded'];
  readonly targetUserIds?: readonly string[];
  readonly priority?: OutgoingMessage['priority'];
  readonly variantOf?: string;
  readonly custom?: OutgoingMessage['custom'];
  readonly threadId?: string;
  readonly inConversation?: true;
} {
  const { quote, mentions, forwarded, targetUserIds, priority, variantOf, custom, threadId, inConversation } = message;
  return plainCopy(
    {
      ...(quote && { quote }),
      ...(mentions && { mentions }),
      ...(forwarded && { forwarded }),
      ...(targetUserIds && { targetUserIds }),
      ...(priority && { priority }),
      ...(variantOf !== undefined && { variantOf }),
      ...(custom && { custom }),
      ...(threadId !== undefined && { threadId }),
      ...(threadId !== undefined && inConversation === true && { inConversation }),
    },
    'message',
  );
}
