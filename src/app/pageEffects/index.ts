export { PageUnread } from './PageUnread.js';
export type { PageEffects } from './pageEffects.js';
