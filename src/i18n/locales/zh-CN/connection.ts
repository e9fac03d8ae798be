import type { SameKeys } from '../../types.js';
import type { connection as en } from '../en/connection.js';

export const connection: SameKeys<typeof en> = {
  'connection.attempt': '第 {attempt} 次尝试',
  'connection.connected': '已重新连接',
  'connection.connecting': '正在连接…',
  'connection.expired': '登录已过期，请重新登录。',
  'connection.idle': '未连接',
  'connection.kicked': '你的账号已在其他设备登录。如需在此使用，请重新登录。',
  'connection.offline': '当前处于离线状态，恢复连接后会自动发送消息。',
  'connection.reconnecting': '连接已断开，正在重试…',
  'connection.reconnectingIn': { other: '连接已断开，{count} 秒后重试' },
  'connection.signIn': '登录',
  'connection.tryNow': '立即重试',
};
