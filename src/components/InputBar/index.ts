export { EmojiCells, type EmojiCellsProps } from './EmojiCells.js';
export { EmojiChoice } from './EmojiChoice.js';
export { EmojiGrid } from './EmojiGrid.js';
export type { EmojiGridProps, EmojiHit, EmojiModule, LoadEmoji } from './emojiModule.js';
export { InputBar, type InputBarHandle, type InputBarProps } from './InputBar.js';
export { InputOptionsProvider, useInputOptions, type InputOptions } from './inputOptions.js';
export type { QuickReplies, QuickReply } from './quick/types.js';
export type { SubmitKey } from './submitKey.js';
