// Runs before anything is installed: only Node's own modules at the top.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall } from './apt.mjs';

/** Looked for and not asked for its version: Prosody would start. */
const isOnPath = (command) =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/sbin'].some((folder) =>
    existsSync(join(folder, command)),
  );

const erlangHas = (module) =>
  spawnSync('erl', ['-noshell', '-eval', `halt(case code:which(${module}) of non_existing -> 1; _ -> 0 end).`])
    .status === 0;

/** Whether Prosody's Lua, which may be of any version, finds SQLite. */
const luaHasSqlite = () =>
  ['/usr/lib', '/usr/local/lib']
    .flatMap((root) => [root, ...readdirSync(root).map((name) => join(root, name))])
    .flatMap((root) => ['5.1', '5.2', '5.3', '5.4'].map((version) => join(root, 'lua', version, 'dbd/sqlite3.so')))
    .some((file) => existsSync(file));

/** The servers the tests and the demo know how to start. */
const servers = {
  prosody: {
    name: 'Prosody',
    // Archives in SQL; moderation of rooms; the tests fill archives by SQL.
    packages: ['prosody', 'lua-dbi-sqlite3', 'prosody-modules', 'sqlite3'],
    services: ['prosody.service'],
    isThere: () =>
      isOnPath('prosody') &&
      isOnPath('sqlite3') &&
      luaHasSqlite() &&
      existsSync('/usr/lib/prosody/modules/mod_muc_moderation'),
  },
  ejabberd: {
    name: 'ejabberd',
    packages: ['ejabberd', 'erlang-p1-sqlite3', 'sqlite3'],
    services: ['ejabberd.service', 'epmd.service', 'epmd.socket'],
    isThere: () => isOnPath('ejabberdctl') && isOnPath('erl') && isOnPath('sqlite3') && erlangHas('sqlite3'),
  },
  'ejabberd-cluster': {
    name: 'ejabberd with PostgreSQL',
    packages: ['ejabberd', 'erlang-p1-pgsql', 'postgresql'],
    services: ['ejabberd.service', 'epmd.service', 'epmd.socket', 'postgresql.service'],
    isThere: () => isOnPath('ejabberdctl') && erlangHas('pgsql') && existsSync('/usr/lib/postgresql'),
  },
};

/**
 * Finds an XMPP server, or installs it by apt-get as root. Nothing of it runs afterwards: who needs it starts it.
 *
 * @param {'prosody' | 'ejabberd' | 'ejabberd-cluster'} software
 * @returns {string | undefined} undefined when it is there; else a sentence saying what to do
 */
export function ensureXmppServer(software) {
  const { name, packages, services, isThere } = servers[software];
  if (isThere()) return undefined;
  if (aptInstall(packages, services) && isThere()) return undefined;
  return `no ${name} was found or could be installed; on Debian and Ubuntu: apt-get install --no-install-recommends ${packages.join(' ')}`;
}
