// Writes src/emoji/words/*.ts: what emoji are called and found by, in other words than emoji-mart's, from the annotations of Unicode CLDR as emojibase-data
// packs them. Run it with the unpacked package of https://www.npmjs.com/package/emojibase-data (17.0.0 was used), and with prettier afterwards:
//   node scripts/emoji-words.mjs <folder of emojibase-data>
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [, , from] = process.argv;
if (!from) throw new Error('Say where emojibase-data was unpacked.');
const LOCALES = { en: 'en', zh: 'zh' };
const bare = (text) => text.replaceAll('\uFE0F', '');

// Only what emoji-mart draws.
const { emojis } = JSON.parse(readFileSync('node_modules/@emoji-mart/data/sets/15/native.json', 'utf8'));
const drawn = new Set(Object.values(emojis).map(({ skins }) => bare(skins[0].native)));

mkdirSync('src/emoji/words', { recursive: true });
for (const [name, folder] of Object.entries(LOCALES)) {
  const rows = JSON.parse(readFileSync(join(from, folder, 'compact.json'), 'utf8')).flatMap(
    ({ unicode, label, tags }) => {
      const emoji = bare(unicode);
      if (!drawn.has(emoji)) return [];
      const words = (tags ?? []).filter((word) => word !== label && !/[|;]/.test(word));
      return [[emoji, label.replaceAll(/[|;]/g, ' '), ...words].join('|')];
    },
  );
  const text = rows.join(';').replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  writeFileSync(
    `src/emoji/words/${name}.ts`,
    `// Written by scripts/emoji-words.mjs. Names and keywords: Unicode CLDR, see ../NOTICE.\n\n/** Rows of emoji, name and keywords. */\nexport const words: string =\n  '${text}';\n`,
  );
}
