// @vitest-environment node
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build, type Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moduleEntries } from '../../scripts/lib/exports.mjs';
import { layerOf, layers, openFolders } from '../../scripts/lib/layers.mjs';
import { wanted } from '../../scripts/lint-zones.mjs';
import { filesBelow, importsOf, read, resolveImport, root, sourceFiles } from './sources.ts';

const entries: { name: string; source: string }[] = moduleEntries();
const entry = (name: string): string => entries.find((each) => each.name === name)?.source ?? `no entry ${name}`;
const localeFiles = sourceFiles().filter((path) => path.startsWith('src/i18n/locales/'));

describe('the import graph of each entry', () => {
  let graph: Metafile['inputs'];
  beforeAll(async () => {
    const result = await build({
      absWorkingDir: root,
      entryPoints: sourceFiles(),
      bundle: true,
      write: false,
      metafile: true,
      outdir: 'nowhere',
      format: 'esm',
      splitting: true,
      packages: 'external',
      logLevel: 'silent',
    });
    graph = result.metafile.inputs;
  }, 60_000);

  /** Sources and packages that loading a source loads; with `import()` too, unless told otherwise. */
  function reach(from: string, { dynamic = true } = {}): { files: Set<string>; packages: Set<string> } {
    const files = new Set<string>();
    const packages = new Set<string>();
    const visit = (path: string): void => {
      if (files.has(path)) return;
      files.add(path);
      for (const each of graph[path]?.imports ?? []) {
        if (each.kind === 'dynamic-import' && !dynamic) continue;
        if (each.external) packages.add(each.path.match(/^(?:@[^/]+\/)?[^/]+/)?.[0] ?? each.path);
        else visit(each.path);
      }
    };
    visit(from);
    return { files, packages };
  }

  it('has a source for every entry of package.json', () => {
    expect(entries.map((each) => each.source).filter((source) => !graph[source])).toEqual([]);
    expect(entries.length).toBeGreaterThan(0);
  });

  it.each(['chatloom/store', 'chatloom/contract', 'chatloom/testing', 'chatloom/adapters/local'])(
    '%s loads without React',
    (name) => {
      const { packages } = reach(entry(name));
      expect([...packages].filter((each) => /^react(-dom)?$/.test(each))).toEqual([]);
    },
  );

  it('loads catalogues without anything but catalogues', () => {
    for (const file of localeFiles) {
      const { files, packages } = reach(file);
      expect([...packages]).toEqual([]);
      expect([...files].filter((path) => !/^src\/(i18n|utils)\//.test(path))).toEqual([]);
    }
  });

  it('pulls nothing in but the dependencies and peers of package.json', () => {
    const { dependencies, peerDependencies } = JSON.parse(read('package.json'));
    const known = new Set([...Object.keys(dependencies), ...Object.keys(peerDependencies)]);
    for (const { source } of entries) {
      expect([...reach(source).packages].filter((each) => !known.has(each))).toEqual([]);
    }
  });

  it('reaches optional packages by import() alone', () => {
    const { peerDependenciesMeta } = JSON.parse(read('package.json'));
    const optional = Object.keys(peerDependenciesMeta);
    for (const { source } of entries) {
      const { packages } = reach(source, { dynamic: false });
      expect([...packages].filter((each) => optional.includes(each))).toEqual([]);
    }
  });

  it('leaves the local adapter out of what ChatApp loads first', () => {
    const { files } = reach(entry('chatloom'), { dynamic: false });
    expect([...files].filter((path) => path.startsWith('src/adapters/'))).toEqual([]);
    expect([...reach(entry('chatloom')).files]).toContain('src/adapters/local/index.ts');
  });

  it('never imports CSS from JavaScript', () => {
    expect(Object.keys(graph).filter((path) => path.endsWith('.css'))).toEqual([]);
  });
});

describe('the layers', () => {
  const places = (path: string): string =>
    path.startsWith('src/messages/') ? 'messages' : (layerOf(path)?.name ?? 'entries');

  it('know every folder of src', () => {
    const unknown = sourceFiles().filter((path) => path.split('/').length > 2 && !layerOf(path));
    expect(unknown).toEqual([]);
  });

  it('point down only, types included', () => {
    const wrong: string[] = [];
    for (const path of sourceFiles()) {
      const layer = layerOf(path);
      if (!layer) continue;
      for (const { specifier, dynamic } of importsOf(path)) {
        const target = resolveImport(path, specifier);
        const other = target === undefined ? undefined : layerOf(target);
        if (target === undefined || places(target) === places(path)) continue;
        if (dynamic && layer.lazily?.some((file: string) => `src/${file.replace(/\.js$/, '.ts')}` === target)) continue;
        if (!other || !layer.may.includes(other.name)) wrong.push(`${path} imports ${specifier}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('are entered through an index', () => {
    const wrong: string[] = [];
    for (const path of sourceFiles()) {
      for (const { specifier } of importsOf(path)) {
        const target = resolveImport(path, specifier);
        if (target === undefined || !target.startsWith('src/')) continue;
        const folder = target.split('/')[1] ?? '';
        if (places(target) === places(path) || openFolders.includes(folder)) continue;
        if (!/\/(index|content)\.tsx?$/.test(target)) wrong.push(`${path} imports ${specifier}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('keep components, adapters and message types apart', () => {
    const wrong: string[] = [];
    const part = (path: string): string | undefined =>
      /^src\/(?:components|adapters|messages)\/([^/]+)\//.exec(path)?.[1];
    for (const path of sourceFiles()) {
      const own = part(path);
      for (const { specifier } of importsOf(path)) {
        const target = resolveImport(path, specifier);
        if (!own || !target || places(target) !== places(path)) continue;
        const other = part(target);
        if (!other || other === own) continue;
        const fine = path.startsWith('src/components/')
          ? /\/index\.tsx?$/.test(target)
          : path.startsWith('src/messages/') && target.endsWith('/content.ts');
        if (!fine) wrong.push(`${path} imports ${specifier}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('have no import cycle, types included', () => {
    const edges = new Map(
      sourceFiles().map((path) => [
        path,
        importsOf(path).flatMap(({ specifier, dynamic }) => (dynamic ? [] : (resolveImport(path, specifier) ?? []))),
      ]),
    );
    const cycles = new Set<string>();
    const state = new Map<string, 'open' | 'done'>();
    const trail: string[] = [];
    const visit = (path: string): void => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        cycles.add([...trail.slice(trail.indexOf(path)), path].join(' → '));
        return;
      }
      state.set(path, 'open');
      trail.push(path);
      for (const next of edges.get(path) ?? []) visit(next);
      trail.pop();
      state.set(path, 'done');
    };
    for (const path of edges.keys()) visit(path);
    expect([...cycles]).toEqual([]);
  });

  it('lead every import to a file that is there', () => {
    const all = new Set(sourceFiles());
    const wrong = sourceFiles().flatMap((path) =>
      importsOf(path).flatMap(({ specifier }) => {
        const target = resolveImport(path, specifier);
        return target === undefined || all.has(target) ? [] : [`${path} imports ${specifier}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('habits of the sources', () => {
  it('keep no changing state in a module', () => {
    const wrong = sourceFiles().filter((path) => /^(?:export\s+)?(?:let|var)\s/m.test(read(path)));
    expect(wrong).toEqual([]);
  });

  it('ask no clock in model and store', () => {
    const wrong = sourceFiles().filter(
      (path) => /^src\/(model|store)\//.test(path) && /\bnew Date\(\s*\)|\bDate\.now\b/.test(read(path)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('test files', () => {
  it('all stand where a stage runs them', () => {
    const run = [
      /^(?:src|demo)\/.*\.test\.tsx?$/,
      /^src\/.*\.browser\.tsx?$/,
      /^test\/unit\/.*\.test\.tsx?$/,
      /^test\/(?:proof|conformance)\/.*\.test\.ts$/,
      /^test\/browser\/.*\.browser\.tsx?$/,
      /^test\/e2e\/.*\.spec\.ts$/,
      /^test\/xmpp\/chromium\/.*\.spec\.ts$/,
    ];
    const endings = ['test', 'browser', 'spec'].flatMap((kind) => [`.${kind}.ts`, `.${kind}.tsx`]);
    const folders = ['src', 'demo', 'docs', 'stories', 'test'].filter((folder) => existsSync(join(root, folder)));
    const left = folders
      .flatMap((folder) => filesBelow(folder, ...endings))
      .filter((path) => !path.includes('node_modules/') && !run.some((pattern) => pattern.test(path)));
    expect(left).toEqual([]);
  });
});

describe('the lint fence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chatloom-fence-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the real configuration over invented files, and returns what no-restricted-* says, by file. */
  async function lint(files: Record<string, string>): Promise<Record<string, string[]>> {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    writeFileSync(join(folder, '.oxlintrc.json'), read('.oxlintrc.json'));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(root, 'node_modules/oxlint/bin/oxlint'), '-c', '.oxlintrc.json', '-f', 'json', 'src'],
      { cwd: folder, maxBuffer: 1e8 },
    ).catch((error: { stdout: string }) => error);
    const { diagnostics }: { diagnostics: { filename: string; code: string; message: string; help?: string }[] } =
      JSON.parse(stdout);
    const said: Record<string, string[]> = Object.fromEntries(Object.keys(files).map((path) => [path, []]));
    for (const { filename, code, message, help } of diagnostics) {
      if (/no-restricted/.test(code)) said[filename.replaceAll('\\', '/')]?.push(`${message} ${help ?? ''}`);
    }
    return said;
  }

  it('is the table of scripts/lib/layers.mjs', async () => {
    // Otherwise: npm run zones.
    expect(read('.oxlintrc.json')).toBe(await wanted());
  });

  it('stops each layer at every other it may not import, and says where the code should go', async () => {
    const folders = layers.map(({ name }) => name).filter((name) => name !== 'content');
    const cases: { path: string; text: string; fine: boolean; place: string }[] = [];
    for (const { name, may, place } of layers) {
      const own = name === 'content' ? 'messages' : name;
      for (const other of folders) {
        if (other === own) continue;
        const path = name === 'content' ? `src/messages/${other}/content.ts` : `src/${name}/sub${other}/violation.ts`;
        const text = `import { x } from '../../${other}/index.js';\nexport const y = x;\n`;
        cases.push({ path, text, fine: may.includes(other), place });
      }
    }
    const said = await lint(Object.fromEntries(cases.map(({ path, text }) => [path, text])));
    const wrong = cases.filter(({ path, fine }) => fine !== (said[path]?.length === 0)).map(({ path }) => path);
    expect(wrong).toEqual([]);
    const stopped = cases.filter(({ fine }) => !fine);
    for (const { path, place } of stopped) expect(said[path]?.join()).toContain(place);
    expect(stopped.length).toBeGreaterThan(100);
  }, 30_000);

  it('keeps React, timers, chance and storage out of the core', async () => {
    const said = await lint({
      'src/store/react.ts': "import { useState } from 'react';\nexport const a = useState;\n",
      'src/store/zustand.ts': "import { create } from 'zustand';\nexport const a = create;\n",
      'src/store/vanilla.ts': "import { createStore } from 'zustand/vanilla';\nexport const a = createStore;\n",
      'src/model/now.ts': 'export const a = (): number => Date.now();\n',
      'src/model/random.ts': 'export const a = (): number => Math.random();\n',
      'src/store/timer.ts': 'export const a = (): unknown => setTimeout(() => undefined, 1);\n',
      'src/store/frame.ts': 'export const a = (): unknown => requestAnimationFrame(() => undefined);\n',
      'src/store/db.ts': 'export const a = (): unknown => indexedDB;\n',
      'src/store/local.ts': "export const a = (): unknown => localStorage.getItem('a');\n",
      'src/model/clock.ts': 'export const a = (): number => performance.now();\n',
      'src/model/deep/interval.ts': 'export const a = (): unknown => setInterval(() => undefined, 1);\n',
    });
    const silent = Object.entries(said).filter(([, lines]) => lines.length === 0);
    expect(silent.map(([path]) => path)).toEqual(['src/store/vanilla.ts']);
    expect(said['src/model/now.ts']?.join()).toContain('injected Env');
  }, 30_000);
});
