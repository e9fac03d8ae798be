import type { BrowserCommand } from 'vitest/node';
import { startServer, type ServerOptions, type TestServer } from '../servers/index.mjs';

/** What a page knows of a server that runs beside it. */
export type ServerFacts = Pick<TestServer, 'software' | 'service' | 'origin' | 'domain'> & { readonly id: number };

/** What a page may ask a server. */
export type ServerTask = 'addUser' | 'kill' | 'log' | 'loseRooms' | 'start' | 'stop';

declare module 'vitest/browser' {
  interface BrowserCommands {
    startServer(options: ServerOptions): Promise<ServerFacts>;
    askServer(id: number, task: ServerTask, ...args: string[]): Promise<string | undefined>;
  }
}

const servers: TestServer[] = [];

const start: BrowserCommand<[ServerOptions]> = async (_context, options): Promise<ServerFacts> => {
  const server = await startServer(options);
  const { software, service, origin, domain } = server;
  return { id: servers.push(server) - 1, software, service, origin, domain };
};

const ask: BrowserCommand<[number, ServerTask, ...string[]]> = async (_context, id, task, ...args) => {
  const server = servers[id];
  if (!server) throw new Error(`There is no server ${id}.`);
  if (task !== 'addUser') return (await server[task]()) ?? undefined;
  const [user = '', password] = args;
  return server.addUser(user, password);
};

/** Servers for tests that run in a page. They end with Vitest, at the latest. */
export const serverCommands = { startServer: start, askServer: ask };
