import type { Server } from 'node:http';

/** A server, not yet listening. `dir` from the root of the repository; `origins` such as `ws://127.0.0.1:5280` may be spoken to from the page. */
export function createStaticServer(options: {
  readonly dir: string;
  readonly origins?: readonly string[] | undefined;
}): Server;
