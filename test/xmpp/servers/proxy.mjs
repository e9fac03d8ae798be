// A line to a server that can go dead without closing, as a phone's does in a tunnel.
import { createConnection, createServer } from 'node:net';

/** The first of the ports that takes a connection. */
async function connectToFirst(ports) {
  for (const port of ports) {
    const socket = createConnection({ host: '127.0.0.1', port });
    const isOpen = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    if (isOpen) return socket;
  }
  return undefined;
}

// A close frame of a server: it is not masked. Normal closure.
const CLOSE = Buffer.from([0x88, 2, 0x03, 0xe8]);

export async function startProxy(...targets) {
  const pairs = new Set();
  let fatal;
  let isDown = false;
  const server = createServer(async (client) => {
    client.on('error', () => client.destroy());
    const upstream = isDown ? undefined : await connectToFirst(targets);
    if (!upstream || isDown) {
      upstream?.destroy();
      return client.destroy();
    }
    const pair = { client, upstream };
    pairs.add(pair);
    client.pipe(upstream);
    upstream.on('data', (data) => {
      if (pair.isDead) return;
      if (fatal === undefined || !data.includes(fatal)) return void client.write(data);
      fatal = undefined;
      client.destroy();
    });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ]) {
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        if (!pair.isDead) other.destroy();
        // Of a line that went dead the other half is still open.
        if (other.destroyed) pairs.delete(pair);
      });
    }
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  /** All lines that are open now carry nothing any more, and neither side is told. New ones work. */
  const goDead = () => {
    for (const pair of pairs) {
      pair.isDead = true;
      for (const socket of [pair.client, pair.upstream]) socket.unpipe().pause();
    }
    return pairs.size;
  };
  return {
    port: server.address().port,
    goDead,
    beginClose() {
      for (const { client } of pairs) client.write(CLOSE);
      goDead();
    },
    cutAt(text) {
      fatal = text;
    },
    /** Cuts all lines, as a network that changes does. */
    cut() {
      for (const { client, upstream } of pairs) {
        client.destroy();
        upstream.destroy();
      }
    },
    /** Cuts all lines and takes no new ones until {@link up}. */
    down() {
      isDown = true;
      this.cut();
    },
    up() {
      isDown = false;
    },
    async stop() {
      this.cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
