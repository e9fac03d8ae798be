// npm start: installs what is missing, serves the demo, prints its address. Needs only Node.
//   --port 5173   where to begin looking for a free port
//   --host ADDR   address to listen on (default 127.0.0.1: this machine only)
//   --no-open     do not open a browser
import { parseArgs } from 'node:util';
import { serveDemo } from './lib/demoServer.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';

requireNode();
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '5173' },
    host: { type: 'string', default: '127.0.0.1' },
    open: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
ensureDependencies();

const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const open = values.open && hasDisplay && !process.env['CI'];

const server = await serveDemo({ port: Number(values.port), host: values.host, open });
const { port } = server.httpServer.address();
const name = values.host === '127.0.0.1' || values.host === '0.0.0.0' ? 'localhost' : values.host;
console.log(`\n  chatloom demo: http://${name}:${port}/\n\n  Ctrl-C ends it.\n`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    // Open tabs hold the connection; do not wait for them for long.
    setTimeout(() => process.exit(0), 1000).unref();
    void server.close().then(() => process.exit(0));
  });
}
