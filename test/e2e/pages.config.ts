import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vite';
import demo from '../../vite.config.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Every folder here with an `index.html` is a page; all of them are one build, and share what is the same. */
export default defineConfig((env) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const input = files.filter((file) => /^[^/\\]+[/\\]index\.html$/u.test(file)).map((file) => folder + file);
  const config = typeof demo === 'function' ? demo(env) : demo;
  return { ...mergeConfig(config, { build: { rolldownOptions: { input } } }), root: folder };
});
