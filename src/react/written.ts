import type { TextContent } from '../messages/content.js';
import type { Content, Draft, Message, MessageId, MessageSnapshot, TextEntity } from '../model/index.js';
import { sameData } from '../utils/sameData.js';

/** What stands in a composer. */
export interface Written {
  readonly text: string;
  readonly entities: readonly TextEntity[];
  readonly quote: MessageSnapshot | undefined;
  /** How the words are meant; left out: as they are. */
  readonly format?: Draft['format'];
  readonly editing?: MessageId | undefined;
  /** What was being written before the edit. */
  readonly before?: Draft['before'];
}

type Words = Pick<Written, 'text' | 'entities'>;

/** An empty composer. */
export const nothing: Written = { text: '', entities: [], quote: undefined };

/** What a draft brings back. */
export function fromDraft(
  draft: Pick<Draft, 'text' | 'entities' | 'quote' | 'format' | 'editing' | 'before'> | undefined,
): Written {
  if (!draft) return nothing;
  const { text, entities = [], quote, format, editing, before } = draft;
  return { text, entities, quote, format, editing, before };
}

/** The words of a message. */
export function wordsOf(content: Content): Words {
  const { text = '', entities = [] } = content as Partial<TextContent>;
  return { text, entities };
}

/** With the words of a message behind what is being written. An edit stays: they follow what was being written before it. */
export function withWords(written: Written, content: Content): Written {
  if (written.editing === undefined) return { ...written, ...joined(written, wordsOf(content)) };
  const before = fromDraft(written.before);
  return { ...written, before: { ...before, ...joined(before, wordsOf(content)) } };
}

function joined({ text, entities }: Words, more: Words): Words {
  // A command has no words itself, and stays chosen.
  if (text === '') return { ...more, entities: [...entities, ...more.entities] };
  const offset = text.length + 1;
  const moved = more.entities.map((entity) => ({ ...entity, offset: entity.offset + offset }));
  return { text: `${text}\n${more.text}`, entities: [...entities, ...moved] };
}

/**
 * What is left in a composer of which something was sent: what came into it meanwhile, such as an answer that was begun, or words that came back.
 */
export function withoutSent(now: Written, sent: Written): Written {
  if (sent.editing !== undefined) return now.editing === sent.editing ? fromDraft(now.before) : now;
  if (now.editing !== undefined) return { ...now, before: withoutSent(fromDraft(now.before), sent) };
  const quote = sameData(now.quote?.ref ?? now.quote, sent.quote?.ref ?? sent.quote) ? undefined : now.quote;
  if (!now.text.startsWith(sent.text)) return { ...now, quote };
  const rest = now.text.slice(sent.text.length).replace(/^\n/, '');
  const by = now.text.length - rest.length;
  const entities = now.entities
    .filter(({ offset, length }) => length > 0 && offset >= by)
    .map((entity) => ({ ...entity, offset: entity.offset - by }));
  return rest === '' ? { ...nothing, quote } : { ...now, text: rest, entities, quote };
}

/** Several contents as one, line by line; undefined without any. */
export function asOne(contents: readonly TextContent[]): TextContent | undefined {
  const [first, ...others] = contents;
  return (
    first &&
    others.reduce(
      (all, each) => ({
        ...all,
        ...joined({ ...all, entities: all.entities ?? [] }, { ...each, entities: each.entities ?? [] }),
      }),
      first,
    )
  );
}

/** Without what it quotes of messages that were taken back (P4): the store has emptied these quotes in the draft. The same when there are none. */
export function withoutRecalled(written: Written, draft: Draft | undefined): Written {
  const emptied = [draft?.quote, draft?.before?.quote].filter((quote) => quote?.content.type === 'recalled');
  const instead = (quote: MessageSnapshot | undefined): MessageSnapshot | undefined => {
    const id = quote?.ref?.messageId;
    return (id === undefined ? undefined : emptied.find((each) => each?.ref?.messageId === id)) ?? quote;
  };
  const { before } = written;
  const [quote, earlier] = [instead(written.quote), instead(before?.quote)];
  if (quote === written.quote && earlier === before?.quote) return written;
  return { ...written, quote, before: before && { ...before, quote: earlier } };
}

/** The text without the space around it, entities moved along; those without words of their own are left out. */
export function trimmed(
  text: string,
  entities: readonly TextEntity[],
  format: TextContent['format'] = 'plain',
): TextContent {
  const start = text.length - text.trimStart().length;
  const clean = text.trim();
  const moved = entities
    .map((entity) => ({ ...entity, offset: entity.offset - start }))
    .filter(({ offset, length }) => length > 0 && offset >= 0 && offset + length <= clean.length);
  return { type: 'text', text: clean, format, entities: moved };
}

/** Whom a text mentions; undefined when nobody. */
export function mentionsOf(entities: readonly TextEntity[]): Message['mentions'] {
  const userIds = entities.flatMap((entity) => (entity.type === 'mention' && entity.userId ? [entity.userId] : []));
  const all = entities.some((entity) => entity.type === 'mention-all');
  return userIds.length > 0 || all ? { userIds: [...new Set(userIds)], all } : undefined;
}

/** The chosen command stands before the words and has none itself: the words are what is told to it. */
export function commandEntity(name: string): TextEntity {
  return { type: 'command', offset: 0, length: 0, id: name };
}

/** Name of the chosen command. */
export function commandOf(entities: readonly TextEntity[]): string | undefined {
  return entities.find(({ type, length }) => type === 'command' && length === 0)?.id;
}

/** A command as words, for whoever reads it in a message. */
export function withCommand(name: string, { text, entities }: Words): Words {
  const head = `/${name}`;
  const by = head.length + 1;
  const moved = entities
    .filter(({ length }) => length > 0)
    .map((entity) => ({ ...entity, offset: entity.offset + by }));
  const command: TextEntity = { type: 'command', offset: 0, length: head.length, id: name };
  return { text: `${head} ${text}`, entities: [command, ...moved] };
}
