import { ChatError, chatErrorData, type AdapterNoticeCode, type ChatErrorData } from '../../../contract/index.js';
import type { LocalEnvironment } from '../environment.js';
import { isSoundRow } from './guarded.js';
import { openIndexedDb, schemaVersion, UnusableDatabase } from './indexedDb.js';
import type { ServerStorage } from './port.js';

/** Something people should know about where their data lies. */
export interface StorageNotice {
  readonly code: AdapterNoticeCode;
  readonly error?: ChatErrorData | undefined;
}

interface OpenedStorage {
  readonly storage: ServerStorage;
  /** Name of the database in use; differs from the wanted one after damage. */
  readonly name: string;
  readonly notices: readonly StorageNotice[];
}

interface OpenStorageOptions {
  readonly kind: 'auto' | 'indexeddb';
  readonly name: string;
  readonly environment: LocalEnvironment;
  readonly onLost: () => void;
}

/** After so many damaged databases in a row something else is wrong. */
const MAX_ATTEMPTS = 5;

async function inspect(storage: ServerStorage): Promise<'fresh' | 'sound' | 'damaged' | 'newer'> {
  const row: unknown = await storage.run('read', (tx) => tx.get('meta', ['service']));
  if (row === undefined) {
    const strays = await storage.run(
      'read',
      async (tx) => (await tx.keys('conversations', { prefix: [], limit: 1 })).length,
    );
    return strays === 0 ? 'fresh' : 'damaged';
  }
  if (!isSoundRow('meta', row)) return 'damaged';
  return (row as { schema: number }).schema > schemaVersion ? 'newer' : 'sound';
}

/** Opens the database, goes round a damaged one, and falls back to memory where the browser has none to give. */
export async function openStorage(options: OpenStorageOptions): Promise<OpenedStorage> {
  const { environment, kind } = options;
  const inMemory = async (code: AdapterNoticeCode, cause: unknown): Promise<OpenedStorage> => {
    const reason = cause instanceof Error ? cause.message : 'IndexedDB is not available.';
    const error = new ChatError('storage', reason, { cause });
    if (kind === 'indexeddb') throw error;
    // Hardly any browser needs it.
    const { createMemoryStorage } = await import('./memory.js');
    return { storage: createMemoryStorage(), name: options.name, notices: [{ code, error: chatErrorData(error) }] };
  };

  let factory: IDBFactory | undefined;
  try {
    // Only reading the global throws in a sandboxed frame.
    factory = environment.indexedDB();
  } catch (error) {
    return inMemory('memory-only', error);
  }
  if (!factory) return inMemory('memory-only', undefined);

  let damage: unknown;
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const name = attempt === 1 ? options.name : `${options.name}-${attempt}`;
    let storage: ServerStorage | undefined;
    try {
      storage = await openIndexedDb({ factory, name, setTimer: environment.setTimer, onLost: options.onLost });
      const state = await inspect(storage);
      if (state === 'damaged') throw new UnusableDatabase('damaged');
      if (state === 'newer') throw new UnusableDatabase('newer');
      const told = damage !== undefined && state === 'fresh';
      const error = chatErrorData(new ChatError('storage', `Damaged data was set aside; "${name}" is used instead.`));
      return { storage, name, notices: told ? [{ code: 'storage-damaged', error }] : [] };
    } catch (error) {
      storage?.close();
      const reason = error instanceof UnusableDatabase ? error.reason : 'damaged';
      if (reason === 'newer') return inMemory('newer-version', error);
      if (reason === 'refused') return inMemory('memory-only', error);
      damage = error;
    }
  }
  return inMemory('storage-damaged', damage);
}
