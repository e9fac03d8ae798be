import { defineMessageContent, defineMessageType, type AnyMessageType, type MessageViewProps } from 'chatloom';

/** What is sent: plain JSON with a type word of one's own. */
export interface RatingContent {
  readonly type: 'rating';
  readonly stars: number;
  readonly words?: string | undefined;
}

/** The pure half: it makes what a backend delivered safe to show, and says it in one line. */
const ratingContent = defineMessageContent<RatingContent>({
  type: 'rating',
  normalize(value) {
    const { stars, words } = value as Partial<Record<keyof RatingContent, unknown>>;
    if (typeof stars !== 'number' || !(stars >= 1 && stars <= 5)) return null;
    return {
      type: 'rating',
      stars: Math.round(stars),
      ...(typeof words === 'string' ? { words: words.slice(0, 500) } : {}),
    };
  },
  summarize: ({ stars, words }) => ({ kind: 'rating', text: words, params: { stars } }),
  sizeHint: ({ words }) => (words === undefined ? 48 : 72),
});

/** The half that is seen. `meta` is the time and the ticks. */
function RatingMessage({ content, meta }: MessageViewProps<RatingContent>) {
  const { stars, words } = content;
  return (
    <div style={{ display: 'grid', gap: 4 }}>
      <span role="img" aria-label={`${stars} of 5 stars`} style={{ font: 'var(--cl-font-heading)' }}>
        {'★'.repeat(stars)}
        {'☆'.repeat(5 - stars)}
      </span>
      <span>
        {words} {meta}
      </span>
    </div>
  );
}

const ratingType = defineMessageType<RatingContent>({
  type: 'rating',
  content: ratingContent,
  Component: RatingMessage,
  placesMeta: true,
  summarize: ({ stars, words }) => `${'★'.repeat(stars)} ${words ?? ''}`,
  // An entry of the attach menu. The form is loaded when it is first wanted; give it a file of its own.
  composer: {
    label: ({ locale }) => (locale.startsWith('zh') ? '评分' : 'Rating'),
    load: () => import('./ratingComposer.tsx').then(({ RatingComposer }) => ({ Composer: RatingComposer })),
  },
});

/** Made once: `<ChatApp messageTypes={messageTypes} />`. */
export const messageTypes: readonly AnyMessageType[] = [ratingType];
