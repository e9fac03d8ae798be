import { errorData, type Core } from '../core.js';
import { lazyPart } from '../lazyPart.js';
import { createBlockList } from './blockList.js';
import type { People, PeopleActions } from './people.js';

export type { OwnPresenceChanges, PeopleActions, ProfileChanges } from './people.js';

const names: Readonly<Record<Exclude<keyof PeopleActions, 'loadContacts' | 'loadBlocked'>, true>> = {
  requestContact: true,
  answerContact: true,
  removeContact: true,
  setRemark: true,
  setContactGroups: true,
  setBlocked: true,
  updateSelf: true,
  setPresence: true,
};

/** The way to {@link People}: its code is loaded when the first of it is wanted. */
export interface PeopleLater {
  readonly actions: PeopleActions;
  /** Somebody has signed in. */
  started(): void;
  /** The connection is back; `resumed` when it missed nothing. */
  reconnected(resumed: boolean): void;
  stop(): void;
}

/** Makes the way there. */
export function createPeopleLater(core: Core): PeopleLater {
  const blocks = createBlockList(core);
  const part = lazyPart<People>(core, 'people', async () => (await import('./people.js')).createPeople(core));
  const act =
    (name: keyof typeof names) =>
    (...args: readonly unknown[]): Promise<void> =>
      part.use((people) => (people[name] as (...given: readonly unknown[]) => Promise<void>)(...args));
  const actions: PeopleActions = {
    ...(Object.fromEntries(
      Object.keys(names).map((name) => [name, act(name as keyof typeof names)]),
    ) as unknown as Omit<PeopleActions, 'loadContacts' | 'loadBlocked'>),
    loadBlocked: blocks.load,
    async loadContacts(options) {
      const { run } = core;
      await part
        .use((people) => people.loadContacts(options))
        .catch((reason: unknown) => {
          if (run === core.run) core.setContactBook({ status: 'error', error: errorData(reason) });
        });
    },
  };
  return {
    actions,
    started: () => blocks.reconnected(false),
    reconnected(resumed) {
      blocks.reconnected(resumed);
      const { status } = core.api.getState().contactBook;
      if (status === 'error' && !part.loaded) void actions.loadContacts();
      else if (!resumed || status === 'error') part.loaded?.reconnected();
    },
    stop() {
      blocks.stop();
      part.loaded?.stop();
    },
  };
}
