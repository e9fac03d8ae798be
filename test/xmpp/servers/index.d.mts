/** A server that runs for a test, on one free loopback port, with its data in a temporary folder. It ends, at the latest, with the process that started it. */
export interface TestServer {
  readonly software: 'prosody' | 'ejabberd';
  /** Address of the WebSocket. */
  readonly service: string;
  /** Where uploads go and come from. */
  readonly origin: string;
  readonly domain: string;
  /** Where its data is; not known in a page. */
  readonly folder?: string | undefined;
  /** Registers an account; the password is the user's own name unless given. */
  addUser(user: string, password?: string): Promise<void>;
  /** All rooms lose who is in them. Prosody tells nobody; ejabberd restarts its rooms, and says so. */
  loseRooms(): Promise<void>;
  /** The process, while it runs. */
  pid(): number | undefined;
  /** What the server has logged. */
  log(): Promise<string>;
  /** Ends the server at once, as a crash would; its data stays. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same port and data. */
  start(): Promise<void>;
  /** Ends it and deletes its data. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly users?: readonly string[] | undefined;
  /** What this server is to lack. */
  readonly without?: readonly ('archive' | 'moderation' | 'upload')[] | undefined;
  /** Default: a free one. */
  readonly port?: number | undefined;
}

export function startProsody(options?: ServerOptions): Promise<TestServer>;
export function startEjabberd(options?: ServerOptions): Promise<TestServer>;
/** The server that CHATLOOM_XMPP_SERVER names (`prosody`, `ejabberd`); Prosody by default. */
export function startServer(options?: ServerOptions): Promise<TestServer>;

/** A line to a server that can be cut, or go dead without anybody being told. */
export interface Proxy {
  readonly port: number;
  /** All lines that are open now carry nothing any more, and neither side is told; new ones work. Answers how many. */
  goDead(): number;
  /** Cuts all lines. */
  cut(): void;
  /** Cuts all lines and takes no new ones until {@link up}. */
  down(): void;
  up(): void;
  /** Cuts the next line on which the server says something that holds this text, in its place. Once. */
  cutAt(text: string): void;
  /** The other end begins to close all lines (a WebSocket's close frame), and is never heard of again. */
  beginClose(): void;
  stop(): Promise<void>;
}

/** A line to a port of this machine: to the first that takes connections, as a load balancer would. */
export function startProxy(...ports: readonly number[]): Promise<Proxy>;
