// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTranslator } from '../i18n/index.js';
import { builtInContents, createContentRegistry } from './content.js';
import { payloads } from './payloads.test.data.js';
import { summaryText } from './summaryText.js';

const PAYLOADS = 10_000;
const RUNS = 10;
const contents = createContentRegistry(builtInContents);
const translator = createTranslator({ locale: 'en' });

describe.each(builtInContents.map(({ type }) => type))(`${PAYLOADS} payloads of type %s`, (type) => {
  it('throw nowhere, and leave a line to show', () => {
    let usable = 0;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const next = payloads(type, seed);
        for (let i = 0; i < PAYLOADS / RUNS; i++) {
          const content = contents.normalize(next());
          const line = summaryText(translator, contents.summarize(content), (id) => id);
          if (line === '' || /[\n\u202e]/u.test(line)) throw new Error(`No line for ${JSON.stringify(content)}`);
          if (content.type === type) usable += 1;
        }
      }),
      { numRuns: RUNS },
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    // Most must get past the first check, or nothing behind it was tried.
    expect(usable).toBeGreaterThan(PAYLOADS / 20);
  }, 20_000);
});
