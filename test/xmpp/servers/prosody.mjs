// Prosody, see prosody.cfg.lua.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, keepServer, makeFolder, post } from './process.mjs';

const config = fileURLToPath(new URL('./prosody.cfg.lua', import.meta.url));
const modules = fileURLToPath(new URL('./prosody-modules', import.meta.url));

export async function startProsody({ users = [], without = [], port: wanted } = {}) {
  const port = wanted ?? (await freePort());
  const folder = await makeFolder('prosody');
  const accounts = join(folder, 'data/localhost/accounts');
  await mkdir(accounts, { recursive: true });
  // What `prosodyctl register` writes, without its 0.4 s for each.
  const addUser = (user, password = user) =>
    writeFile(join(accounts, `${user}.dat`), `return {\n\t["password"] = ${JSON.stringify(password)};\n};\n`);
  await Promise.all(users.map((user) => addUser(user)));
  const origin = `http://127.0.0.1:${port}`;
  const server = await keepServer({
    software: 'Prosody',
    folder,
    logs: ['prosody.log', 'output.log'],
    url: `${origin}/ws`,
    command: 'prosody',
    args: ['--config', config, '-F'],
    env: {
      CHATLOOM_XMPP_DIR: folder,
      CHATLOOM_XMPP_MODULES: modules,
      CHATLOOM_XMPP_PORT: String(port),
      CHATLOOM_XMPP_WITHOUT: without.join(' '),
    },
    hint: 'Debian: apt-get install --no-install-recommends prosody lua-dbi-sqlite3 prosody-modules',
  });
  const loseRooms = () => post(`${origin}/lose_occupants`);
  const service = `ws://127.0.0.1:${port}/ws`;
  return { software: 'prosody', service, origin, domain: 'localhost', addUser, loseRooms, ...server };
}
