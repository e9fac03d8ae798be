// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chatErrorCodes } from '../contract/errors.js';
import { denyReasons } from '../model/permissions/index.js';
import { en } from './locales/en.js';
import { zhCN } from './locales/zh-CN.js';
import type { StringEntry } from './types.js';

const catalogues: [string, Readonly<Record<string, StringEntry>>][] = [['zh-CN', zhCN]];
const english: Readonly<Record<string, StringEntry>> = en;

function placeholders(entry: StringEntry): string[] {
  const sentences = typeof entry === 'string' ? [entry] : Object.values(entry).filter((each) => each !== undefined);
  return [
    ...new Set(sentences.flatMap((each) => [...each.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))),
  ].toSorted((a, b) => a.localeCompare(b));
}

describe.each(catalogues)('the catalogue %s', (locale, catalogue) => {
  it('has exactly the keys of the English one', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(en).sort());
  });

  it('uses the same placeholders', () => {
    const different = Object.keys(en)
      .map((key) => [key, placeholders(english[key] ?? ''), placeholders(catalogue[key] ?? '')] as const)
      .filter(([, here, there]) => here.join() !== there.join());
    expect(different).toEqual([]);
  });

  it('has a form for every number where English counts, and only forms its language has', () => {
    const forms = new Set([...new Intl.PluralRules(locale).resolvedOptions().pluralCategories, '=0', 'other']);
    const wrong = Object.keys(en).filter((key) => {
      const [here, there] = [english[key], catalogue[key]];
      if (typeof here === 'string') return typeof there !== 'string';
      return typeof there !== 'object' || Object.keys(there).some((form) => !forms.has(form));
    });
    expect(wrong).toEqual([]);
  });

  it('leaves nothing empty', () => {
    const blank = Object.entries(catalogue).filter(([, entry]) =>
      (typeof entry === 'string' ? [entry] : Object.values(entry)).some((each) => each?.trim() === ''),
    );
    expect(blank).toEqual([]);
  });
});

describe('the English catalogue', () => {
  it('has a sentence for every error code', () => {
    expect(chatErrorCodes.filter((code) => !Object.hasOwn(en, `error.${code}`))).toEqual([]);
  });

  it('has a sentence for every reason of a refusal', () => {
    expect(denyReasons.filter((reason) => !Object.hasOwn(en, `denied.${reason}`))).toEqual([]);
  });

  it('has a sentence for every event a notice can tell', () => {
    const source = readFileSync(new URL('../messages/notice/content.ts', import.meta.url), 'utf8');
    const kinds = [...source.matchAll(/readonly kind: '([\w-]+)'/g)].map(([, kind = '']) => kind);
    expect(kinds.length).toBeGreaterThan(10);
    const told = Object.keys(en);
    expect(
      kinds.filter((kind) => !told.some((key) => key === `notice.${kind}` || key.startsWith(`notice.${kind}.`))),
    ).toEqual([]);
  });

  it('has a line for every message type', () => {
    const folders = readdirSync(new URL('../messages', import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'notice')
      .map(({ name }) => name)
      .filter((name) => readdirSync(new URL(`../messages/${name}`, import.meta.url)).includes('content.ts'));
    expect(folders.length).toBeGreaterThan(10);
    const told = Object.keys(en);
    expect(
      folders.filter((type) => !told.some((key) => key === `summary.${type}` || key.startsWith(`summary.${type}.`))),
    ).toEqual([]);
  });
});

describe('catalogue files', () => {
  const folders = ['en', 'zh-CN'].map((locale) => `./locales/${locale}`);

  it.each(folders)('in %s are sorted by key', (folder) => {
    for (const file of readdirSync(new URL(folder, import.meta.url))) {
      const source = readFileSync(new URL(`${folder}/${file}`, import.meta.url), 'utf8');
      const keys = [...source.matchAll(/^ {2}'([^']+)':/gm)].map(([, key = '']) => key);
      expect({ file, keys }).toEqual({ file, keys: keys.toSorted() });
      expect(source.split('\n').length).toBeLessThan(300);
    }
  });
});
