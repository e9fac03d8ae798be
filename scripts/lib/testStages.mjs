// The stages of `npm test`: which commands they run and how what they tell is counted.
const bin = {
  attw: '@arethetypeswrong/cli/dist/index.js',
  knip: 'knip/bin/knip.js',
  oxlint: 'oxlint/bin/oxlint',
  playwright: 'playwright/cli.js',
  prettier: 'prettier/bin/prettier.cjs',
  publint: 'publint/src/cli.js',
  'size-limit': 'size-limit/bin.js',
  storybook: 'storybook/dist/bin/dispatcher.js',
  tsc: 'typescript/bin/tsc',
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
};

/** One command that passes or fails as a whole. */
const check = (name, tool, ...args) => ({
  name,
  args: [bin[tool] ? `node_modules/${bin[tool]}` : tool, ...args],
});
/** A test run whose tests are counted one by one. */
const vitest = (name, ...args) => ({
  name,
  args: [`node_modules/${bin.vitest}`, 'run', '--reporter=default', '--reporter=json', ...args],
  report: (file) => ({ args: [`--outputFile.json=${file}`] }),
  count({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
    return {
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests + numTodoTests,
      // Of a test that passed, what made its first try fail.
      unsteady: tests.flatMap(({ status, fullName, failureMessages: [why] }) =>
        status === 'passed' && why !== undefined ? [`${fullName}: ${firstLine(why)}`] : [],
      ),
    };
  },
});
const playwright = (name, ...args) => ({
  name,
  args: [`node_modules/${bin.playwright}`, 'test', ...args],
  report: (file) => ({ env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } }),
  count({ stats, suites }) {
    return {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
      unsteady: specsOf(suites).flatMap(({ title, tests }) =>
        tests
          .filter(({ status }) => status === 'flaky')
          .map(({ results: [first] }) => `${title}: ${firstLine(first?.error?.message ?? '')}`),
      ),
    };
  },
});
const specsOf = (suites = []) => suites.flatMap(({ specs, suites: inner }) => [...specs, ...specsOf(inner)]);
const firstLine = (text) => (text.split('\n')[0] ?? '').replaceAll(/\u001B\[\d*m/gu, '');

/** Tests of a stage that may pass at their second try only; with more of them something is wrong that a run must not land with. */
export const UNSTEADY = 3;
const secondTry = { vitest: '--retry=1', playwright: '--retries=1' };

const tarball = 'node_modules/.cache/chatloom/chatloom.tgz';

/** Everything that runs against a real XMPP server, which the tests start themselves. */
const onXmpp = (software) => {
  const env = { CHATLOOM_XMPP_SERVER: software };
  return [
    {
      ...vitest(`contract and behaviour on ${software}`, '--config', 'test/xmpp/vitest.config.ts', secondTry.vitest),
      needs: [software],
      env,
    },
    {
      ...vitest(
        `contract in Chromium on ${software}`,
        '--config',
        'test/xmpp/chromium/vitest.config.ts',
        secondTry.vitest,
      ),
      needs: [software, 'chromium'],
      env,
    },
    {
      ...playwright(
        `people in Chromium on ${software}`,
        '--config',
        'test/xmpp/chromium/playwright.config.ts',
        secondTry.playwright,
      ),
      needs: [software, 'chromium'],
      env,
    },
  ];
};

/**
 * Budgets in seconds, on a quiet machine with two cores: what the stages take, and some. `needs` names what must be on this machine. An optional stage runs
 * only when it is named.
 */
export const stages = [
  {
    name: 'check',
    budget: 240,
    steps: [
      check('format', 'prettier', '--check', '--log-level', 'warn', '.'),
      check('lint', 'oxlint', '--type-aware', '--deny-warnings'),
      check('types', 'tsc', '-p', 'tsconfig.json'),
      check('types of the build', 'tsc', '-p', 'tsconfig.build.json', '--noEmit'),
    ],
  },
  {
    name: 'unit',
    budget: 360,
    steps: [
      vitest('unit tests without a document', '--project', 'unit-node'),
      vitest('unit tests, React 19 and 18', '--project', 'unit', '--project', 'unit-react18'),
    ],
  },
  {
    name: 'faults',
    budget: 180,
    steps: [vitest('fault schedules and contract suites', '--config', 'vitest.proof.config.ts')],
  },
  {
    name: 'package',
    budget: 120,
    steps: [
      { ...check('build', 'scripts/build.mjs'), essential: true },
      check('contents of the build', 'scripts/check-dist.mjs'),
      check('sizes', 'size-limit'),
      check('unused code', 'knip'),
      check('API report', 'scripts/api.mjs'),
      { ...check('pack', 'scripts/pack.mjs'), essential: true },
      check('publint', 'publint', '--strict', tarball),
      check('are the types wrong', 'attw', '--profile', 'esm-only', tarball),
      check('consumers', 'scripts/consumer.mjs'),
    ],
  },
  {
    name: 'browser',
    budget: 330,
    steps: [
      { ...vitest('browser tests', '--project', 'browser*', secondTry.vitest), needs: ['chromium'] },
      { ...check('speed at 10,000 messages', 'bench/check.mjs'), needs: ['chromium'] },
    ],
  },
  {
    name: 'stories',
    budget: 240,
    steps: [
      { ...vitest('stories and axe', '--config', 'vitest.stories.config.ts'), needs: ['chromium'] },
      check('storybook build', 'storybook', 'build', '-o', 'storybook-static', '--quiet'),
    ],
  },
  {
    name: 'e2e',
    budget: 600,
    steps: [
      { ...check('demo build', 'vite', 'build', '--logLevel', 'warn'), essential: true },
      {
        ...check('demo build, strict mode', 'vite', 'build', '--logLevel', 'warn', '--mode', 'strict'),
        essential: true,
      },
      { ...check('demo build, React 18', 'vite', 'build', '--logLevel', 'warn', '--mode', 'react18'), essential: true },
      {
        ...playwright('end-to-end', '--config', 'test/e2e/playwright.config.ts', secondTry.playwright),
        needs: ['chromium'],
      },
    ],
  },
  { name: 'xmpp', budget: 360, steps: onXmpp('prosody') },
  { name: 'ejabberd', budget: 300, optional: true, steps: onXmpp('ejabberd') },
  {
    name: 'cluster',
    budget: 120,
    optional: true,
    steps: [
      {
        ...vitest('two nodes of ejabberd', '--config', 'test/xmpp/cluster/vitest.config.ts'),
        needs: ['ejabberd-cluster'],
      },
    ],
  },
];
