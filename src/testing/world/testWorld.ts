import type { ConversationId, UserId } from '../../contract/index.js';
import { createVirtualWorld, seededRandom, type Env, type VirtualWorld } from '../../env/index.js';
import type { FaultOptions } from '../faults/faultOptions.js';
import { withFaults, type FaultyAdapter } from '../faults/withFaults.js';
import type { ChatStoreOptions } from '../../store/index.js';
import { auditTab, type Problem } from './audit.js';
import { createModelAdapter, type ModelDialect } from './modelAdapter.js';
import { createModelServer, type ModelServer } from './modelServer.js';
import { openTestTab, type TestTab } from './testTab.js';

/** What a {@link createTestWorld} begins with. */
export interface TestWorldOptions {
  /** Conversations by id, with who is in them. Default: `c1` of `ann` and `bo`. */
  readonly conversations?: Readonly<Record<ConversationId, readonly UserId[]>> | undefined;
  /** What goes wrong between every client and the server. Default: nothing but a little latency. */
  readonly faults?: Omit<FaultOptions, 'seed' | 'env'> | undefined;
  /** How the server speaks. Fields left out are chosen by the seed. */
  readonly dialect?: Partial<ModelDialect> | undefined;
  /** Longest time a storage operation takes in ms. Default 20. */
  readonly storageDelay?: number | undefined;
  /** Options of every tab's store. */
  readonly store?: Pick<ChatStoreOptions, 'maxLoaded' | 'contents'> | undefined;
}

/** What {@link TestWorld.openTab} takes. */
export interface TabOptions {
  /** Tabs of one device share storage, locks and channels. Default: one device per user. */
  readonly device?: string | undefined;
}

/** A server, its clients and their tabs in virtual time. */
export interface TestWorld {
  readonly seed: number;
  /** The oracle: what is true. */
  readonly server: ModelServer;
  readonly dialect: ModelDialect;
  /** Tabs that are open, in order of opening. */
  readonly tabs: readonly TestTab[];
  readonly virtual: VirtualWorld;
  /** Lets time pass. */
  advance(ms: number): Promise<void>;
  /** A client of the server, with this world's faults in front of it. `env`: whose timers its answers hang on. */
  client(userId: UserId, env?: Env): FaultyAdapter;
  /** Opens a tab with a store of its own and signs in. */
  openTab(userId: UserId, options?: TabOptions): TestTab;
  /** Ends all faults, mends every line and lets everything come to rest. */
  settle(): Promise<void>;
  /** What tabs show that is not so. Call after {@link settle}. */
  audit(): readonly Problem[];
}

// Longer than the longest pause before a retry, twice; timeouts and a second round included.
const REST = 150_000;

/** The way a server speaks, chosen by a seed. */
function chooseDialect(random: () => number): ModelDialect {
  const chance = (): boolean => random() < 0.5;
  return {
    order: chance() ? 'sequence' : 'time',
    follows: chance(),
    covers: chance() ? 'wide' : 'tight',
    unreadWithMessages: chance(),
    idempotentSend: chance() ? 'native' : 'probe',
    pageSize: 4 + Math.floor(random() * 12),
  };
}

/** Makes a world in virtual time. The same seed and the same calls give the same run, to the last event. */
export function createTestWorld(seed: number, options: TestWorldOptions = {}): TestWorld {
  const random = seededRandom(seed);
  const virtual = createVirtualWorld({ seed: seed ^ 0x5eed, storageDelay: options.storageDelay ?? 20 });
  const server = createModelServer({ now: virtual.now, random: seededRandom(seed ^ 0x5e4e4) });
  const dialect: ModelDialect = { ...chooseDialect(random), ...options.dialect };
  for (const [id, members] of Object.entries(options.conversations ?? { c1: ['ann', 'bo'] })) {
    server.addConversation(id, members);
  }
  const clients: FaultyAdapter[] = [];
  const tabs: TestTab[] = [];

  const world: TestWorld = {
    seed,
    server,
    dialect,
    tabs,
    virtual,
    advance: (ms) => virtual.advance(ms),
    client(userId, env = virtual.createEnv(userId)) {
      const client = withFaults(createModelAdapter(server, userId, dialect), {
        ...options.faults,
        seed: Math.floor(random() * 2 ** 32),
        env,
      });
      clients.push(client);
      return client;
    },
    openTab(userId, { device = userId } = {}) {
      const env = virtual.createEnv(device);
      const adapter = world.client(userId, env);
      const tab = openTestTab({
        userId,
        device,
        env,
        adapter,
        number: clients.length,
        onEnd: (ended) => remove(ended),
      });
      tabs.push(tab);
      return tab;
    },
    async settle() {
      for (const client of clients) client.heal();
      // What a host does when signing in failed, and then what a reader does at a stretch that did not load.
      for (let round = 0; round < 2; round++) {
        await virtual.advance(10_000);
        for (const tab of tabs) tab.recover();
      }
      await virtual.advance(REST);
    },
    audit: () => tabs.flatMap((tab) => auditTab(server, tab)),
  };

  function remove(tab: TestTab): void {
    const index = tabs.indexOf(tab);
    if (index >= 0) tabs.splice(index, 1);
  }
  return world;
}
