// A server process on a free loopback port with a temporary folder.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const keeperFile = fileURLToPath(new URL('./keeper.mjs', import.meta.url));
const STARTS_WITHIN = 60_000;

/** A port nobody listens on now. */
export async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** The folder a server may fill. */
export function makeFolder(software) {
  return mkdtemp(join(tmpdir(), `chatloom-${software}-`));
}

/** Asks a server for something by its HTTP interface, which answers this machine only. */
export async function post(url, body) {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body ?? {}) });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}: ${await answer.text()}`);
}

const answers = (url) =>
  fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    () => true,
    () => false,
  );

/**
 * Starts `command` under a keeper, and waits until `url` answers, or `isUp` says so.
 *
 * @param {{ software: string, folder: string, logs: readonly string[], url?: string, isUp?: () => Promise<boolean>, command: string, args: readonly string[],
 *   env: Readonly<Record<string, string>>, hint: string }} options
 */
export async function keepServer({ software, folder, logs, url, isUp = () => answers(url), command, args, env, hint }) {
  const keeper = fork(keeperFile, [folder], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let pid;
  let whyEnded = 'it was never started';
  keeper.on('message', (message) => {
    if (message.type === 'started') pid = message.pid;
    else {
      pid = undefined;
      whyEnded = message.reason;
    }
  });
  const log = async () => {
    const files = await Promise.all(logs.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')));
    return files.join('');
  };
  /** Resolves at the next message for which `is` holds. */
  const heard = (is) =>
    new Promise((resolve) => {
      const listen = (message) => {
        if (!is(message)) return;
        keeper.off('message', listen);
        resolve();
      };
      keeper.on('message', listen);
    });

  async function start() {
    if (pid !== undefined) return;
    const told = heard(() => true);
    keeper.send({ type: 'start', command, args, env });
    await told;
    const end = Date.now() + STARTS_WITHIN;
    while (pid !== undefined && Date.now() < end) {
      if (await isUp()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const reason = pid === undefined ? whyEnded : `no answer in ${STARTS_WITHIN / 1000} s`;
    throw new Error(`${software} did not start: ${reason} (${hint}).\n${(await log()).slice(-4000)}`);
  }
  async function end(signal) {
    if (pid === undefined) return;
    const gone = heard(({ type }) => type === 'exit');
    keeper.send({ type: 'end', signal });
    await gone;
  }
  async function stop() {
    if (keeper.exitCode !== null || keeper.signalCode !== null) return;
    const gone = once(keeper, 'exit');
    // The keeper ends the server and deletes the folder.
    if (keeper.connected) keeper.disconnect();
    await gone;
  }
  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { folder, pid: () => pid, log, kill: () => end('SIGKILL'), start, stop };
}
