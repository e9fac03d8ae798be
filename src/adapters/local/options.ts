import type { ChatAdapter } from '../../contract/index.js';
import type { User, UserId } from '../../model/index.js';
import type { LocalEnvironment } from './environment.js';
import type { BotVoices } from './client/bots.js';
import type { ServerCore } from './server/core.js';
import type { SampleLanguage } from './world/language.js';
import type { DemoWorld } from './world/types.js';

/** Options of a service of its own; see {@link createLocalServer}. */
export interface LocalServerOptions {
  /**
   * Name of the service's database. Adapters with the same name — in this page, in other tabs and windows of the same origin — are
   * clients of the same service. Default `'chatloom-local'`.
   */
  readonly database?: string | undefined;
  /**
   * Where the service keeps its data. `auto` (default): IndexedDB, and memory with a `memory-only` notice where the browser refuses it;
   * `indexeddb`: connecting rejects with `storage` instead; `memory`: gone with the page, and not shared between tabs.
   */
  readonly storage?: 'auto' | 'memory' | 'indexeddb' | undefined;
  /** What an empty database is filled with, or the way to load it: `async () => (await import('chatloom/adapters/local/world')).demoWorld`. */
  readonly world?: DemoWorld | (() => Promise<DemoWorld>) | undefined;
  /** Clock, chance, ids, timers and browser parts to use in place of the browser's; for tests and replays. */
  readonly environment?: Partial<LocalEnvironment> | undefined;
}

/** Options of {@link createLocalAdapter}. */
export interface LocalAdapterOptions extends LocalServerOptions {
  /** Who is signed in; someone unknown is made. Default: the first person of the world, else `'me'`. */
  readonly userId?: UserId | undefined;
  /** A service made by {@link createLocalServer}, shared by several adapters. The options of the service itself belong there. */
  readonly server?: LocalServer | undefined;
  /** Let the people of the demo world answer, with typing and receipts, while nobody is signed in as them. Default false. */
  readonly bots?: boolean | undefined;
  /** Longest time in ms an answer of the service may take, as over a network; each takes a random part of it. Default 40; 0 for none. */
  readonly latency?: number | undefined;
  /**
   * Address that invite links have, with `{code}` where their code stands: `'https://example.com/chat?join={code}'`. What opens there hands the
   * whole address to the kit. Left out: groups have no links.
   */
  readonly inviteUrl?: string | undefined;
  /**
   * Whether the service keeps messages and sends them at a time. Default true; false: it sends at once only, as many backends do, and the kit keeps them.
   */
  readonly schedule?: boolean | undefined;
}

/** A service that several adapters of one page share: hand it to each as `server`. */
export interface LocalServer {
  /** Where its data is; `closed` while no adapter is connected. */
  readonly storage: 'memory' | 'indexeddb' | 'closed';
  /** @internal */
  readonly core: ServerCore;
  /** @internal */
  readonly loadVoices: (() => Promise<BotVoices>) | undefined;
  /** @internal */
  readonly loadLanguage: (() => Promise<SampleLanguage>) | undefined;
}

/** The local service as an adapter, with what a demo needs beside the contract. */
export interface LocalAdapter extends ChatAdapter {
  /** Forgets everything, for all users, and fills the service with its world again. All clients start over. */
  reset(): Promise<void>;
  /** Everyone the service knows: for a "who are you" picker. Works before connecting. */
  listUsers(): Promise<readonly User[]>;
}

const serverChecks: Readonly<Record<keyof LocalServerOptions, readonly [(value: unknown) => boolean, string]>> = {
  database: [(value) => typeof value === 'string' && value !== '', 'the name of a database, such as "chatloom-local"'],
  storage: [
    (value) => value === 'auto' || value === 'memory' || value === 'indexeddb',
    '"auto", "memory" or "indexeddb"',
  ],
  world: [
    (value) => typeof value === 'function' || (isObject(value) && Array.isArray(value['conversations'])),
    'a world such as demoWorld of "chatloom/adapters/local/world", or a function that loads one',
  ],
  environment: [isObject, 'an object of functions, such as { now: () => 0 }'],
};

const adapterChecks: Readonly<Record<keyof LocalAdapterOptions, readonly [(value: unknown) => boolean, string]>> = {
  ...serverChecks,
  userId: [(value) => typeof value === 'string' && value !== '', 'the id of a user, such as "mira"'],
  server: [(value) => isObject(value) && isObject(value['core']), 'what createLocalServer() returned'],
  bots: [(value) => typeof value === 'boolean', 'true or false'],
  schedule: [(value) => typeof value === 'boolean', 'true or false'],
  latency: [
    (value) => typeof value === 'number' && value >= 0 && value <= 60_000,
    'a number of milliseconds from 0 to 60000',
  ],
  inviteUrl: [
    (value) => typeof value === 'string' && value.split('{code}').length === 2,
    'an address with "{code}" in it, such as "https://example.com/chat?join={code}"',
  ],
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function check(
  where: string,
  options: unknown,
  checks: Readonly<Record<string, readonly [(value: unknown) => boolean, string]>>,
): void {
  if (!isObject(options)) {
    throw new TypeError(`${where}: the options must be an object, or be left out; got ${String(options)}.`);
  }
  for (const [name, value] of Object.entries(options)) {
    const known = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!known) {
      const names = Object.keys(checks).join(', ');
      throw new TypeError(`${where}: there is no option "${name}". The options are: ${names}.`);
    }
    const [isRight, wanted] = known;
    if (value !== undefined && !isRight(value)) {
      const got = typeof value === 'string' ? JSON.stringify(value) : value === null ? 'null' : `a ${typeof value}`;
      throw new TypeError(`${where}: "${name}" must be ${wanted}; got ${got}.`);
    }
  }
}

/** Throws a `TypeError` that says what to do. */
export function checkServerOptions(options: LocalServerOptions): void {
  check('createLocalServer', options, serverChecks);
}

/** Throws a `TypeError` that says what to do. */
export function checkAdapterOptions(options: LocalAdapterOptions): void {
  check('createLocalAdapter', options, adapterChecks);
  if (!options.server) return;
  for (const name of ['database', 'storage', 'world', 'environment'] as const) {
    if (options[name] === undefined) continue;
    throw new TypeError(
      `createLocalAdapter: "${name}" belongs to the service. Pass it to createLocalServer(), or leave "server" out.`,
    );
  }
}
