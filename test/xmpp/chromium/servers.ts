import { commands } from 'vitest/browser';
import type { ServerOptions, TestServer } from '../servers/index.mjs';

export type { TestServer } from '../servers/index.mjs';

/** In a page stands in for ../servers/index.mjs. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const { id, ...facts } = await commands.startServer(options);
  const ask = (...args: Parameters<typeof commands.askServer> extends [number, ...infer Rest] ? Rest : never) =>
    commands.askServer(id, ...args);
  return {
    ...facts,
    addUser: async (user, password = user) => void (await ask('addUser', user, password)),
    loseRooms: async () => void (await ask('loseRooms')),
    pid: () => undefined,
    log: async () => (await ask('log')) ?? '',
    kill: async () => void (await ask('kill')),
    start: async () => void (await ask('start')),
    stop: async () => void (await ask('stop')),
  };
}
