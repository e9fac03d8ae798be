export { createBench, type Bench, type Recording } from './bench.js';
export { AttachmentOptionsProvider, useAttachmentOptions } from './options.js';
export type * from './types.js';
export { useAttachments, useBench, useRecording, type Attachments } from './useAttachments.js';
