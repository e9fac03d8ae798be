// What accompanies the rows and is not needed to show them: loaded right after them, as one piece.
export { copyRows } from './copyRows.js';
export { Floats } from './Floats.js';
export { moveFocus } from './roving.js';
export { TypingIndicator } from './TypingIndicator.js';
