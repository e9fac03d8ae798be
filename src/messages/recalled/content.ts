import type { RecalledContent } from '../../model/index.js';
import { defineMessageContent, summary, type ContentDefinition } from '../defineMessageContent.js';

export type { RecalledContent } from '../../model/index.js';

/** Definition of {@link RecalledContent}: what remains of a message that was taken back. Nothing of what it said is kept, and it does not count as unread (P4, P8). */
export const recalledContent: ContentDefinition<RecalledContent> = defineMessageContent<RecalledContent>({
  type: 'recalled',
  normalize: () => ({ type: 'recalled' }),
  summarize: () => summary('recalled'),
  countable: false,
  sizeHint: () => 32,
});
