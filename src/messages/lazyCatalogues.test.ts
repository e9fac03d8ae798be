// @vitest-environment node
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { StringEntry } from '../i18n/index.js';

type Catalogue = Readonly<Record<string, StringEntry>>;
const catalogues = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(new URL(`./${name}`, import.meta.url))
      .filter((file) => file === 'strings.ts' || file === 'composerStrings.ts')
      .map((file) => [name, file.slice(0, -3)] as const),
  );

async function load(folder: string, file: string): Promise<Readonly<Record<string, Catalogue>>> {
  const module = (await import(`./${folder}/${file}.ts`)) as Record<string, Record<string, Catalogue>>;
  return Object.values(module).find((each) => typeof each === 'object' && 'en' in each) ?? {};
}

function placeholders(entry: StringEntry | undefined): string {
  const sentences = typeof entry === 'string' ? [entry] : Object.values(entry ?? {});
  const names = sentences.flatMap((each) => [...String(each).matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
  return [...new Set(names)].toSorted((a, b) => a.localeCompare(b)).join();
}

describe.each(catalogues)('the words of %s/%s', (folder, file) => {
  it('are there in each language, sorted, with the same placeholders and none empty', async () => {
    const { en = {}, 'zh-CN': zh = {} } = await load(folder, file);
    const keys = Object.keys(en);
    expect(keys.length).toBeGreaterThan(0);
    expect(Object.keys(zh)).toEqual(keys);
    expect(keys.filter((key) => placeholders(en[key]) !== placeholders(zh[key]))).toEqual([]);
    expect(keys.filter((key) => (typeof en[key] === 'string') !== (typeof zh[key] === 'string'))).toEqual([]);
    const blank = [...Object.values(en), ...Object.values(zh)].filter((entry) =>
      (typeof entry === 'string' ? [entry] : Object.values(entry)).some((each) => String(each).trim() === ''),
    );
    expect(blank).toEqual([]);
  });
});
