export * from './builders.js';
export * from './testAdapter.js';
export { createVirtualWorld, seededRandom, type VirtualWorld } from '../env/index.js';
