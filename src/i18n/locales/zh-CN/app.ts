import type { SameKeys } from '../../types.js';
import type { app as en } from '../en/app.js';

export const app: SameKeys<typeof en> = {
  'app.chat': '聊天',
  'app.crash.retry': '重新显示',
  'app.crash.text': '这部分内容无法显示，其他部分不受影响。',
  'app.crash.title': '这里出了点问题',
  'app.detail': '详情',
  'app.empty.text': '消息会显示在这里。',
  'app.empty.title': '选择一个会话',
  'app.error.title': '聊天无法启动',
  'app.label': '聊天',
  'app.loading': '正在加载会话…',
  'app.notFound.text': '它可能已被删除，或者你已退出。',
  'app.notFound.title': '找不到这个会话',
  'app.notLoaded.text': '这部分聊天内容无法加载。请检查网络后重试。',
  'app.notice.demo': '这是演示：所有内容只保存在此浏览器中，其他人看不到。',
  'app.notice.memory-only': '此浏览器无法保存数据，关闭页面后消息会丢失。',
  'app.notice.newer-version': '另一个标签页正在使用新版本。请刷新本页以继续保存。',
  'app.notice.storage-damaged': '本地数据已损坏并被隔离，消息会从服务器重新加载。',
  'app.notice.storage-full': '设备空间不足，新消息可以显示但不会保存。',
  'app.openDetail': '打开详情',
  'app.theme.auto': '跟随系统',
  'app.theme.dark': '深色',
  'app.theme.label': '外观',
  'app.theme.light': '浅色',
  'app.title': '消息',
};
