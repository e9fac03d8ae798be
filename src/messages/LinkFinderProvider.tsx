export { TextToolsProvider as LinkFinderProvider } from './textTools.js';
