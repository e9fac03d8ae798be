export { ChatSearch, type ChatSearchProps } from './ChatSearch.js';
