import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { react18Aliases, sourceAliases } from './vite.config.ts';
import { browser, browserDependencies } from './vitest.browser.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Which React the project runs on: '18' or '19'. */
    reactMajor: string;
  }
}

// Dates in tests read the same everywhere.
process.env['TZ'] = 'UTC';

const testingLibraryModule = fileURLToPath(
  new URL('./node_modules/@testing-library/react/dist/@testing-library/react.esm.js', import.meta.url),
);

/** What renders, or touches a document: `.test.tsx`. */
const unit = { environment: 'happy-dom', setupFiles: ['test/setup.ts'] };

export default defineConfig({
  plugins: [react()],
  resolve: { alias: sourceAliases() },
  test: {
    passWithNoTests: false,
    // A test that waits for something says so by itself; this is for what hangs.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          ...unit,
          name: 'unit',
          provide: { reactMajor: '19' },
          include: ['src/**/*.test.tsx', 'demo/**/*.test.tsx', 'test/unit/**/*.test.tsx'],
        },
      },
      {
        extends: true,
        test: {
          // What needs no document: in plain Node, and in one world for all files of a worker. A third of the time of happy-dom, and proof that model and store
          // ask nothing of a browser.
          name: 'unit-node',
          environment: 'node',
          isolate: false,
          include: ['src/**/*.test.ts', 'demo/**/*.test.ts', 'test/unit/**/*.test.ts'],
        },
      },
      {
        extends: true,
        resolve: {
          alias: [
            ...react18Aliases(),
            // Its "main" is CommonJS, whose require() no alias reaches.
            { find: /^@testing-library\/react$/, replacement: testingLibraryModule },
          ],
        },
        test: {
          ...unit,
          name: 'unit-react18',
          provide: { reactMajor: '18' },
          // Where the two differ: hooks, effects, layers that mount and leave, and the app as a whole. Views that only draw are the same in both.
          include: ['{react,ui,app}', 'components/{Chat,ConversationList,InputBar,MessageActions,MessageList,Thread}']
            .map((place) => `src/${place}/**/*.test.tsx`)
            .concat('test/unit/**/*.test.tsx'),
          // The alias reaches only what Vite transforms: every package that imports react must be.
          server: {
            deps: {
              inline: [/@testing-library\/react/, /zustand/, /@floating-ui\/react-dom/],
            },
          },
        },
      },
      {
        extends: true,
        optimizeDeps: {
          // Found only while running otherwise, and then the page reloads in the middle of a test.
          include: [...browserDependencies, 'axe-core', 'vitest-browser-react'],
        },
        test: {
          name: 'browser',
          include: ['src/**/*.browser.{ts,tsx}', 'test/browser/**/*.browser.{ts,tsx}'],
          exclude: ['test/browser/offline*'],
          browser: browser(),
        },
      },
      {
        extends: true,
        optimizeDeps: { include: [...browserDependencies, 'vitest-browser-react'] },
        test: {
          // One file after the other, when the others are through: these look at all databases of the origin, and delete them.
          name: 'browser-storage',
          include: ['test/browser/offline*.browser.{ts,tsx}'],
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          browser: browser(),
        },
      },
    ],
  },
});
