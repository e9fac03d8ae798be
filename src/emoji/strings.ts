import type { StringEntry } from '../i18n/index.js';
import type { OwnStrings } from '../messages/index.js';

/** Names of the words. */
export type EmojiKey =
  | 'emoji.search'
  | 'emoji.none'
  | 'emoji.found'
  | 'emoji.categories'
  | 'emoji.recent'
  | 'emoji.people'
  | 'emoji.nature'
  | 'emoji.foods'
  | 'emoji.activity'
  | 'emoji.places'
  | 'emoji.objects'
  | 'emoji.symbols'
  | 'emoji.flags'
  | 'emoji.tone'
  | 'emoji.tone.0'
  | 'emoji.tone.1'
  | 'emoji.tone.2'
  | 'emoji.tone.3'
  | 'emoji.tone.4'
  | 'emoji.tone.5';

const en: Readonly<Record<EmojiKey, StringEntry>> = {
  'emoji.search': 'Search emoji',
  'emoji.none': 'No emoji found. Try another word.',
  'emoji.found': { one: '{count} emoji', other: '{count} emoji' },
  'emoji.categories': 'Groups of emoji',
  'emoji.recent': 'Recently used',
  'emoji.people': 'Smileys and people',
  'emoji.nature': 'Animals and nature',
  'emoji.foods': 'Food and drink',
  'emoji.activity': 'Activities',
  'emoji.places': 'Travel and places',
  'emoji.objects': 'Objects',
  'emoji.symbols': 'Symbols',
  'emoji.flags': 'Flags',
  'emoji.tone': 'Skin tone',
  'emoji.tone.0': 'Default',
  'emoji.tone.1': 'Light',
  'emoji.tone.2': 'Medium-light',
  'emoji.tone.3': 'Medium',
  'emoji.tone.4': 'Medium-dark',
  'emoji.tone.5': 'Dark',
};

/** Words of the emoji picker; they come with it. */
export const emojiStrings: OwnStrings<Readonly<Record<EmojiKey, StringEntry>>> = {
  en,
  'zh-CN': {
    'emoji.search': '搜索表情',
    'emoji.none': '没有找到表情，换个词试试。',
    'emoji.found': { other: '{count} 个表情' },
    'emoji.categories': '表情分类',
    'emoji.recent': '最近使用',
    'emoji.people': '表情与人物',
    'emoji.nature': '动物与自然',
    'emoji.foods': '食物与饮料',
    'emoji.activity': '活动',
    'emoji.places': '旅行与地点',
    'emoji.objects': '物品',
    'emoji.symbols': '符号',
    'emoji.flags': '旗帜',
    'emoji.tone': '肤色',
    'emoji.tone.0': '默认',
    'emoji.tone.1': '较浅',
    'emoji.tone.2': '中等偏浅',
    'emoji.tone.3': '中等',
    'emoji.tone.4': '中等偏深',
    'emoji.tone.5': '较深',
  },
};
