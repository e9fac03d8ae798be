// The packed package, seen from outside: laid into a folder of its own with only what its package.json names beside it, it
// must import in plain Node (server rendering) and pass strict type checks with `skipLibCheck: false`, with both module
// resolutions and both Reacts.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { moduleEntries } from './lib/exports.mjs';
import { root } from './lib/paths.mjs';

const tarball = join(root, 'node_modules/.cache/chatloom/chatloom.tgz');
if (!existsSync(tarball)) {
  console.error('No packed package; run node scripts/pack.mjs first.');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'chatloom-consumer-'));
let bad = 0;

function run(title, args, cwd) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) bad++;
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${title}`);
  if (status !== 0) console.error(`${stdout}${stderr}`);
}

/** Every package the one named needs at run time, itself included. */
function closure(names, found = new Set()) {
  for (const name of names) {
    if (found.has(name)) continue;
    found.add(name);
    const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
    closure(Object.keys(dependencies), found);
  }
  return found;
}

try {
  for (const react of ['19', '18']) {
    const home = join(folder, `react${react}`);
    const modules = join(home, 'node_modules');
    mkdirSync(join(modules, 'chatloom'), { recursive: true });
    // The default tar of Windows, macOS and Linux all take these.
    spawnSync('tar', ['-xzf', tarball, '-C', join(modules, 'chatloom'), '--strip-components=1'], { stdio: 'inherit' });
    const own = closure(Object.keys(manifest.dependencies));
    for (const name of [
      ...own,
      'react',
      'react-dom',
      'scheduler',
      '@types/react',
      '@types/react-dom',
      'csstype',
      '@types/prop-types',
    ]) {
      const places = react === '18' ? ['test/react18/node_modules', 'node_modules'] : ['node_modules'];
      const from = places.map((place) => join(root, place, name)).find((place) => existsSync(place));
      if (!from) continue; // @types/prop-types is there for React 18 only
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      // Copied, not linked: a linked package would find the React of our repository.
      if (!existsSync(join(modules, name))) cpSync(from, join(modules, name), { recursive: true, dereference: true });
    }
    writeFileSync(join(home, 'package.json'), '{ "type": "module", "private": true }\n');
    cpSync(join(root, 'test/consumer'), home, { recursive: true });

    for (const { name } of [...moduleEntries(), { name: 'chatloom/locales/en' }, { name: 'chatloom/locales/zh-CN' }]) {
      run(
        `import ${name} in plain Node, React ${react}`,
        ['--input-type=module', '-e', `await import('${name}')`],
        home,
      );
    }
    run(`render on a server, React ${react}`, ['server.mjs'], home);

    for (const [module, moduleResolution] of [
      ['preserve', 'bundler'],
      ['nodenext', 'nodenext'],
    ]) {
      const config = `tsconfig.${moduleResolution}.json`;
      writeFileSync(
        join(home, config),
        JSON.stringify({
          compilerOptions: {
            target: 'ES2022',
            module,
            moduleResolution,
            lib: ['ES2022', 'DOM', 'DOM.Iterable'],
            jsx: 'react-jsx',
            types: [],
            strict: true,
            exactOptionalPropertyTypes: true,
            noUncheckedIndexedAccess: true,
            skipLibCheck: false,
            noEmit: true,
          },
          files: ['consumer.tsx'],
        }),
      );
      run(
        `types, ${moduleResolution}, React ${react}`,
        [join(root, 'node_modules/typescript/bin/tsc'), '-p', config],
        home,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(bad > 0 ? 1 : 0);
