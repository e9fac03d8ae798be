export { EmojiGrid, type EmojiGridProps } from './EmojiGrid.js';
export { InputBar, type InputBarHandle, type InputBarProps } from './InputBar.js';
export type { SubmitKey } from './submitKey.js';
