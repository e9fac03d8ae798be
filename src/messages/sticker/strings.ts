import type { OwnStrings } from '../ownStrings.js';

const en = {
  'sticker.failed': 'The sticker could not be loaded',
  'sticker.pause': 'Pause the sticker',
  'sticker.play': 'Play the sticker',
} as const;

/** Words of the sticker view. */
export const stickerStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'sticker.failed': '贴纸加载失败',
    'sticker.pause': '暂停贴纸动画',
    'sticker.play': '播放贴纸动画',
  },
};
