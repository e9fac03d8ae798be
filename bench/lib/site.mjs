import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build, preview } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Builds the pages, serves them and starts a browser.
 *
 * @param mode `bench` for all scenarios, `check` for those that need no peer
 * @param executablePath the Chromium
 */
export async function openSite(mode, executablePath) {
  const vite = { root, configFile: `${root}vite.config.mjs`, mode, logLevel: 'error' };
  // Vite leaves a NODE_ENV that is set alone, and then React's development build would be measured.
  process.env['NODE_ENV'] = 'production';
  await build(vite);
  const server = await preview({ ...vite, preview: { port: 0, host: '127.0.0.1' } });
  const page = mode === 'check' ? 'check.html' : '';
  const address = `http://127.0.0.1:${server.httpServer.address().port}/${page}`;
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-dev-shm-usage',
      '--disable-smooth-scrolling',
    ],
  });
  return {
    browser,
    url: (scenario, size) => `${address}?scenario=${scenario}&size=${size}`,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
