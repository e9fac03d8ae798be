import type { OwnStrings } from '../../messages/index.js';

const en = {
  'bar.forward': { one: 'Forward a message of {names}', other: 'Forward {count} messages of {names}' },
  'bar.forward.none': 'Forward',
  'bar.forward.bundle': 'As one bundle: {title}',
  'bar.forward.gone': 'Nothing is left to forward: it was taken back.',
  'bar.forward.discard': 'Do not forward',
} as const;

/** Words of the bars above the field; they come with them. */
export const barStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'bar.forward': { other: '转发 {names} 的 {count} 条消息' },
    'bar.forward.none': '转发',
    'bar.forward.bundle': '合并转发：{title}',
    'bar.forward.gone': '没有可转发的内容：消息已被撤回。',
    'bar.forward.discard': '取消转发',
  },
};
