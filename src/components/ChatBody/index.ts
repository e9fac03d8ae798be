export { ChatBody, type ChatBodyProps } from './ChatBody.js';
