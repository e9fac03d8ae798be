import type { StagePart } from '../media.js';

/** The part of a device's storage that marks are kept in. */
export interface MarkStorage {
  get(table: 'meta', key: string): Promise<unknown>;
  write(
    writes: readonly { readonly table: 'meta'; readonly key: string; readonly value: unknown }[],
    durability: 'relaxed',
  ): Promise<void>;
  close(): void;
}

/** Which recordings of others were listened to on this device, for backends that do not keep it. */
export interface PlayedMarks extends StagePart {
  has(id: string): boolean;
  add(id: string): void;
  subscribe(listener: () => void): () => void;
  /** Reads what was kept. */
  load(): Promise<void>;
}

const KEY = 'voice-played';
/** Marks that are kept: those of the newest recordings played. */
const KEPT = 2_000;

/** What stands in storage, as far as it is marks. */
function readMarks(kept: unknown): readonly string[] {
  return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string').slice(-KEPT) : [];
}

/**
 * Makes the marks of one chat.
 *
 * @param open the storage of the account that is signed in; undefined when nobody is. What cannot be stored holds as long as the page.
 */
export function createPlayedMarks(open: () => Promise<MarkStorage> | undefined): PlayedMarks {
  const listeners = new Set<() => void>();
  let marks = new Set<string>();
  let loaded = false;
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const withStorage = async (work: (storage: MarkStorage) => Promise<void>): Promise<void> => {
    try {
      const storage = await open();
      if (!storage) return;
      try {
        await work(storage);
      } finally {
        storage.close();
      }
    } catch {
      // A private window, a full disk: a mark is not worth a word.
    }
  };
  let unsaved: readonly string[] = [];
  let saving: Promise<void> | undefined;
  const save = async (): Promise<void> => {
    const ids = unsaved;
    unsaved = [];
    await withStorage(async (storage) => {
      // Read again: other tabs keep what was played in them here, too.
      const kept = readMarks(await storage.get('meta', KEY));
      await storage.write(
        [{ table: 'meta', key: KEY, value: [...new Set([...kept, ...ids])].slice(-KEPT) }],
        'relaxed',
      );
    });
    saving = unsaved.length > 0 ? save() : undefined;
  };
  return {
    has: (id) => marks.has(id),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add(id) {
      if (marks.has(id)) return;
      marks.add(id);
      tell();
      unsaved = [...unsaved, id];
      saving ??= save();
    },
    async load() {
      if (loaded) return;
      loaded = true;
      const into = marks;
      await withStorage(async (storage) => {
        const kept = readMarks(await storage.get('meta', KEY));
        if (into === marks) marks = new Set([...kept, ...marks]);
      });
      tell();
    },
    stop() {
      marks = new Set();
      loaded = false;
    },
  };
}
