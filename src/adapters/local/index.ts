export { createLocalAdapter } from './localAdapter.js';
export { createLocalServer } from './localServer.js';
export type { LocalChannel, LocalEnvironment } from './environment.js';
export type { LocalAdapter, LocalAdapterOptions, LocalServer, LocalServerOptions } from './options.js';
