import { readLine } from '../../utils/readers.js';
import { readUrl } from '../../utils/readUrl.js';
import { contentLimits } from '../contentHelpers.js';
import { cardContent, type CardContent } from './content.js';

/** Most facts, and most link buttons, a card is made with. */
export const MOST_FACTS = 6;
export const MOST_LINKS = 3;
/** Longest of each in UTF-16 units: what the content is cut to. */
export const LONGEST_TITLE: number = contentLimits.line;
export const LONGEST_TEXT: number = contentLimits.caption;
export const LONGEST_LABEL: number = contentLimits.line;
export const LONGEST_VALUE = 1_000;
export const LONGEST_ADDRESS = 2_048;

/** A fact or a link button while it is written; the value of a link button is its address. */
export interface DraftPair {
  /** Unique in its list, for as long as the form is open. */
  readonly key: number;
  readonly label: string;
  readonly value: string;
}

/** A card while it is written. */
export interface CardDraft {
  readonly title: string;
  readonly text: string;
  readonly facts: readonly DraftPair[];
  readonly links: readonly DraftPair[];
}

/** What is wrong with a pair: which of its fields, and its place from 1. */
export interface PairFault {
  readonly at: 'facts' | 'links';
  readonly key: number;
  readonly field: 'label' | 'value';
  readonly number: number;
}

/** What is wrong with a draft. */
export type CardFault = { readonly at: 'title' } | PairFault;

/** A form with nothing in it. */
export const emptyCard: CardDraft = { title: '', text: '', facts: [], links: [] };

/** Whether there is anything to read in it: what is sent is stripped of what nobody sees. */
const isBlank = (text: string): boolean => readLine(text, LONGEST_VALUE) === undefined;
const isFilled = ({ label, value }: DraftPair): boolean => !isBlank(label) || !isBlank(value);

/** Where a link button leads: what a card may link to, and of that only https. */
function addressOf(text: string): string | undefined {
  const url = readUrl(text);
  return url?.startsWith('https:') ? url : undefined;
}

/** Whether closing would lose something. */
export function isBegun({ title, text, facts, links }: CardDraft): boolean {
  return title.trim() !== '' || text.trim() !== '' || [...facts, ...links].some(isFilled);
}

/** The first thing that is wrong, if any, from the top of the form. */
export function faultOf({ title, facts, links }: CardDraft): CardFault | undefined {
  if (isBlank(title)) return { at: 'title' };
  return (
    pairFault('facts', facts, (value) => !isBlank(value)) ??
    pairFault('links', links, (value) => addressOf(value) !== undefined)
  );
}

function pairFault(
  at: PairFault['at'],
  pairs: readonly DraftPair[],
  isRight: (value: string) => boolean,
): PairFault | undefined {
  for (const [index, pair] of pairs.entries()) {
    const field = isBlank(pair.label) ? 'label' : isRight(pair.value) ? undefined : 'value';
    if (field !== undefined && isFilled(pair)) return { at, key: pair.key, field, number: index + 1 };
  }
  return undefined;
}

/** The card as far as it is written, as everybody will get it: what is empty or wrong is left out. Null while there is nothing to show. */
export function cardOf({ title, text, facts, links }: CardDraft): CardContent | null {
  return cardContent.normalize({
    type: 'card',
    title,
    blocks: [
      ...(text.trim() === '' ? [] : [{ kind: 'text', text: text.trim() }]),
      { kind: 'fields', fields: facts },
      {
        kind: 'buttons',
        buttons: links.flatMap(({ label, value }, index) => {
          const url = addressOf(value);
          return url === undefined ? [] : [{ id: String(index + 1), label, url }];
        }),
      },
    ],
  });
}
