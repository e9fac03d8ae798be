export * from './builders.js';
export * from './testAdapter.js';
export { withFaults, type FaultName, type FaultOptions, type FaultyAdapter } from './faults/withFaults.js';
export * from './world/index.js';
export {
  createVirtualWorld,
  seededRandom,
  type VirtualEnv,
  type VirtualWorld,
  type VirtualWorldOptions,
} from '../env/index.js';
export { describeAdapter, type DescribeAdapterOptions, type TestRunner } from './conformance/describeAdapter.js';
export type { AdapterHarness, HarnessClient } from './conformance/harness.js';
