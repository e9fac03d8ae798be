import type { SameKeys } from '../../types.js';
import type { denied as en } from '../en/denied.js';

export const denied: SameKeys<typeof en> = {
  'denied.announcement-only': '仅管理员可以在此发言。',
  'denied.blocked': '无法互发消息：你们其中一方已将对方拉黑。',
  'denied.closed': '该群已关闭此功能。',
  'denied.dismissed': '该群已解散。',
  'denied.left': '你已退出该群。',
  'denied.mute-all': '该群已开启全员禁言。',
  'denied.muted': '你已被禁言。',
  'denied.muted.until': '你已被禁言，{until} 解除。',
  'denied.not-member': '你不是该群成员。',
  'denied.offline': '此操作需要网络，重新连接后即可使用。',
  'denied.owner-must-transfer': '请先转让群主再退出。',
  'denied.rank': '对方的角色不低于你。',
  'denied.removed': '你已被移出该群。',
  'denied.role': '你的角色没有此权限。',
  'denied.self': '不能对自己执行此操作。',
  'denied.slow-mode': '已开启慢速模式，请稍后再发言。',
  'denied.slow-mode.until': '已开启慢速模式，{until} 后可再次发言。',
  'denied.unsupported': '此处不支持该功能。',
  'denied.window-passed': '已超过可修改的时间。',
};
