import type { OwnStrings } from '../ownStrings.js';

const en = {
  'sticker.compose.none': 'There are no stickers here.',
  'sticker.compose.recent': 'Used last',
} as const;

/** Words of the picker of stickers. */
export const stickerComposerStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'sticker.compose.none': '这里没有贴纸。',
    'sticker.compose.recent': '最近使用',
  },
};
