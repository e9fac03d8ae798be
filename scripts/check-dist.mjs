// Reads what would be published, and fails on what no other tool looks for.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';

const wrong = [];
const dist = join(root, 'dist');
for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const name = path.slice(root.length + 1);
  if (/\.(test|browser|stories)\./.test(name)) wrong.push(`${name}: a test is in the package.`);
  if (!/\.(js|css)$/.test(name)) continue;
  const text = readFileSync(path, 'utf8');
  // Vite's CSS minifier rewrites light-dark() so that a nested color-scheme has no effect.
  if (text.includes('light-dark(')) wrong.push(`${name}: light-dark(); write light and dark blocks.`);
  if (name.endsWith('.css')) continue;
  if (
    /^\s*(?:import|export)\b[^;]*?['"][^'"]+\.css['"]|^(?!\s*(?:\*|\/\/)).*\bimport\(\s*['"][^'"]+\.css['"]/m.test(text)
  ) {
    wrong.push(`${name}: imports CSS from JavaScript, which throws in Node; hosts import chatloom/styles.css.`);
  }
  const imported = [...text.matchAll(/^import\s+(?:[\w$]+\s*,\s*)?\{([^}]*)\}\s*from\s*'([^']+)'/gm)];
  const isClient = imported.some(([, names = '', from]) =>
    names
      .split(',')
      .map((part) => part.trim().split(/\s+as\s+/)[0] ?? '')
      .some(
        (word) =>
          /^use[A-Z]/.test(word) || (from === 'react' && /^(createContext|Component|PureComponent|lazy)$/.test(word)),
      ),
  );
  const hasHandler = /\bon[A-Z]\w*:/.test(text) && /from 'react\/jsx-runtime'/.test(text);
  if ((isClient || hasHandler) && !/^'use client';|^"use client";/.test(text)) {
    wrong.push(`${name}: uses hooks, context or event handlers; its source must begin with 'use client';`);
  }
}
for (const line of wrong) console.error(line);
console.log(wrong.length === 0 ? 'dist: nothing wrong' : `dist: ${wrong.length} wrong`);
process.exit(wrong.length === 0 ? 0 : 1);
