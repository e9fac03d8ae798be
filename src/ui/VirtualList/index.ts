export { VirtualList } from './VirtualList.js';
export type { VirtualAlign, VirtualStand } from './anchors.js';
export type { VirtualListHandle, VirtualListProps, VirtualPosition } from './types.js';
