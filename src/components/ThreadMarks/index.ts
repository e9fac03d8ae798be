export { ThreadOrigin, ThreadStrip } from './ThreadMarks.js';
