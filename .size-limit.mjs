/** What import() loads is not part of the first load: left out, as a bundler would put it into a chunk of its own. */
const lazyIsExternal = {
  name: 'lazy-is-external',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};

const script = {
  gzip: true,
  ignore: ['react', 'react-dom'],
  modifyEsbuildConfig: (config) => ({ ...config, plugins: [...(config.plugins ?? []), lazyIsExternal] }),
};

// Where a limit is above the gate of docs/performance.md it says so: it then only keeps things from getting worse. "First load" leaves out what import()
// loads; what an open chat needs of that is counted in an entry of its own.
export default [
  {
    ...script,
    name: 'ChatApp, first load with an adapter of one’s own',
    path: 'dist/index.js',
    import: '{ ChatApp }',
    limit: '75 kB',
  },
  {
    ...script,
    name: 'ChatApp and the local adapter together, first load (gate 90 kB, target 60 kB)',
    path: ['dist/index.js', 'dist/adapters/local/index.js'],
    import: { 'dist/index.js': '{ ChatApp }', 'dist/adapters/local/index.js': '{ createLocalAdapter }' },
    limit: '89.5 kB',
  },
  {
    ...script,
    // The same, and the chunks that are loaded beside it: messages, composer, the views of messages, and what an open chat asks of the adapter.
    name: 'Until an open chat shows messages: ChatApp, the local adapter and the chunks of the chat',
    path: [
      'dist/index.js',
      'dist/adapters/local/index.js',
      'dist/app/chatBody.js',
      'dist/adapters/local/server/chat.js',
    ],
    import: {
      'dist/index.js': '{ ChatApp }',
      'dist/adapters/local/index.js': '{ createLocalAdapter }',
      'dist/app/chatBody.js': '{ AppBody, createMessageTypeRegistry, defaultMessageTypes }',
      'dist/adapters/local/server/chat.js': '{ eventsOf, listMembers, loadAround, loadHistory }',
    },
    limit: '136 kB',
  },
  {
    ...script,
    name: 'the local adapter, loaded where none is given',
    path: 'dist/adapters/local/index.js',
    import: '{ createLocalAdapter }',
    limit: '24 kB',
  },
  {
    ...script,
    name: 'MessageList alone (gate 35 kB, target 25 kB)',
    path: 'dist/index.js',
    import: '{ MessageList }',
    limit: '33 kB',
  },
  {
    ...script,
    // Beside what the composer has loaded; the data, the search and the words come by import() when the grid opens.
    name: 'chatloom/emoji, beside its data',
    path: 'dist/emoji/index.js',
    import: '{ EmojiPicker, searchEmoji }',
    limit: '15 kB',
  },
  {
    ...script,
    name: 'withOfflineCache',
    path: 'dist/wrappers/index.js',
    import: '{ withOfflineCache }',
    limit: '26 kB',
  },
  // Above its gate: see docs/decisions/2026-11-21-first-load.md.
  { name: 'all CSS (gate 15 kB, target 10 kB)', path: 'dist/styles.css', gzip: true, limit: '21.5 kB' },
];
