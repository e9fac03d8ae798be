// @vitest-environment node
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, root, sourceFiles } from './sources.ts';

type Target = string | { types: string; default: string };
const manifest: {
  name: string;
  exports: Record<string, Target>;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  sideEffects: string[];
} = JSON.parse(read('package.json'));
const { compilerOptions }: { compilerOptions: { paths: Record<string, [string]> } } = JSON.parse(read('tsconfig.json'));

describe('the public map', () => {
  it('is known to the type checker and to Vite under the same names', () => {
    const published = Object.keys(manifest.exports)
      .filter((key) => key !== './package.json')
      .map((key) => manifest.name + key.slice(1));
    const names = Object.keys(compilerOptions.paths).map((name) => name.replace(/^(chatloom\/themes\/)\*$/, '$1*.css'));
    expect(names.toSorted()).toEqual(published.toSorted());
  });

  it('leads every name to a source', () => {
    const missing = Object.values(compilerOptions.paths)
      .map(([target]) => target)
      .filter((target) => !existsSync(join(root, target.split('*')[0] ?? '')));
    expect(missing).toEqual([]);
  });

  it('gives every entry types, stylesheets too', () => {
    const wrong = Object.entries(manifest.exports).filter(
      ([key, target]) => key !== './package.json' && (typeof target === 'string' || !target.types.endsWith('.d.ts')),
    );
    expect(wrong).toEqual([]);
  });

  it('has a catalogue for every language it names', () => {
    const files = sourceFiles().filter((path) => path.startsWith('src/i18n/locales/'));
    expect(files).toEqual(expect.arrayContaining(['src/i18n/locales/en.ts', 'src/i18n/locales/zh-CN.ts']));
  });

  it('lets bundlers drop every module that nobody uses, but no stylesheet', () => {
    expect(manifest.sideEffects).toEqual(['**/*.css']);
  });

  it('runs on React 18.2 and on 19', () => {
    expect(manifest.peerDependencies['react']).toBe('^18.2.0 || ^19.0.0');
    expect(manifest.peerDependencies['react-dom']).toBe('^18.2.0 || ^19.0.0');
    expect(Object.keys(manifest.dependencies).filter((name) => name.startsWith('react'))).toEqual([]);
  });
});
