import type { KeyRange, ServerStorage, Tx } from './port.js';
import { keyOf, type TableName, type Tables } from './rows.js';

type Fields = Readonly<Record<string, 'string' | 'number' | 'object' | 'boolean'>>;

/** What a row must have so that the service can work with it; everything else in it may be missing. */
const required: { readonly [T in TableName]: Fields } = {
  meta: { schema: 'number', head: 'number' },
  users: { id: 'string' },
  conversations: { id: 'string', kind: 'string', activityAt: 'number', lastSeq: 'number' },
  pairs: { pair: 'object', conversationId: 'string' },
  groups: { id: 'string', conversationId: 'string', memberCount: 'number', settings: 'object' },
  members: { conversationId: 'string', userId: 'string', role: 'string', readSeq: 'number', deliveredSeq: 'number' },
  inbox: { userId: 'string', conversationId: 'string', clearedSeq: 'number', fromSeq: 'number', settings: 'object' },
  messages: { conversationId: 'string', seq: 'number', senderId: 'string', time: 'number', content: 'object' },
  sent: { senderId: 'string', clientId: 'string', conversationId: 'string', seq: 'number' },
  hidden: { userId: 'string', conversationId: 'string', seq: 'number' },
  pins: { conversationId: 'string', seq: 'number' },
  scheduled: { userId: 'string', id: 'string', conversationId: 'string', at: 'number', version: 'number' },
  saved: { userId: 'string', conversationId: 'string', seq: 'number', time: 'number' },
  reports: { id: 'string', conversationId: 'string', seq: 'number' },
  relations: { userId: 'string', otherId: 'string' },
  bans: { groupId: 'string', userId: 'string' },
  requests: { id: 'string', groupId: 'string', userId: 'string' },
  media: { id: 'string', mime: 'string', bytes: 'object' },
  answers: { conversationId: 'string', rootSeq: 'number', seq: 'number' },
  follows: { userId: 'string', conversationId: 'string', rootSeq: 'number', readSeq: 'number' },
  log: { seq: 'number', change: 'object' },
  damaged: {},
};

/** Whether a stored value is a row the service can work with. */
export function isSoundRow(table: TableName, row: unknown): boolean {
  if (typeof row !== 'object' || row === null) return false;
  const fields = row as Record<string, unknown>;
  for (const [name, kind] of Object.entries(required[table])) {
    const value = fields[name];
    if (typeof value !== kind || value === null || (kind === 'number' && Number.isNaN(value))) return false;
  }
  return table !== 'messages' || typeof (fields['content'] as { type?: unknown }).type === 'string';
}

/**
 * Lets damaged rows through to nobody. They are treated as absent, then moved to the table `damaged`, and `onDamage` is
 * told once per row.
 */
export function guardStorage(storage: ServerStorage, onDamage: (table: TableName) => void): ServerStorage {
  const guardTx = (tx: Tx, suspects: (readonly [TableName, KeyRange])[]): Tx => ({
    ...tx,
    async get<T extends TableName>(table: T, key: readonly (string | number)[]) {
      const row = await tx.get(table, key);
      if (row === undefined || isSoundRow(table, row)) return row;
      suspects.push([table, { prefix: key }]);
      return undefined;
    },
    async list<T extends TableName>(table: T, range: KeyRange) {
      const rows = await tx.list(table, range);
      if (rows.every((row) => isSoundRow(table, row))) return rows;
      suspects.push([table, range]);
      return rows.filter((row) => isSoundRow(table, row));
    },
  });

  const setAside = (suspects: readonly (readonly [TableName, KeyRange])[]): Promise<TableName[]> =>
    storage.run('write', async (tx) => {
      const moved: TableName[] = [];
      for (const [table, range] of suspects) {
        const keys = await tx.keys(table, range);
        const rows: readonly Tables[TableName][] = await tx.list(table, range);
        for (const [index, key] of keys.entries()) {
          if (isSoundRow(table, rows[index])) continue;
          const damaged = { table, key, row: rows[index] };
          if ((await tx.get('damaged', keyOf.damaged(damaged))) === undefined) await tx.put('damaged', damaged);
          await tx.delete(table, key);
          moved.push(table);
        }
      }
      return moved;
    });

  return {
    kind: storage.kind,
    async run(mode, work) {
      const suspects: (readonly [TableName, KeyRange])[] = [];
      try {
        return await storage.run(mode, (tx) => work(guardTx(tx, suspects)));
      } finally {
        if (suspects.length > 0) {
          // Not awaited: who asked should not wait for the repair, and a failing repair is tried again at the next read.
          setAside(suspects).then(
            (moved) => moved.forEach(onDamage),
            () => {},
          );
        }
      }
    },
    close: () => storage.close(),
  };
}
