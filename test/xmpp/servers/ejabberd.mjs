// ejabberd as a plain Erlang program: no systemd, no epmd, no distribution, no root; one loopback port.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ejabberdConfig } from './ejabberdConfig.mjs';
import { freePort, keepServer, makeFolder, post } from './process.mjs';

/** Writes the configuration into `folder`, and answers what starts a node on it. `more` are arguments of the Erlang machine. */
export async function prepareEjabberd({ port, folder, more = [], ...options }) {
  for (const name of ['mnesia', 'log', 'upload']) await mkdir(join(folder, name));
  const config = join(folder, 'ejabberd.yml');
  // JSON is YAML.
  await writeFile(config, JSON.stringify(ejabberdConfig({ port, folder, ...options }), undefined, 2));
  const quiet = ['-noshell', '-noinput', '+sbwt', 'none', '+S', '2:2'];
  return {
    folder,
    logs: ['log/ejabberd.log', 'output.log'],
    url: `http://127.0.0.1:${port}/ws`,
    command: 'erl',
    args: [...quiet, ...more, '-mnesia', 'dir', `"${join(folder, 'mnesia')}"`, '-s', 'ejabberd'],
    env: {
      ERL_LIBS: '/usr/lib/x86_64-linux-gnu:/usr/lib/aarch64-linux-gnu',
      ERL_CRASH_DUMP_BYTES: '0',
      HOME: folder,
      EJABBERD_CONFIG_PATH: config,
      EJABBERD_LOG_PATH: join(folder, 'log/ejabberd.log'),
      EJABBERD_PID_PATH: join(folder, 'ejabberd.pid'),
    },
    hint: 'Debian: apt-get install --no-install-recommends ejabberd erlang-p1-sqlite3',
  };
}

/** Registers accounts by the HTTP interface, which answers this machine only. */
export const registerAt =
  (origin) =>
  (user, password = user) =>
    post(`${origin}/api/register`, { user, host: 'localhost', password });

export async function startEjabberd({ users = [], without = [], port: wanted } = {}) {
  const port = wanted ?? (await freePort());
  const folder = await makeFolder('ejabberd');
  const origin = `http://127.0.0.1:${port}`;
  const server = await keepServer({ software: 'ejabberd', ...(await prepareEjabberd({ port, folder, without })) });
  const addUser = registerAt(origin);
  try {
    for (const user of users) await addUser(user);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    software: 'ejabberd',
    service: `ws://127.0.0.1:${port}/ws`,
    origin,
    domain: 'localhost',
    addUser,
    loseRooms: () => post(`${origin}/api/restart_module`, { host: 'localhost', module: 'mod_muc' }),
    ...server,
  };
}
