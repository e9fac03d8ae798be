import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository, without a slash at its end. */
export const root: string = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Paths, from the root and with forward slashes, of the files below a folder whose names end so. */
export function filesBelow(folder: string, ...endings: string[]): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .sort();
}

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The sources that are published. */
export const sourceFiles = (): string[] =>
  filesBelow('src', '.ts', '.tsx').filter((path) => !/\.(test|browser)\./.test(path));

export interface ImportFound {
  /** As written. */
  specifier: string;
  /** By `import()`, of a module or of a type. */
  dynamic: boolean;
  typeOnly: boolean;
}

/** What a file imports and re-exports, types included (a bundler's graph leaves those out). */
export function importsOf(path: string): ImportFound[] {
  const text = read(path);
  const found: ImportFound[] = [];
  for (const match of text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm)) {
    found.push({ specifier: match[2] ?? '', dynamic: false, typeOnly: match[1] !== undefined });
  }
  for (const match of text.matchAll(/^(?!\s*(?:\*|\/\/)).*?\bimport\(\s*'([^']+)'\s*\)/gm)) {
    found.push({ specifier: match[1] ?? '', dynamic: true, typeOnly: false });
  }
  return found;
}

const known = new Set(sourceFiles());

/** The source a relative import leads to, where it would be if it is missing; undefined for packages. */
export function resolveImport(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const base = posix.join(posix.dirname(from), specifier);
  const tsx = base.replace(/\.js$/, '.tsx');
  return known.has(tsx) ? tsx : base.replace(/\.js$/, '.ts');
}
