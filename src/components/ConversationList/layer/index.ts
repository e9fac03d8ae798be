export { ConversationLayer, type ConversationLayerProps } from './ConversationLayer.js';
export { FilterEmpty } from './FilterEmpty.js';
export { filterIds } from './filters.js';
