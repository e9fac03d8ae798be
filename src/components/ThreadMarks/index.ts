export { ThreadOrigin, ThreadStrip, type ThreadMarkProps } from './ThreadMarks.js';
