// Keeps one server process and its folder for the process that forked it. Whatever becomes of that process (done, interrupted, killed), the server is
// ended by its pid and the folder is deleted.
//   keeper.mjs FOLDER
import { spawn } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

const GRACE = 2000;
const folder = process.argv[2];
let server;

const tell = (message) => {
  if (process.connected) process.send(message, () => undefined);
};

function start({ command, args, env }) {
  const output = openSync(join(folder, 'output.log'), 'a');
  // A process group of its own: only we end it, not the Ctrl-C that a terminal sends to all of a group at once.
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  server = child;
  const gone = (reason) => {
    if (server === child) server = undefined;
    tell({ type: 'exit', reason });
  };
  child.once('spawn', () => tell({ type: 'started', pid: child.pid }));
  child.once('error', (error) => gone(error.message));
  child.once('exit', (code, signal) => gone(signal ?? `exit code ${code}`));
}

let finishing = false;
async function finish() {
  if (finishing) return;
  finishing = true;
  const child = server;
  if (child) {
    const timer = setTimeout(() => child.kill('SIGKILL'), GRACE);
    await new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGTERM');
    });
    clearTimeout(timer);
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
}

process.on('message', (message) => {
  if (message.type === 'start') start(message);
  else server?.kill(message.signal);
});
process.once('disconnect', () => void finish());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void finish());
