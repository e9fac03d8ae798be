export * from './builders.js';
export * from './testAdapter.js';
export { withFaults, type FaultyAdapter } from './faults/withFaults.js';
export type { FaultName, FaultOptions } from './faults/faultOptions.js';
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
