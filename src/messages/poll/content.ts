import type { Content } from '../../model/index.js';
import { compact, ownValue, readFlag, readLine, readText, readTime } from '../../utils/readers.js';
import { contentLimits, estimateTextHeight, joinLines, readKeyed } from '../contentHelpers.js';
import { defineMessageContent, summary, type ContentDefinition } from '../defineMessageContent.js';

/** One answer to choose. */
export interface PollOption {
  /** Unique in its poll; votes name it. */
  readonly id: string;
  readonly text: string;
}

/** A question to all. Who voted for what is not part of it but the lane `votes`. */
export interface PollContent extends Content {
  readonly type: 'poll';
  readonly question: string;
  /** One to 50, with ids of their own. */
  readonly options: readonly PollOption[];
  /** Whether one may choose several. */
  readonly multiple: boolean;
  /** Whether who voted for what stays hidden. */
  readonly anonymous: boolean;
  /** Server time in ms after which nobody can vote. */
  readonly closesAt?: number | undefined;
}

/** Definition of {@link PollContent}. Summary: `poll`, its text the question. */
export const pollContent: ContentDefinition<PollContent> = defineMessageContent<PollContent>({
  type: 'poll',
  normalize: (value) => {
    const question = readText(ownValue(value, 'question'), 1_000)?.trim();
    const options = readKeyed(
      ownValue(value, 'options'),
      contentLimits.options,
      'id',
      (item, id): PollOption | undefined => {
        const text = readLine(typeof item === 'string' ? item : ownValue(item, 'text'), contentLimits.line);
        return text === undefined ? undefined : { id, text };
      },
    );
    if (!question || options.length === 0) return null;
    return compact({
      type: 'poll',
      question,
      options,
      multiple: readFlag(ownValue(value, 'multiple')) ?? false,
      anonymous: readFlag(ownValue(value, 'anonymous')) ?? false,
      closesAt: readTime(ownValue(value, 'closesAt')),
    });
  },
  summarize: ({ question, options }) => summary('poll', question, { count: options.length }),
  searchText: ({ question, options }) => joinLines(question, ...options.map((option) => option.text)),
  sizeHint: ({ question, options }, width) => estimateTextHeight(question, width) + options.length * 40 + 108,
});
