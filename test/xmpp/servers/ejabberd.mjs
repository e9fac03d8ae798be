// ejabberd as a plain Erlang program: no systemd, no epmd, no distribution, no root; one loopback port.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ejabberdConfig } from './ejabberdConfig.mjs';
import { freePort, keepServer, makeFolder } from './process.mjs';

export async function startEjabberd({ users = [], without = [], port: wanted } = {}) {
  const port = wanted ?? (await freePort());
  const folder = await makeFolder('ejabberd');
  for (const name of ['mnesia', 'log', 'upload']) await mkdir(join(folder, name));
  const config = join(folder, 'ejabberd.yml');
  // JSON is YAML.
  await writeFile(config, JSON.stringify(ejabberdConfig({ port, folder, without }), undefined, 2));
  const origin = `http://127.0.0.1:${port}`;
  const server = await keepServer({
    software: 'ejabberd',
    folder,
    logs: ['log/ejabberd.log', 'output.log'],
    url: `${origin}/ws`,
    command: 'erl',
    args: [
      '-noshell',
      '-noinput',
      '+sbwt',
      'none',
      '+S',
      '2:2',
      '-mnesia',
      'dir',
      `"${join(folder, 'mnesia')}"`,
      '-s',
      'ejabberd',
    ],
    env: {
      ERL_LIBS: '/usr/lib/x86_64-linux-gnu:/usr/lib/aarch64-linux-gnu',
      ERL_CRASH_DUMP_BYTES: '0',
      HOME: folder,
      EJABBERD_CONFIG_PATH: config,
      EJABBERD_LOG_PATH: join(folder, 'log/ejabberd.log'),
      EJABBERD_PID_PATH: join(folder, 'ejabberd.pid'),
    },
    hint: 'Debian: apt-get install --no-install-recommends ejabberd erlang-p1-sqlite3',
  });
  const addUser = async (user, password = user) => {
    const body = JSON.stringify({ user, host: 'localhost', password });
    const answer = await fetch(`${origin}/api/register`, { method: 'POST', body });
    if (!answer.ok) throw new Error(`ejabberd does not register ${user}: ${await answer.text()}`);
  };
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
    ...server,
  };
}
