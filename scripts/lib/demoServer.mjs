import { root } from './paths.mjs';
import { nextFreePort } from './port.mjs';

/**
 * Vite serves the demo on the first free port from `port` on.
 *
 * @param {{ port: number, host: string, open: boolean | string }} options `open`: in a browser; a path for that page
 */
export async function serveDemo({ port: first, host, open }) {
  // Here, because it may have been installed a moment ago.
  const { createServer } = await import('vite');
  for (let port = first; ; port++) {
    port = await nextFreePort(port);
    const candidate = await createServer({
      configFile: `${root}/vite.config.ts`,
      clearScreen: false,
      logLevel: 'warn',
      server: { host, port, strictPort: true, open },
    });
    try {
      await candidate.listen();
      return candidate;
    } catch (error) {
      await candidate.close();
      // Somebody took it between our look and our listening: on to the next.
      if (!/in use/i.test(String(error))) throw error;
    }
  }
}
