/** Name and keywords by the characters, without variation selectors. */
export type EmojiWords = ReadonlyMap<string, readonly string[]>;

/** What emoji are called in a language. Where there are no words in it, the English ones serve. */
export async function readWords(locale: string): Promise<EmojiWords> {
  const { words } = locale.startsWith('zh') ? await import('./words/zh.js') : await import('./words/en.js');
  return new Map(
    words.split(';').map((row) => {
      const [emoji = '', ...names] = row.split('|');
      return [emoji, names];
    }),
  );
}
