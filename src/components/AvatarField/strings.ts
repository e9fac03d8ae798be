import type { OwnStrings } from '../../messages/index.js';

const en = {
  'avatar.add': 'Add a picture',
  'avatar.area': 'Part of the picture',
  'avatar.change': 'Change the picture',
  'avatar.hint': 'Arrow keys move it, with Shift farther; plus and minus zoom.',
  'avatar.remove': 'Remove',
  'avatar.title': 'Choose a part of the picture',
  'avatar.too-many': 'The picture has too many pixels. Choose one of at most 50 megapixels.',
  'avatar.too-large': 'The file is too large. Choose one of at most 40 MB.',
  'avatar.unreadable': 'This file is not a picture that can be shown here. Choose another one.',
  'avatar.use': 'Use picture',
  'avatar.zoom': 'Zoom',
} as const;

/** Words of choosing a picture. */
export const avatarStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'avatar.add': '添加头像',
    'avatar.area': '图片区域',
    'avatar.change': '更换头像',
    'avatar.hint': '方向键移动，按住 Shift 移动更远；加减键缩放。',
    'avatar.remove': '移除',
    'avatar.title': '选择图片区域',
    'avatar.too-many': '图片像素过多。请选择不超过 5000 万像素的图片。',
    'avatar.too-large': '文件过大。请选择不超过 40 MB 的文件。',
    'avatar.unreadable': '无法显示此文件，请选择其他图片。',
    'avatar.use': '使用图片',
    'avatar.zoom': '缩放',
  },
};
