// Writes the layers of scripts/lib/layers.mjs into .oxlintrc.json, as overrides whose messages say where the code should go.
//   node scripts/lint-zones.mjs           writes
//   node scripts/lint-zones.mjs --check   fails when the file differs (test/unit/boundaries.test.ts does the same)
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { injected, layers, openFolders, packageHomes } from './lib/layers.mjs';
import { root } from './lib/paths.mjs';

const folders = layers.map(({ name }) => name).filter((name) => name !== 'content');
/** oxlint takes gitignore-like groups; its regular expressions know no lookahead, and one it cannot read is passed over in silence. */
const inside = (folder) => `../**/${folder}/**`;
const contentFiles = ['!../**/messages/content.js', '!../**/messages/*/content.js'];

function zone(layer) {
  const { name, files, may, react, place } = layer;
  const own = name === 'content' ? 'messages' : name;
  const barred = folders.filter((folder) => folder !== own && !may.includes(folder));
  const patterns = [];
  // `content` is a file name inside messages: open to those that may import it while the rest of messages is not.
  const rest = barred.filter((folder) => folder !== 'messages');
  if (rest.length > 0) {
    patterns.push({
      // Its own import() of these is checked by test/unit/boundaries.test.ts: the rule does not tell it from a plain import.
      group: [...rest.map(inside), ...(layer.lazily ?? []).map((file) => `!../**/${file}`)],
      message: `Imports point down only: ${own} may import ${may.join(', ') || 'nothing of ours'}. ${place}`,
    });
  }
  if (barred.includes('messages')) {
    const pure = may.includes('content');
    patterns.push({
      group: [inside('messages'), ...(pure ? contentFiles : [])],
      message: pure
        ? `Of messages, ${own} may import content.js alone, the pure half. ${place}`
        : `Imports point down only: ${own} may not import messages. ${place}`,
    });
  }
  const byIndex = may.filter((folder) => folder !== 'content' && !openFolders.includes(folder));
  if (byIndex.length > 0) {
    patterns.push({
      group: [
        ...byIndex.map(inside),
        ...byIndex.flatMap((folder) => [`!../**/${folder}/index.js`, `!../**/${folder}/**/index.js`]),
        ...(may.includes('messages') ? contentFiles : []),
      ],
      message:
        "Another folder is entered through its index.ts: import from '…/index.js', and export there what is missing.",
    });
  }
  patterns.push({
    group: ['chatloom', 'chatloom/**'],
    message: 'Inside src, import by relative path; the package name is for demo, stories and tests.',
  });
  if (!react) {
    patterns.push({
      group: ['react', 'react/**', 'react-dom', 'react-dom/**'],
      message: `${own} loads without React. ${place}`,
    });
  }
  for (const [home, allowed] of Object.entries(packageHomes)) {
    if (allowed.includes(name)) continue;
    patterns.push({
      group: [home, `${home}/**`],
      message: `${home} is used in ${allowed.map((folder) => `src/${folder}`).join(', ')} only. ${place}`,
    });
  }
  if (name === 'store') {
    patterns.push({
      group: ['zustand', 'zustand/**', '!zustand/vanilla'],
      message: "The store is vanilla: import 'zustand/vanilla'.",
    });
  }
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

/** The overrides this table asks for, the most particular last: a later one replaces an earlier one's rule. */
export function zones() {
  return [
    { files: ['src/**'], rules: { 'import/no-default-export': 'error', 'react/no-danger': 'error' } },
    ...layers.map(zone),
    {
      files: ['src/model/**', 'src/store/**'],
      rules: {
        'no-restricted-globals': ['error', ...injected.globals.map((name) => ({ name, message: injected.message }))],
        'no-restricted-properties': [
          'error',
          ...injected.properties.map(([object, property]) => ({ object, property, message: injected.message })),
        ],
      },
    },
    {
      files: ['demo/**', 'stories/**', 'test/browser/**', 'test/e2e/**', 'docs/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                group: ['../**/src/**'],
                message:
                  "Demo, stories and tests use the public entries: import from 'chatloom', 'chatloom/store', 'chatloom/testing' …",
              },
            ],
          },
        ],
      },
    },
    {
      // Tests see what users see, and may build on anything.
      files: ['src/**/*.test.*', 'src/**/*.browser.*'],
      rules: {
        'no-restricted-imports': 'off',
        'no-restricted-globals': 'off',
        'no-restricted-properties': 'off',
      },
    },
    {
      files: ['**/*.test.*', '**/*.browser.*', 'test/**', 'stories/**'],
      rules: {
        'react/refs': 'off',
        'react/exhaustive-deps': 'off',
        'react/display-name': 'off',
      },
    },
    {
      // Playwright's fixtures call a parameter `use`, which is no hook.
      files: ['test/e2e/**'],
      rules: { 'react/rules-of-hooks': 'off' },
    },
    {
      files: ['scripts/**', '.storybook/**', '*.config.ts', 'vitest.*.ts'],
      env: { node: true },
    },
  ];
}

/** The whole configuration as it should stand in .oxlintrc.json. */
export async function wanted() {
  const file = join(root, '.oxlintrc.json');
  const config = JSON.parse(readFileSync(file, 'utf8'));
  return format(JSON.stringify({ ...config, overrides: zones() }), { parser: 'json', printWidth: 120 });
}

if (process.argv[1]?.endsWith('lint-zones.mjs')) {
  const file = join(root, '.oxlintrc.json');
  const text = await wanted();
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (text !== readFileSync(file, 'utf8')) {
    console.error('.oxlintrc.json differs from scripts/lib/layers.mjs; run npm run zones.');
    process.exit(1);
  }
}
