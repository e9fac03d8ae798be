import { errorData, type Core } from './core.js';
import type { Kept } from './kept/kept.js';
import { lazyPart } from './lazyPart.js';
import type { MessageActions } from './messageActions.js';
import { pinsKey } from './selectors.js';
import { threadsKey } from './threads/selectors.js';

/** What few people do with messages, and nobody before the first screen: its code is loaded when the first of it is wanted. */
export type KeptActions = Omit<Kept, 'start' | 'reconnected' | 'stop'>;

type Plain = Exclude<keyof KeptActions, 'loadPinned' | 'loadSaved' | 'loadThread' | 'loadThreads'>;

/** What takes no more than the code to do it. */
const plain: Readonly<Record<Plain, true>> = {
  pinMessage: true,
  saveMessage: true,
  reportMessage: true,
  translateMessage: true,
  transcribeMessage: true,
  listReaders: true,
  listReactors: true,
  editHistory: true,
  remindOf: true,
  dropReminder: true,
  removeLater: true,
  followThread: true,
};

/** The way to {@link Kept}. */
export interface Later {
  readonly actions: KeptActions;
  /** Reminders were found in storage. */
  wake(): void;
  /** The connection is back; `resumed` when it missed nothing. */
  reconnected(resumed: boolean): void;
  /** Deletions that wait are carried out, unless everything is to be forgotten. */
  stop(forget: boolean): void;
}

/** Makes the way to what is loaded later. */
export function createLater(core: Core, removeMessage: MessageActions['removeMessage']): Later {
  const part = lazyPart(core, 'kept', () =>
    import('./kept/kept.js').then(({ createKept }) => createKept(core, removeMessage)),
  );
  const withKept = part.use;
  // What the code could not be loaded for: tried again when the connection is back.
  const missed = new Map<string, () => unknown>();
  const act =
    <N extends keyof KeptActions>(name: N) =>
    (...args: Parameters<KeptActions[N]>): Promise<Awaited<ReturnType<KeptActions[N]>>> =>
      withKept((loaded) => (loaded[name] as (...given: readonly unknown[]) => Promise<never>)(...args));
  /** Asks for a list, which says itself what went wrong. */
  async function list(
    key: string,
    ask: (loaded: Kept) => Promise<void>,
    table: Core['kept'] | Core['threadLists'] = core.kept,
  ): Promise<void> {
    const { run } = core;
    try {
      await withKept(ask);
    } catch (reason) {
      if (run !== core.run || !core.active) return;
      missed.set(key, () => list(key, ask, table));
      table.set(key, { status: 'error', error: errorData(reason), items: [], hasMore: false });
      core.flush();
    }
  }
  function wake(): void {
    const { run } = core;
    withKept((loaded) => loaded.start()).catch(() => {
      if (run === core.run) missed.set('reminders', wake);
    });
  }
  return {
    actions: {
      ...(Object.fromEntries(Object.keys(plain).map((name) => [name, act(name as Plain)])) as unknown as Pick<
        Kept,
        Plain
      >),
      loadPinned: (ref) => list(pinsKey(ref), (loaded) => loaded.loadPinned(ref)),
      loadSaved: (options) => list('saved', (loaded) => loaded.loadSaved(options)),
      loadThread: (ref) => act('loadThread')(ref).catch(() => {}),
      loadThreads: (filter = {}, options) =>
        list(threadsKey(filter), (loaded) => loaded.loadThreads(filter, options), core.threadLists),
    },
    wake,
    reconnected(resumed) {
      part.loaded?.reconnected(resumed);
      const again = [...missed.values()];
      missed.clear();
      for (const ask of again) ask();
    },
    stop(forget) {
      missed.clear();
      part.loaded?.stop(forget);
    },
  };
}
