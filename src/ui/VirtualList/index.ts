export { VirtualList } from './VirtualList.js';
export type { VirtualAlign } from './anchors.js';
export type { VirtualListHandle, VirtualListProps, VirtualPosition } from './types.js';
export type { VirtualStand } from './place.js';
