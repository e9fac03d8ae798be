import type { TextContent } from '../messages/content.js';
import type { Content, Draft, DraftForward, Message, MessageId, MessageSnapshot, TextEntity } from '../model/index.js';
import { sameData } from '../utils/sameData.js';

/** What stands in a composer. */
export interface Written {
  readonly text: string;
  readonly entities: readonly TextEntity[];
  readonly quote: MessageSnapshot | undefined;
  /** What is handed on after the words. */
  readonly forward?: DraftForward | undefined;
  /** How the words are meant; left out: as they are. */
  readonly format?: Draft['format'];
  readonly editing?: MessageId | undefined;
  /** What was being written before the edit. */
  readonly before?: Draft['before'];
}

type Words = Pick<Written, 'text' | 'entities' | 'format'>;

/** An empty composer. */
export const nothing: Written = { text: '', entities: [], quote: undefined };

/** What a draft brings back. */
export function fromDraft(
  draft: Pick<Draft, 'text' | 'entities' | 'quote' | 'forward' | 'format' | 'editing' | 'before'> | undefined,
): Written {
  if (!draft) return nothing;
  const { text, entities = [], quote, forward, format, editing, before } = draft;
  return { text, entities, quote, forward, format, editing, before };
}

/** The words of a message. */
export function wordsOf(content: Content): Words {
  const { text = '', entities = [], format } = content as Partial<TextContent>;
  return { text, entities, format: format === 'markdown' ? format : undefined };
}

/** With the words of a message behind what is being written, and `quote` answered where nothing else is. An edit stays: they follow what was being written before it. */
export function withWords(written: Written, content: Content, quote?: MessageSnapshot): Written {
  if (written.editing === undefined)
    return {
      ...written,
      ...joined(written, wordsOf(content)),
      quote: written.quote ?? (written.forward ? undefined : quote),
    };
  const before = fromDraft(written.before);
  return { ...written, before: { ...before, ...joined(before, wordsOf(content)) } };
}

/** With an answer begun. It is a message of its own, as what is handed on is: an edit that was begun is left. */
export function withQuote(written: Written, quote: MessageSnapshot): Written {
  return { ...(written.editing === undefined ? written : fromDraft(written.before)), quote, forward: undefined };
}

/** With something to hand on. */
export function withForward(written: Written, forward: DraftForward): Written {
  return { ...(written.editing === undefined ? written : fromDraft(written.before)), quote: undefined, forward };
}

function joined({ text, entities, format }: Words, more: Words): Words {
  // A command has no words itself, and stays chosen.
  if (text === '') return { ...more, entities: [...entities, ...more.entities] };
  const offset = text.length + 1;
  const moved = more.entities.map((entity) => ({ ...entity, offset: entity.offset + offset }));
  return { text: `${text}\n${more.text}`, entities: [...entities, ...moved], format: format ?? more.format };
}

/**
 * What is left in a composer of which something was sent: what came into it meanwhile, such as an answer that was begun, or words that came back.
 */
export function withoutSent(now: Written, sent: Written): Written {
  if (sent.editing !== undefined) return now.editing === sent.editing ? fromDraft(now.before) : now;
  if (now.editing !== undefined) return { ...now, before: withoutSent(fromDraft(now.before), sent) };
  const quote = sameData(now.quote?.ref ?? now.quote, sent.quote?.ref ?? sent.quote) ? undefined : now.quote;
  const forward = sameData(now.forward, sent.forward) ? undefined : now.forward;
  if (!now.text.startsWith(sent.text)) return { ...now, quote, forward };
  const rest = now.text.slice(sent.text.length).replace(/^\n/, '');
  const by = now.text.length - rest.length;
  const entities = now.entities
    .filter(({ offset, length }) => length > 0 && offset >= by)
    .map((entity) => ({ ...entity, offset: entity.offset - by }));
  return rest === '' ? { ...nothing, quote, forward } : { ...now, text: rest, entities, quote, forward };
}

/** Several contents as one, line by line; undefined without any. */
export function asOne(contents: readonly TextContent[]): TextContent | undefined {
  const [first, ...others] = contents;
  return (
    first &&
    others.reduce((all, each) => {
      const { format = 'plain', ...words } = joined(wordsOf(all), wordsOf(each));
      return { ...all, ...words, format };
    }, first)
  );
}

/** Without what it quotes of messages that were taken back (P4): the store has emptied these quotes in the draft. The same when there are none. */
export function withoutRecalled(written: Written, draft: Draft | undefined): Written {
  const copies = [draft?.quote, draft?.before?.quote, ...itemsOf(draft), ...itemsOf(draft?.before)];
  const emptied = copies.filter((copy) => copy?.content.type === 'recalled');
  if (emptied.length === 0) return written;
  const instead = (quote: MessageSnapshot | undefined): MessageSnapshot | undefined => {
    const id = quote?.ref?.messageId;
    return (id === undefined ? undefined : emptied.find((each) => each?.ref?.messageId === id)) ?? quote;
  };
  const clean = <T extends Pick<Written, 'quote' | 'forward'>>(given: T): T => {
    const forward = given.forward && {
      ...given.forward,
      items: given.forward.items.map((item) => instead(item) ?? item),
    };
    return { ...given, quote: instead(given.quote), forward };
  };
  const next = { ...clean(written), before: written.before && clean({ quote: undefined, ...written.before }) };
  return sameData(next, written) ? written : next;
}

function itemsOf(draft: Pick<Draft, 'forward'> | undefined): readonly MessageSnapshot[] {
  return draft?.forward?.items ?? [];
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
