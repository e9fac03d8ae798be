import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from '../../scripts/lib/paths.mjs';

/** What a host imports for a list of messages; React stays outside. */
const entries = {
  'chatloom `ChatApp` with the local adapter':
    "export { ChatApp } from 'chatloom'; export { createLocalAdapter } from 'chatloom/adapters/local';",
  'chatloom `MessageList`': "export { MessageList } from 'chatloom';",
  '@tanstack/react-virtual': "export { useVirtualizer } from '@tanstack/react-virtual';",
  virtua: "export { VList } from 'virtua';",
  'stream-chat-react, list and composer':
    "export { Chat, Channel, VirtualizedMessageList, MessageComposer } from 'stream-chat-react'; export { StreamChat } from 'stream-chat';",
  'chatscope, list and composer':
    "export { MessageList, Message, MessageInput, Avatar } from '@chatscope/chat-ui-kit-react';",
};

const styles = {
  'chatloom `ChatApp` with the local adapter': `${root}/src/styles/index.css`,
  'stream-chat-react, list and composer': 'stream-chat-react/dist/css/index.css',
  'chatscope, list and composer': '@chatscope/chat-ui-kit-styles/dist/default/styles.min.css',
};

const common = { bundle: true, minify: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error' };
const zipped = (result) => gzipSync(result.outputFiles[0].contents, { level: 9 }).length / 1024;

const plugins = [
  {
    // What import() loads comes later, in a file of its own.
    name: 'lazy-is-external',
    setup(on) {
      on.onResolve({ filter: /.*/ }, ({ kind, path }) =>
        kind === 'dynamic-import' ? { path, external: true } : undefined,
      );
    },
  },
];

/** Minified and zipped sizes in kB, of scripts and styles. */
export async function sizes(only) {
  const resolveDir = fileURLToPath(new URL('..', import.meta.url));
  const answer = {};
  for (const [name, contents] of Object.entries(entries)) {
    if (only && !only(name)) continue;
    const js = await build({
      ...common,
      stdin: { contents, resolveDir },
      external: ['react', 'react-dom', 'react/jsx-runtime'],
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins,
      // Its paths lead from the names of our entries to the sources.
      tsconfig: `${root}/tsconfig.json`,
    });
    const css =
      styles[name] &&
      (await build({
        ...common,
        stdin: { contents: `@import '${styles[name]}';`, resolveDir, loader: 'css' },
        loader: { '.woff2': 'empty', '.svg': 'dataurl' },
      }));
    answer[name] = { js: zipped(js), css: css && zipped(css) };
  }
  return answer;
}
