export { ConversationLayer, type ConversationLayerProps } from './ConversationLayer.js';
export { FilterEmpty, Filling, Further } from './FilterEmpty.js';
export { filterIds } from './filters.js';
export { createSoundsLike } from './soundsLike.js';
