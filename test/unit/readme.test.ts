import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const read = (path: string): string => readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8');

describe('the README', () => {
  const readme = read('README.md');
  const samples = [...readme.matchAll(/<!-- (docs\/examples\/\S+) -->\s+```tsx\n([\s\S]*?)```/g)];

  it('shows samples', () => expect(samples.length).toBeGreaterThan(1));

  it.each(samples.map(([, file = '', code = '']) => [file, code]))('shows %s as it is compiled', (file, code) => {
    expect(code.trim()).toBe(read(file).trim());
  });

  it('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\(((?!https?:)[^)#]+)/g)].map(([, path = '']) => path);
    for (const path of links) expect(() => read(path), path).not.toThrow();
  });
});
