export * from './env.js';
export * from './storage.js';
export * from './memoryStorage.js';
export * from './idbStorage.js';
export * from './browserEnv.js';
export * from './virtualEnv.js';
