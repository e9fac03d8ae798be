export { withOfflineCache } from './offline/withOfflineCache.js';
export type { OfflineCacheDiagnostic, OfflineCacheOptions, StorageCodec } from './offline/options.js';
export { checkWrapperOrder, markWrapped, wrapperOrder, wrappersOf, type WrapperName } from './order.js';
