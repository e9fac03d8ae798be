import type { Content, Json } from '../../model/index.js';
import { compact, ownValue, readLine } from '../../utils/readers.js';
import { readJson } from '../../utils/readJson.js';
import { contentLimits } from '../contentHelpers.js';
import { defineMessageContent, summary, type ContentDefinition } from '../defineMessageContent.js';

/** Stands in for a content of a type nobody registered, or one so damaged that nothing usable was left. */
export interface UnknownContent extends Content {
  readonly type: 'unknown';
  /** The type word that came; `''` when there was none. */
  readonly originalType: string;
  /** Words the sender gave for readers that do not know the type. */
  readonly summary?: string | undefined;
  /** What came, as capped JSON, so that a view of the host can still make something of it. */
  readonly raw: Json;
}

/** Where senders usually put words for readers that do not know the type. */
const FALLBACK_KEYS = ['fallback', 'summary', 'text', 'title'] as const;

/** Wraps anything as {@link UnknownContent}. Never throws. */
export function toUnknownContent(value: unknown): UnknownContent {
  try {
    const words = FALLBACK_KEYS.map((key) => ownValue(value, key)).find(
      (item) => typeof item === 'string' && item !== '',
    );
    return compact({
      type: 'unknown',
      originalType: readLine(ownValue(value, 'type'), 64) ?? '',
      summary: readLine(words, contentLimits.line),
      raw: readJson(value, contentLimits.json) ?? null,
    });
  } catch {
    return { type: 'unknown', originalType: '', raw: null };
  }
}

/** Definition of {@link UnknownContent}. It counts as unread: somebody did write something. */
export const unknownContent: ContentDefinition<UnknownContent> = defineMessageContent<UnknownContent>({
  type: 'unknown',
  normalize: (value) =>
    compact({
      type: 'unknown',
      originalType: readLine(ownValue(value, 'originalType'), 64) ?? '',
      summary: readLine(ownValue(value, 'summary'), contentLimits.line),
      raw: readJson(ownValue(value, 'raw'), contentLimits.json) ?? null,
    }),
  summarize: (content) =>
    summary(
      'unknown',
      content.summary,
      content.originalType === '' ? undefined : { originalType: content.originalType },
    ),
  sizeHint: () => 56,
});
