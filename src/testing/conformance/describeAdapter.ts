import { capabilityTests } from './capabilities.js';
import { changeTests } from './changes.js';
import { conversationTests } from './conversations.js';
import { groupTests } from './groups.js';
import { Skipped, setStage, type AdapterHarness, type ConformanceTest } from './harness.js';
import { historyTests } from './history.js';
import { receiptTests } from './receipts.js';
import { scheduledTests } from './scheduled.js';
import { sendingTests } from './sending.js';
import { sessionTests } from './session.js';
import { threadTests } from './threads.js';

/** The two words of a test framework the suite needs. Those of vitest, node:test, jest and mocha fit. */
export interface TestRunner {
  describe(name: string, define: () => void): unknown;
  it(name: string, run: (context?: unknown) => Promise<void>, timeout?: number): unknown;
}

/** Options of {@link describeAdapter}. */
export interface DescribeAdapterOptions {
  /** Longest time one test may take in ms, where the framework takes a number as third argument of `it`. Default 20,000; paging 10,000: three times that. */
  readonly timeout?: number | undefined;
  /**
   * Tests that a backend cannot pass, by name, each with the reason: they show as skipped. For what is known and written down; a name that is no test
   * is an error.
   */
  readonly except?: Readonly<Record<string, string>> | undefined;
  /** Told of each test that does not apply, and why. Frameworks whose test context has `skip` show it by themselves. */
  readonly onSkip?: ((test: string, reason: string) => void) | undefined;
}

const sections: Readonly<Record<string, readonly ConformanceTest[]>> = {
  session: sessionTests,
  capabilities: capabilityTests,
  conversations: conversationTests,
  sending: sendingTests,
  history: historyTests,
  'edits, recalls and reactions': changeTests,
  'receipts, typing and settings': receiptTests,
  groups: groupTests,
  threads: threadTests,
  'sending later': scheduledTests,
};

/**
 * The contract as tests: runs on any adapter, and what passes here works in every screen of chatloom. A capability that is absent is skipped, after
 * checking that it is really absent; one that is claimed is tested.
 *
 * @example
 * ```ts
 * import { describe, it } from 'vitest';
 * import { describeAdapter } from 'chatloom/testing';
 *
 * describeAdapter('my service', makeHarness, { describe, it });
 * ```
 */
export function describeAdapter(
  name: string,
  makeHarness: () => Promise<AdapterHarness>,
  runner: TestRunner,
  { timeout = 20_000, except = {}, onSkip }: DescribeAdapterOptions = {},
): void {
  const names = new Set(Object.values(sections).flatMap((tests) => tests.map((test) => test.name)));
  for (const excepted of Object.keys(except)) {
    if (!names.has(excepted)) throw new TypeError(`describeAdapter: there is no test "${excepted}" to except.`);
  }
  runner.describe(`${name} keeps the contract`, () => {
    for (const [section, tests] of Object.entries(sections)) {
      runner.describe(section, () => {
        for (const test of tests) {
          runner.it(
            test.name,
            async (context) => {
              const reason = except[test.name] ?? (await runTest(test, makeHarness));
              if (reason === undefined) return;
              onSkip?.(`${section}: ${test.name}`, reason);
              // vitest throws from here and counts the test as skipped; node:test notes it.
              (context as { skip?: (why: string) => void } | undefined)?.skip?.(reason);
            },
            timeout * (test.slow ?? 1),
          );
        }
      });
    }
  });
}

/** Runs one test. Answers why it does not apply, if it does not. */
async function runTest(test: ConformanceTest, makeHarness: () => Promise<AdapterHarness>): Promise<string | undefined> {
  const stage = await setStage(makeHarness);
  let skipped: string | undefined;
  try {
    await test.run(stage);
  } catch (reason) {
    if (!(reason instanceof Skipped)) {
      // The failure of the test is the news, not what clearing up after it meets.
      await stage.harness.dispose().catch(() => {});
      throw reason;
    }
    skipped = reason.message;
  }
  await stage.end();
  return skipped;
}
