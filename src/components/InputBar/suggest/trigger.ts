import type { TextEntity } from '../../../model/index.js';

/** What a list is opened by: the sign, where it stands, and what was written after it. */
export interface Trigger {
  readonly kind: 'mention' | 'command' | 'emoji';
  /** Where the sign stands. */
  readonly start: number;
  readonly query: string;
}

/** UTF-16 units looked at before the caret. */
const REACH = 48;
/** Full-width signs are what a Chinese or Japanese keyboard gives. An address or a word goes on before a sign that opens nothing. */
const MENTION =
  /(?:^|[^\p{Alphabetic}\p{N}_.@＠/-]|[\p{Ideographic}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}])[@＠](?<query>(?:[^\s@＠][^@＠\n]*)?)$/u;
const EMOJI = /(?:^|[^\p{L}\p{N}_:/])[:：](?<query>[\p{L}\p{N}_+-]{2,})$/u;
const COMMAND = /^[/／](?<query>[^\s/／@＠]*)$/u;
/** Words of a name. */
const MOST_WORDS = 4;

/** What the words before the caret ask for. Inside and right behind a mention nothing is asked for. */
export function findTrigger(text: string, caret: number, entities: readonly TextEntity[]): Trigger | undefined {
  if (entities.some(({ offset, length }) => length > 0 && offset < caret && caret <= offset + length)) return undefined;
  const from = Math.max(0, caret - REACH);
  const before = text.slice(from, caret);
  const make = (kind: Trigger['kind'], query: string): Trigger => ({ kind, start: caret - query.length - 1, query });
  const hasCommand = entities.some(({ type }) => type === 'command');
  const command = from === 0 && !hasCommand ? COMMAND.exec(before)?.groups?.['query'] : undefined;
  if (command !== undefined) return make('command', command);
  const emoji = EMOJI.exec(before)?.groups?.['query'];
  if (emoji !== undefined) return make('emoji', emoji);
  const mention = MENTION.exec(before)?.groups?.['query'];
  if (mention === undefined || mention.split(/\s+/u).length > MOST_WORDS) return undefined;
  const found = make('mention', mention);
  // A sign that is part of a mention belongs to it.
  return entities.some(({ offset, length }) => offset <= found.start && found.start < offset + length)
    ? undefined
    : found;
}
