import type { AdapterLimits } from '../../../contract/index.js';

const HOUR = 3_600_000;
const MB = 1024 * 1024;

/** The numbers of the local service; the service holds everyone to them. */
export const localLimits: {
  readonly [K in keyof AdapterLimits]-?: K extends 'fileSize'
    ? { readonly image: number; readonly video: number; readonly voice: number; readonly file: number }
    : NonNullable<AdapterLimits[K]>;
} = {
  textLength: 20_000,
  textUnit: 'utf16',
  fileSize: { image: 20 * MB, video: 100 * MB, voice: 20 * MB, file: 100 * MB },
  attachmentsPerMessage: 10,
  editWindow: 24 * HOUR,
  recallWindow: 2 * HOUR,
  conversationsPerPage: 20,
  messagesPerPage: 50,
  membersPerPage: 50,
  voiceDuration: 10 * 60_000,
  receiptGroupSize: 100,
  groupSize: 500,
  reactionsPerMessage: 20,
};

/** Characters of one message as JSON, whatever its type: contents, quotes and custom data together. */
export const messageBytes: number = 256 * 1024;

/** How many messages one call may look through. */
export const scanLimit: number = 5000;
