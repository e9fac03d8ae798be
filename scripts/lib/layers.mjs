// The house in one table: who may import whom. scripts/lint-zones.mjs makes the lint fence of it, test/unit/boundaries.test.ts
// walks the sources by it.

/**
 * @typedef {object} Layer
 * @property {string} name            folder below src, or a name for files marked by their file name
 * @property {string[]} files         globs of its files
 * @property {string[]} may           names of the layers it may import, itself left out
 * @property {string[]} [lazily]     modules below src it may load by `import()`
 * @property {boolean} react          whether it may import React
 * @property {string} place           what it holds, and where other code goes: said when the fence is touched
 */

const core = ['contract', 'env', 'model', 'content', 'utils'];
const view = ['ui', 'react', 'i18n', 'contract', 'model', 'content', 'utils'];
const app = ['components', 'messages', 'store', 'env', ...view];

/** @type {Layer[]} */
export const layers = [
  {
    name: 'utils',
    files: ['src/utils/**'],
    may: [],
    react: false,
    place:
      'src/utils holds leaf helpers that know no chat words. Rules about messages belong in src/model, hooks in src/react.',
  },
  {
    name: 'env',
    files: ['src/env/**'],
    may: ['utils'],
    react: false,
    place:
      'src/env holds the injected environment (clock, ids, random, timers, storage, locks, channel). What uses it belongs in src/store or an adapter.',
  },
  {
    name: 'i18n',
    files: ['src/i18n/**'],
    may: ['utils'],
    react: false,
    place:
      'src/i18n holds the string catalogue and formatters. Strings of a message type are added at its registration; hooks belong in src/react.',
  },
  {
    name: 'model',
    files: ['src/model/**'],
    may: ['utils'],
    react: false,
    place:
      'src/model holds the nouns and pure rules. Interfaces of a backend belong in src/contract, state in src/store, anything drawn in src/components.',
  },
  {
    name: 'ui',
    files: ['src/ui/**'],
    may: ['utils'],
    react: true,
    place:
      'src/ui holds primitives without chat words, strings arrive as props. What knows messages or the store belongs in src/components.',
  },
  {
    name: 'contract',
    files: ['src/contract/**'],
    may: ['model', 'content', 'utils'],
    react: false,
    place:
      'src/contract is all an adapter author reads: types, errors, limits. Behaviour belongs in src/store or in an adapter.',
  },
  {
    name: 'adapters',
    files: ['src/adapters/**'],
    may: core,
    react: false,
    place:
      'An adapter turns one backend into the contract, and knows neither the store nor another adapter. What several need belongs in src/wrappers or src/model.',
  },
  {
    name: 'wrappers',
    files: ['src/wrappers/**'],
    may: core,
    react: false,
    place: 'A wrapper takes an adapter and gives one. It knows no store and no particular adapter.',
  },
  {
    name: 'store',
    files: ['src/store/**'],
    may: core,
    react: false,
    place: 'src/store is vanilla Zustand without React. Hooks belong in src/react, pure rules in src/model.',
  },
  {
    name: 'testing',
    files: ['src/testing/**'],
    may: ['store', 'wrappers', ...core],
    react: false,
    place:
      'src/testing is public and loads without React: the contract suite, the faulty adapter, builders. Helpers of our own component tests belong in test/.',
  },
  {
    name: 'react',
    files: ['src/react/**'],
    may: ['store', 'i18n', ...core],
    react: true,
    place:
      'src/react is the bridge from the store to React: provider, scopes, hooks. What is drawn belongs in src/components or src/ui.',
  },
  {
    name: 'messages',
    files: ['src/messages/**'],
    may: view,
    react: true,
    place:
      'src/messages holds one folder per message type. It reaches the store through hooks of src/react, and another type only through the registry.',
  },
  {
    name: 'content',
    files: ['src/messages/content.ts', 'src/messages/*/content.ts'],
    may: ['model', 'utils'],
    react: false,
    place:
      'content.ts is the pure half of a message type: the store and adapters load it. What is drawn belongs in the files beside it.',
  },
  {
    name: 'components',
    files: ['src/components/**'],
    may: ['messages', ...view],
    react: true,
    place:
      'src/components holds chat features, which reach the store through hooks of src/react. Primitives belong in src/ui.',
  },
  {
    name: 'emoji',
    files: ['src/emoji/**'],
    may: ['components', 'messages', ...view],
    react: true,
    place:
      'src/emoji is the entry a host hands in for all emoji. What is always there belongs in src/components/InputBar.',
  },
  {
    name: 'app',
    files: ['src/app/**'],
    may: app,
    lazily: ['adapters/local/index.js', 'adapters/local/world/index.js'],
    react: true,
    place: 'src/app composes components; it loads the local adapter by a dynamic import() alone.',
  },
  {
    name: 'widget',
    files: ['src/widget/**'],
    may: ['app', ...app],
    react: true,
    place: 'src/widget is the support widget on top of src/app.',
  },
];

/** Folders entered file by file; every other one is entered by its index. */
export const openFolders = ['utils'];

/** Packages that only some layers may import; the others are for all whom React is allowed, or none. */
export const packageHomes = {
  zustand: ['store', 'react', 'testing', 'app'],
  idb: ['env', 'adapters'],
  '@floating-ui/react-dom': ['ui'],
  uqr: ['components'],
  'emoji-mart': ['emoji'],
  '@emoji-mart/data': ['emoji'],
};

/** The layer of a file, by its path from the root; undefined for the entries directly in src. */
export function layerOf(path) {
  if (/^src\/messages\/(?:[^/]+\/)?content\.ts$/.test(path)) return layers.find(({ name }) => name === 'content');
  return layers.find(({ name }) => path.startsWith(`src/${name}/`));
}

/** What the core must take from its injected environment, and how it is called there. */
export const injected = {
  globals: [
    'setTimeout',
    'setInterval',
    'clearTimeout',
    'clearInterval',
    'requestAnimationFrame',
    'cancelAnimationFrame',
    'requestIdleCallback',
    'queueMicrotask',
    'performance',
    'indexedDB',
    'localStorage',
    'sessionStorage',
    'BroadcastChannel',
    'crypto',
    'window',
    'document',
    'navigator',
    'fetch',
  ],
  properties: [
    ['Date', 'now'],
    ['Math', 'random'],
    ['globalThis', 'setTimeout'],
    ['globalThis', 'indexedDB'],
    ['globalThis', 'localStorage'],
    ['globalThis', 'performance'],
    ['globalThis', 'crypto'],
  ],
  message:
    'The core takes time, chance, timers and storage from the injected Env (src/env), so that any failure replays from a seed.',
};
