// Starts Prosody on a free loopback port, with its data in a temporary folder. Nothing is left when it is stopped.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const config = fileURLToPath(new URL('./prosody.cfg.lua', import.meta.url));

/** A port nobody listens on now. */
export async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function answers(port, exited) {
  for (let i = 0; i < 100; i++) {
    if (exited()) return false;
    try {
      await fetch(`http://127.0.0.1:${port}/ws`);
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return false;
}

/**
 * @param {{ users: readonly string[], without?: readonly ('archive' | 'upload')[], port?: number }} options users get their own name as password
 */
export async function startProsody({ users, without = [], port: wanted }) {
  const port = wanted ?? (await freePort());
  const dir = await mkdtemp(join(tmpdir(), 'chatloom-prosody-'));
  await mkdir(join(dir, 'data/localhost/accounts'), { recursive: true });
  const addUser = (user) =>
    writeFile(join(dir, `data/localhost/accounts/${user}.dat`), `return {\n\t["password"] = "${user}";\n};\n`);
  for (const user of users) await addUser(user);

  let child;
  const start = async () => {
    const env = {
      ...process.env,
      CHATLOOM_XMPP_DIR: dir,
      CHATLOOM_XMPP_PORT: String(port),
      CHATLOOM_XMPP_WITHOUT: without.join(' '),
    };
    let hasExited = false;
    let said = '';
    child = spawn('prosody', ['--config', config, '-F'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.on('error', (error) => ((hasExited = true), (said += error.message)));
    child.on('exit', () => (hasExited = true));
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said = (said + data).slice(-4000)));
    if (!(await answers(port, () => hasExited))) {
      const log = await readFile(join(dir, 'prosody.log'), 'utf8').catch(() => '');
      throw new Error(`Prosody did not start (Debian: apt-get install prosody).\n${said}\n${log}`);
    }
  };
  const end = (signal) =>
    new Promise((resolve) => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', resolve);
      child.kill(signal);
    });
  await start();
  return {
    service: `ws://127.0.0.1:${port}/ws`,
    domain: 'localhost',
    addUser,
    log: () => readFile(join(dir, 'prosody.log'), 'utf8').catch(() => ''),
    /** Ends the server at once, as a crash would; its data stays. */
    kill: () => end('SIGKILL'),
    start,
    async stop() {
      await end('SIGTERM');
      await rm(dir, { recursive: true, force: true });
    },
  };
}
