'use client';
import { useEffect, useState } from 'react';
import { useStrings } from '../../../react/index.js';
import { foldText } from '../../../utils/foldText.js';
import type { EmojiHit, EmojiModule, LoadEmoji } from '../emojiModule.js';
import type { SuggestItem } from './SuggestList.js';

const MOST = 8;
const none: readonly SuggestItem[] = [];

const loadFew = (): Promise<Pick<EmojiModule, 'searchEmoji'>> => import('./fewEmoji.js');

/** Emoji by shortcode or word: of all of them where the host gave them, else of those that are always there. */
export function useEmojiItems(query: string, load: LoadEmoji | undefined): readonly SuggestItem[] {
  const { locale } = useStrings();
  const [found, setFound] = useState({ query, items: none });
  useEffect(() => {
    let current = true;
    const search = async (): Promise<readonly EmojiHit[]> => {
      const from: Pick<EmojiModule, 'searchEmoji'> = load ? await load().catch(loadFew) : await loadFew();
      return from.searchEmoji(query, locale, MOST);
    };
    search().then(
      (hits) => {
        if (current) setFound({ query, items: hits.map(itemOf) });
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [load, locale, query]);
  // Of what was found for other letters only what these are in, as long as it takes: Enter may choose it.
  return found.query === query
    ? found.items
    : found.items.filter(({ id, label }) => foldText(`${id} ${label}`).includes(foldText(query)));
}

function itemOf({ native, name, shortcode }: EmojiHit): SuggestItem {
  const detail = shortcode === name ? undefined : `:${shortcode}:`;
  return { id: shortcode, label: name, detail, leading: native, choice: { type: 'text', text: native } };
}
