import type { UserId } from '../../model/index.js';
import type { Core } from '../core.js';

/** Whom the user has blocked. */
export interface BlockList {
  /** Asks whom, anew. Rejects with a ChatError that was reported; what is known stays then. */
  load(): Promise<void>;
  /** The connection is back; `resumed` when it missed nothing. */
  reconnected(resumed: boolean): void;
  stop(): void;
}

// P17: whoever blocks more people learns of the rest when a message is refused.
const MAX_PAGES = 20;

/** Makes it. It is asked for at the start: what blocked people write is not told of. */
export function createBlockList(core: Core): BlockList {
  const { users } = core.adapter;
  let loading: Promise<void> | undefined;
  let isKnown = false;

  async function pages(run: number): Promise<void> {
    const before = new Set(core.blocked.keys());
    const listed = new Set<UserId>();
    let cursor: string | undefined;
    let isWhole = false;
    for (let page = 0; page < MAX_PAGES && !isWhole; page++) {
      const answer = await users?.listBlocked?.({ cursor });
      if (!answer || run !== core.run) return;
      for (const id of answer.items) listed.add(id);
      ({ cursor } = answer);
      isWhole = cursor === undefined;
    }
    // Who was blocked or unblocked meanwhile, here or as an event told, is known better than by the list.
    for (const id of listed) if (!before.has(id) || core.blocked.has(id)) core.blocked.set(id, true);
    if (isWhole) for (const id of before) if (!listed.has(id)) core.blocked.delete(id);
  }

  function load(): Promise<void> {
    if (loading) return loading;
    const { run } = core;
    const asked = pages(run)
      .then(
        () => {
          if (run === core.run) isKnown = true;
        },
        (reason: unknown) => {
          throw core.report(reason, { operation: 'users.listBlocked' });
        },
      )
      .finally(() => {
        if (loading === asked) loading = undefined;
      });
    loading = asked;
    return asked;
  }

  return {
    load,
    reconnected(resumed) {
      // Reported already.
      if (!resumed || !isKnown) load().catch(() => undefined);
    },
    stop() {
      isKnown = false;
      loading = undefined;
    },
  };
}
