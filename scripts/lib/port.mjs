import { createConnection, createServer } from 'node:net';

/** Whether something answers on the port, on either loopback address: `localhost` may mean both. */
async function isTaken(port) {
  const answers = await Promise.all(
    ['127.0.0.1', '::1'].map(
      (host) =>
        new Promise((resolve) => {
          const socket = createConnection({ host, port });
          const end = (taken) => {
            socket.destroy();
            resolve(taken);
          };
          socket.once('connect', () => end(true));
          socket.once('error', () => end(false));
          socket.setTimeout(1000, () => end(true));
        }),
    ),
  );
  return answers.includes(true);
}

/** The first port from `first` on where nothing listens. */
export async function nextFreePort(first) {
  for (let port = first; port < first + 100; port++) {
    if (!(await isTaken(port))) return port;
  }
  throw new Error(`The ports ${first} to ${first + 99} are all in use. Give another with --port.`);
}

/** Any port that is free now. */
export function anyFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
