// npm run demo:xmpp: starts a Prosody on this machine with a few people, rooms and some history, and the demo on it. Ctrl-C ends all of it.
//   --port 5173   where to begin looking for a free port for the demo
//   --no-open     do not open a browser
import { parseArgs } from 'node:util';
import { startProsody } from '../test/xmpp/servers/index.mjs';
import { serveDemo } from './lib/demoServer.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { fillXmppDemo, people } from './lib/xmppDemo.mjs';
import { ensureXmppServer } from './lib/xmppServers.mjs';

requireNode();
const { values } = parseArgs({
  options: { port: { type: 'string', default: '5173' }, open: { type: 'boolean', default: true } },
  allowNegative: true,
});
ensureDependencies();
const lack = ensureXmppServer('prosody');
if (lack) {
  console.error(`The demo needs Prosody: ${lack}.`);
  process.exit(1);
}

let server;
let demo;
let ending = false;
async function end(code) {
  if (ending) return;
  ending = true;
  // Open tabs hold the connection; do not wait for them for long. The server ends with us in any case.
  setTimeout(() => process.exit(code), 4000).unref();
  await Promise.allSettled([server?.stop(), demo?.close()]);
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0));

try {
  server = await startProsody({ users: people.map(({ id }) => id) });
  demo = await serveDemo({ port: Number(values.port), host: '127.0.0.1', open: false });
  console.log('\n  Writing some history …');
  await fillXmppDemo(demo, server.service);
  const { port } = demo.httpServer.address();
  const addressOf = (id) => `http://127.0.0.1:${port}/?xmpp=${new URL(server.service).port}&user=${id}`;
  console.log(`\n  chatloom on Prosody (${server.service}). Open one window for each person:\n`);
  for (const { id, name } of people) console.log(`  ${name.padEnd(18)} ${addressOf(id)}`);
  console.log(
    '\n  Another client can sign in, too: the password of mira@localhost is mira, and so on.\n  Ctrl-C ends all of it.\n',
  );
  const hasDisplay = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (values.open && hasDisplay && !process.env['CI']) {
    demo.config.server.open = addressOf(people[0].id);
    demo.openBrowser();
  }
} catch (error) {
  if (!ending) console.error(error);
  await end(1);
}
