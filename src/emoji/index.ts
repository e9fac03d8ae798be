export { EmojiPicker } from './EmojiPicker.js';
export { searchEmoji } from './book.js';
export type { EmojiGridProps, EmojiHit, EmojiModule } from '../components/InputBar/index.js';
