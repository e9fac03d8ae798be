import type { OwnStrings } from '../ownStrings.js';

const en = {
  'sticker.compose.lost': 'The picture could not be loaded',
  'sticker.compose.none': 'There are no stickers here.',
  'sticker.compose.packs': 'Sticker packs',
  'sticker.compose.recent': 'Used last',
} as const;

/** Words of the picker of stickers. */
export const stickerComposerStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'sticker.compose.lost': '图片加载失败',
    'sticker.compose.none': '这里没有贴纸。',
    'sticker.compose.packs': '贴纸包',
    'sticker.compose.recent': '最近使用',
  },
};
