import type { Content } from '../../model/index.js';
import { compact, ownValue, readId, readLine, readList, readOneOf } from '../../utils/readers.js';
import { contentLimits, joinLines, within } from '../contentHelpers.js';
import { defineMessageContent, summary, type ContentDefinition } from '../defineMessageContent.js';
import { blockHeight, blockMedia, blockText, readBlock, type CardBlock } from './blocks.js';

export type * from './blocks.js';

/**
 * An interactive card: a declarative picture of what to show, made of safe JSON. What the reader does goes to the host as an action (card id,
 * block or button id, values); the host changes the card by editing the message.
 */
export interface CardContent extends Content {
  readonly type: 'card';
  /** The host's own name for it, given back with every action. */
  readonly cardId?: string | undefined;
  readonly title?: string | undefined;
  /** Top to bottom, at most 30. A card has a title or at least one block. */
  readonly blocks: readonly CardBlock[];
  /** `closed` shows the card with its controls off. */
  readonly state: 'open' | 'closed';
  /** One line for list row, quote and notification; default the title. */
  readonly fallback?: string | undefined;
}

const STATES = ['open', 'closed'] as const;

/** Definition of {@link CardContent}. Summary: `card`, its text the fall-back or the title. */
export const cardContent: ContentDefinition<CardContent> = defineMessageContent<CardContent>({
  type: 'card',
  normalize: (value) => {
    const title = readLine(ownValue(value, 'title'), contentLimits.line);
    const blocks = readList(
      ownValue(value, 'blocks'),
      contentLimits.blocks,
      within(contentLimits.size, (block: unknown) => readBlock(block)),
    );
    if (title === undefined && blocks.length === 0) return null;
    return compact({
      type: 'card',
      cardId: readId(ownValue(value, 'cardId')),
      title,
      blocks,
      state: readOneOf(ownValue(value, 'state'), STATES) ?? 'open',
      fallback: readLine(ownValue(value, 'fallback'), contentLimits.line),
    });
  },
  summarize: (content) => summary('card', content.fallback ?? content.title ?? cardText(content)),
  searchText: cardText,
  media: ({ blocks }) => blocks.flatMap(blockMedia),
  sizeHint: ({ title, blocks }, width) =>
    blocks.reduce((sum, block) => sum + blockHeight(block, width) + 8, title === undefined ? 24 : 52),
});

function cardText({ title, blocks }: CardContent): string {
  return joinLines(title, ...blocks.map(blockText));
}
