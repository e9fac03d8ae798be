import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const lines = (text: string): string => text.replaceAll(/^\s+|\s+$/gm, '');

describe('docs/prove-an-adapter.md', () => {
  it('shows code that is run, word for word', () => {
    const sources = ['test/conformance', 'test/proof'].flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, root))
        .filter((name) => name.endsWith('.test.ts'))
        .map((name) => lines(read(`${folder}/${name}`))),
    );
    const samples = [...read('docs/prove-an-adapter.md').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) =>
      lines(code!),
    );
    expect(samples.length).toBeGreaterThan(2);
    for (const sample of samples) {
      expect(
        sources.some((source) => source.includes(sample)),
        `no test says:\n${sample}`,
      ).toBe(true);
    }
  });

  it('names every part of the harness and every fault', () => {
    const page = read('docs/prove-an-adapter.md');
    const fields = (path: string, name: string): readonly string[] => {
      const body = new RegExp(`export interface ${name}[^{]*\\{([\\s\\S]*?)\\n\\}`).exec(read(path))?.[1] ?? '';
      return [...body.matchAll(/^ {2}(?:readonly )?(\w+)[?(:]/gm)].map(([, field]) => field!);
    };
    const harness = fields('src/testing/conformance/harness.ts', 'AdapterHarness');
    const faults = fields('src/testing/faults/faultOptions.ts', 'FaultOptions');
    expect(harness.length).toBeGreaterThan(5);
    expect(faults.length).toBeGreaterThan(8);
    for (const field of [...harness, ...faults]) expect(page, field).toContain(`\`${field}`);
  });
});
