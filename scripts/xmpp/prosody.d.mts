/** A server that runs for a test. */
export interface TestServer {
  readonly service: string;
  readonly domain: string;
  addUser(user: string): Promise<void>;
  log(): Promise<string>;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}
export function freePort(): Promise<number>;
export function startProsody(options: {
  readonly users: readonly string[];
  readonly without?: readonly ('archive' | 'upload')[];
  readonly port?: number;
}): Promise<TestServer>;
