import type { StringEntry } from '../../../i18n/index.js';
import type { OwnStrings } from '../../../messages/index.js';

/** Names of the words. */
export type SuggestKey =
  | 'suggest.mention'
  | 'suggest.mention.count'
  | 'suggest.mention.all'
  | 'suggest.mention.allDetail'
  | 'suggest.command'
  | 'suggest.command.count'
  | 'suggest.reply'
  | 'suggest.reply.count'
  | 'suggest.emoji'
  | 'suggest.emoji.count'
  | 'suggest.leave'
  | 'suggest.chosen';

const en: Readonly<Record<SuggestKey, StringEntry>> = {
  'suggest.mention': 'People',
  'suggest.mention.count': { one: '{count} person', other: '{count} people' },
  'suggest.mention.all': 'everyone',
  'suggest.mention.allDetail': 'All in this group',
  'suggest.command': 'Commands',
  'suggest.command.count': { one: '{count} command', other: '{count} commands' },
  'suggest.reply': 'Quick replies',
  'suggest.reply.count': { one: '{count} quick reply', other: '{count} quick replies' },
  'suggest.emoji': 'Emoji',
  'suggest.emoji.count': { one: '{count} emoji', other: '{count} emoji' },
  'suggest.leave': 'Leave /{name}',
  'suggest.chosen': 'Command /{name}',
};

/** Words of the lists that open while one writes; they come with the lists. */
export const suggestStrings: OwnStrings<Readonly<Record<SuggestKey, StringEntry>>> = {
  en,
  'zh-CN': {
    'suggest.mention': '成员',
    'suggest.mention.count': { other: '{count} 位成员' },
    'suggest.mention.all': '所有人',
    'suggest.mention.allDetail': '群里的所有人',
    'suggest.command': '命令',
    'suggest.command.count': { other: '{count} 个命令' },
    'suggest.reply': '快捷回复',
    'suggest.reply.count': { other: '{count} 条快捷回复' },
    'suggest.emoji': '表情',
    'suggest.emoji.count': { other: '{count} 个表情' },
    'suggest.leave': '退出 /{name}',
    'suggest.chosen': '命令 /{name}',
  },
};
