import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestServer } from './servers/index.mjs';

// Many in one second, as in a lively room: the archive of Prosody stamps in whole seconds.
const PER_SECOND = 25;

interface Row {
  readonly index: number;
  /** Microseconds. */
  readonly time: number;
  readonly isRoom: boolean;
  /** Whose archive: an account, or the room. */
  readonly owner: string;
  /** With whom; of a room, itself. */
  readonly other: string;
  readonly from: string;
  readonly to: string;
}

const quote = (value: string | number): string =>
  typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;

const insert = (table: string, values: Readonly<Record<string, string | number>>): string => {
  const columns = Object.keys(values).map((name) => `"${name}"`);
  return `INSERT INTO "${table}" (${columns.join()}) VALUES (${Object.values(values).map(quote).join()});\n`;
};

const stanza = ({ index, isRoom, from, to }: Row, more: string): string =>
  `<message id='seed-${index}' type='${isRoom ? 'groupchat' : 'chat'}' from='${from}'${more}${to && ` to='${to}'`}>` +
  `<body>line ${index}</body></message>`;

/** How each server writes a row of its archive. */
const writers: Readonly<Record<TestServer['software'], { readonly file: string; readonly row: (row: Row) => string }>> =
  {
    prosody: {
      file: 'data/archive.sqlite',
      row(row) {
        const [user, host] = row.owner.split('@') as [string, string];
        return insert('prosodyarchive', {
          host,
          user,
          store: row.isRoom ? 'muc_log' : 'archive',
          key: crypto.randomUUID(),
          when: Math.floor(row.time / 1e6),
          with: row.isRoom ? 'message<groupchat' : row.other,
          type: 'xml',
          value: stanza(row, ''),
        });
      },
    },
    ejabberd: {
      file: 'ejabberd.sqlite',
      row: (row) =>
        insert('archive', {
          username: row.isRoom ? row.owner : row.owner.split('@')[0]!,
          timestamp: row.time,
          peer: row.isRoom ? 'somebody@localhost/seed' : row.other,
          bare_peer: row.isRoom ? 'somebody@localhost' : row.other,
          xml: stanza(row, ` xmlns='jabber:client'`),
          txt: `line ${row.index}`,
          kind: row.isRoom ? 'groupchat' : 'chat',
          nick: row.isRoom ? 'somebody' : '',
        }),
    },
  };

/**
 * Fills archives with text messages by SQL, as the server would have written them itself, which would take it half a minute. Only of a conversation
 * that has no history yet.
 *
 * @param owners accounts between whom the messages were, the first one wrote them; or one room
 */
export async function seedArchive(server: TestServer, owners: readonly string[], count: number): Promise<void> {
  const { file, row } = writers[server.software];
  if (server.folder === undefined) throw new Error('The folder of this server is not known.');
  const isRoom = owners.length === 1;
  const start = (Math.floor(Date.now() / 1000) - 10 - Math.ceil(count / PER_SECOND)) * 1e6;
  const from = isRoom ? `${owners[0]}/somebody` : `${owners[0]}/seed`;
  const rows = owners.flatMap((owner) =>
    Array.from({ length: count }, (_, index) => {
      const time = start + Math.floor(index * (1e6 / PER_SECOND));
      const other = owners.find((each) => each !== owner) ?? owner;
      return row({ index, time, isRoom, owner, other, from, to: isRoom ? '' : owners[1]! });
    }),
  );
  // Installed beside the servers, see scripts/lib/xmppServers.mjs.
  const sqlite = spawn('sqlite3', ['-bail', join(server.folder, file)], { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = once(sqlite, 'exit');
  sqlite.stdin.end(`.timeout 10000\nPRAGMA synchronous = OFF;\nBEGIN IMMEDIATE;\n${rows.join('')}COMMIT;\n`);
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`sqlite3 does not write ${file}: ${code}.`);
}
