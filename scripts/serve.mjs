// A static server for the built demo, with the strict policy the kit promises to run under.
//   node scripts/serve.mjs [--dir demo-dist] [--port 4173 | 0] [--host 127.0.0.1]
import { parseArgs } from 'node:util';
import { createStaticServer } from './lib/staticServer.mjs';

const { values } = parseArgs({
  options: {
    dir: { type: 'string', default: 'demo-dist' },
    port: { type: 'string', default: '4173' },
    host: { type: 'string', default: '127.0.0.1' },
  },
});
const server = createStaticServer({ dir: values.dir });
server.on('error', (error) => {
  console.error(
    error.code === 'EADDRINUSE' ? `Port ${values.port} is in use; give another with --port.` : error.message,
  );
  process.exit(1);
});
server.listen(Number(values.port), values.host, () => {
  console.log(`http://${values.host}:${server.address().port}/`);
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}
