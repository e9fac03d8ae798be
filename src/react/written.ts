import type { TextContent } from '../messages/content.js';
import type { Content, Draft, MessageId, MessageSnapshot, TextEntity } from '../model/index.js';

/** What stands in a composer. */
export interface Written {
  readonly text: string;
  readonly entities: readonly TextEntity[];
  readonly quote: MessageSnapshot | undefined;
  readonly editing?: MessageId | undefined;
  /** What was being written before the edit. */
  readonly before?: Draft['before'];
}

type Words = Pick<Written, 'text' | 'entities'>;

/** An empty composer. */
export const nothing: Written = { text: '', entities: [], quote: undefined };

/** What a draft brings back. */
export function fromDraft(
  draft: Pick<Draft, 'text' | 'entities' | 'quote' | 'editing' | 'before'> | undefined,
): Written {
  if (!draft) return nothing;
  const { text, entities = [], quote, editing, before } = draft;
  return { text, entities, quote, editing, before };
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
  if (text === '') return more;
  const offset = text.length + 1;
  const moved = more.entities.map((entity) => ({ ...entity, offset: entity.offset + offset }));
  return { text: `${text}\n${more.text}`, entities: [...entities, ...moved] };
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

/** The text without the space around it, entities moved along. */
export function trimmed(text: string, entities: readonly TextEntity[]): TextContent {
  const start = text.length - text.trimStart().length;
  const clean = text.trim();
  const moved = entities
    .map((entity) => ({ ...entity, offset: entity.offset - start }))
    .filter(({ offset, length }) => offset >= 0 && offset + length <= clean.length);
  return { type: 'text', text: clean, format: 'plain', entities: moved };
}
