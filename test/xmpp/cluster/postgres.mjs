// A PostgreSQL on a free loopback port, in a temporary folder.
import { execFile } from 'node:child_process';
import { chown, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, keepServer, makeFolder } from '../servers/process.mjs';

const run = promisify(execFile);
const schema = '/usr/share/ejabberd/sql/pg.sql';

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
const isRoot = process.getuid?.() === 0;
const asUser = (command, args) =>
  isRoot ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...args]] : [command, args];

async function programs() {
  const versions = await readdir('/usr/lib/postgresql');
  return `/usr/lib/postgresql/${versions.toSorted((a, b) => Number(b) - Number(a))[0]}/bin`;
}

/** Starts it with an empty database for ejabberd. `options` are what ejabberd's configuration wants to know. */
export async function startPostgres() {
  const bin = await programs();
  const port = await freePort();
  const folder = await makeFolder('postgres');
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, 'ejabberd');
  await writeFile(join(folder, 'output.log'), '');
  if (isRoot) {
    const [{ stdout: uid }, { stdout: gid }] = await Promise.all([
      run('id', ['-u', 'postgres']),
      run('id', ['-g', 'postgres']),
    ]);
    for (const path of [folder, data, passwordFile]) await chown(path, Number(uid), Number(gid));
  }
  await run(
    ...asUser(`${bin}/initdb`, [
      '-D',
      data,
      '-U',
      'ejabberd',
      '--auth=md5',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '-N',
    ]),
  );
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: folder, max_connections: 60 };
  const [command, args] = asUser(`${bin}/postgres`, [
    '-D',
    data,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const sql = (...more) =>
    run('psql', ['-q', '-h', '127.0.0.1', '-p', String(port), '-U', 'ejabberd', '-d', 'postgres', ...more], {
      env: { ...process.env, PGPASSWORD: 'ejabberd' },
    });
  const server = await keepServer({
    software: 'PostgreSQL',
    folder,
    logs: ['output.log'],
    isUp: () =>
      sql('-c', 'select 1').then(
        () => true,
        () => false,
      ),
    command,
    args,
    env: {},
    hint: 'Debian: apt-get install --no-install-recommends postgresql',
  });
  await sql('-f', schema);
  return {
    ...server,
    options: {
      sql_type: 'pgsql',
      sql_server: '127.0.0.1',
      sql_port: port,
      sql_database: 'postgres',
      sql_username: 'ejabberd',
      sql_password: 'ejabberd',
      sql_pool_size: 5,
    },
  };
}
