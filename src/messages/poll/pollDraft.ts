import { foldText } from '../../utils/foldText.js';
import { contentLimits } from '../contentHelpers.js';
import type { PollContent } from '../content.js';

/** Most answers a poll is made with. */
export const MOST_ANSWERS = 10;
/** Longest question, and longest answer, in UTF-16 units: what the content is cut to. */
export const LONGEST_QUESTION = 1_000;
export const LONGEST_ANSWER: number = contentLimits.line;

/** An answer while it is written. */
export interface DraftAnswer {
  /** Unique in the form, for as long as it is open. */
  readonly key: number;
  readonly text: string;
}

/** A poll while it is written. */
export interface PollDraft {
  readonly question: string;
  readonly answers: readonly DraftAnswer[];
  readonly multiple: boolean;
  readonly anonymous: boolean;
  /** As a field of date and time gives it; empty for none. */
  readonly closes: string;
}

/** What is wrong with a draft. */
export type PollFault =
  | { readonly at: 'question' | 'closes' }
  | { readonly at: 'answers'; readonly key: number }
  | { readonly at: 'same'; readonly key: number; readonly first: number; readonly second: number };

/** A form with nothing in it. */
export const emptyPoll: PollDraft = {
  question: '',
  answers: [
    { key: 1, text: '' },
    { key: 2, text: '' },
  ],
  multiple: false,
  anonymous: false,
  closes: '',
};

/** Whether closing would lose something. */
export function isBegun({ question, answers, closes }: PollDraft): boolean {
  return question.trim() !== '' || closes !== '' || answers.some(({ text }) => text.trim() !== '');
}

/** The first thing that is wrong, if any. `now` is in ms. */
export function faultOf({ question, answers, closes }: PollDraft, now: number): PollFault | undefined {
  if (question.trim() === '') return { at: 'question' };
  const written = answers.filter(({ text }) => text.trim() !== '');
  if (written.length < 2)
    return { at: 'answers', key: answers.find(({ text }) => text.trim() === '')?.key ?? answers[0]?.key ?? 0 };
  const seen = new Map<string, number>();
  for (const [index, { key, text }] of answers.entries()) {
    if (text.trim() === '') continue;
    const words = foldText(text.trim());
    const first = seen.get(words);
    if (first !== undefined) return { at: 'same', key, first, second: index + 1 };
    seen.set(words, index + 1);
  }
  return closes !== '' && !(new Date(closes).getTime() > now) ? { at: 'closes' } : undefined;
}

/** The poll to send. Answers without words are left out. */
export function pollOf({ question, answers, multiple, anonymous, closes }: PollDraft): PollContent {
  const options = answers
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .map((text, index) => ({ id: String(index + 1), text }));
  return {
    type: 'poll',
    question: question.trim(),
    options,
    multiple,
    anonymous,
    ...(closes !== '' && { closesAt: new Date(closes).getTime() }),
  };
}

/** With one answer a place further down (1) or up (-1); the same where there is none. */
export function moved(answers: readonly DraftAnswer[], from: number, step: 1 | -1): readonly DraftAnswer[] {
  const [one, other] = [answers[from], answers[from + step]];
  if (!one || !other) return answers;
  return answers.map((each, index) => (index === from ? other : index === from + step ? one : each));
}
