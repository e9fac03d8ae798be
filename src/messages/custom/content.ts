import type { Content, Json } from '../../model/index.js';
import { compact, ownValue, readLine } from '../../utils/readers.js';
import { readJson } from '../../utils/readJson.js';
import { contentLimits } from '../contentHelpers.js';
import { defineMessageContent, summary, type ContentDefinition } from '../defineMessageContent.js';

/** JSON of the host's own, shown by a renderer the host looked up by `kind`. */
export interface CustomContent extends Content {
  readonly type: 'custom';
  /** What it is; chooses the renderer. */
  readonly kind: string;
  /** At most 12 levels, 5,000 values, 64 × 1024 characters. */
  readonly data: Json;
  /** One line for readers without a renderer, for the list row and the notification. */
  readonly fallback?: string | undefined;
}

/** Definition of {@link CustomContent}. Summary: `custom`, its text the fall-back, with the `kind`. */
export const customContent: ContentDefinition<CustomContent> = defineMessageContent<CustomContent>({
  type: 'custom',
  normalize: (value) => {
    const kind = readLine(ownValue(value, 'kind'), 128);
    if (kind === undefined) return null;
    return compact({
      type: 'custom',
      kind,
      data: readJson(ownValue(value, 'data'), contentLimits.json) ?? null,
      fallback: readLine(ownValue(value, 'fallback'), 1_000),
    });
  },
  summarize: ({ kind, fallback }) => summary('custom', fallback, { customKind: kind }),
  searchText: ({ fallback }) => fallback ?? '',
  sizeHint: () => 96,
});
