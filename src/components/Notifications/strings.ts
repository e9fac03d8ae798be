import type { StringEntry } from '../../i18n/index.js';
import type { OwnStrings } from '../../messages/index.js';

/** Words for notifications and their settings. They come with their code. */
const en = {
  'notify.message': 'New message',
  'notify.from': '{name}: {text}',
  'notify.title': '{name} ({count})',
  'notify.open': 'Show',
  'notify.ask': 'Something was written while you were away. Be told of it next time?',
  'notify.ask.yes': 'Turn on',
  'notify.settings': 'Notifications',
  'notify.toasts': 'Notes inside the chat',
  'notify.toasts.text': 'When something is written in another conversation',
  'notify.desktop': 'Notifications of the browser',
  'notify.desktop.text': 'While no window of the chat is in front',
  'notify.desktop.denied':
    'The browser does not allow them. They can be allowed in the settings of the browser for this page.',
  'notify.desktop.absent': 'This browser has none.',
  'notify.content': 'Show what was written',
  'notify.sound': 'Sound',
  'notify.sound.none': 'No sound',
  'notify.sound.chime': 'Chime',
  'notify.sound.pop': 'Pop',
  'notify.sound.knock': 'Knock',
  'notify.sound.bell': 'Bell',
  'notify.volume': 'Volume',
  'notify.try': 'Play',
  'notify.dnd': 'You are not to be disturbed: nothing is told at the moment.',
} as const;

const zhCN: { readonly [K in keyof typeof en]: StringEntry } = {
  'notify.message': '新消息',
  'notify.from': '{name}：{text}',
  'notify.title': '{name}（{count}）',
  'notify.open': '查看',
  'notify.ask': '你离开时有新消息。下次要通知你吗？',
  'notify.ask.yes': '开启',
  'notify.settings': '通知',
  'notify.toasts': '应用内提示',
  'notify.toasts.text': '其他会话有新消息时',
  'notify.desktop': '浏览器通知',
  'notify.desktop.text': '聊天窗口不在前台时',
  'notify.desktop.denied': '浏览器不允许通知。可以在浏览器的网站设置中开启。',
  'notify.desktop.absent': '此浏览器不支持通知。',
  'notify.content': '显示消息内容',
  'notify.sound': '提示音',
  'notify.sound.none': '无',
  'notify.sound.chime': '风铃',
  'notify.sound.pop': '气泡',
  'notify.sound.knock': '敲门',
  'notify.sound.bell': '铃铛',
  'notify.volume': '音量',
  'notify.try': '试听',
  'notify.dnd': '你处于请勿打扰状态，暂时没有通知。',
};

/** By language. */
export const notifyStrings: OwnStrings<typeof en> = { en, 'zh-CN': zhCN };
