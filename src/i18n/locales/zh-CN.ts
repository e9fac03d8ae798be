import type { ChatStrings } from '../types.js';
import { app } from './zh-CN/app.js';
import { common } from './zh-CN/common.js';
import { composer } from './zh-CN/composer.js';
import { connection } from './zh-CN/connection.js';
import { conversations } from './zh-CN/conversations.js';
import { denied } from './zh-CN/denied.js';
import { errors } from './zh-CN/errors.js';
import { header } from './zh-CN/header.js';
import { messages } from './zh-CN/messages.js';
import { notices } from './zh-CN/notices.js';
import { summaries } from './zh-CN/summaries.js';
import { time } from './zh-CN/time.js';

/** Simplified Chinese. Groups are in ./zh-CN, sorted by key. */
export const zhCN: ChatStrings = {
  ...app,
  ...common,
  ...composer,
  ...connection,
  ...conversations,
  ...denied,
  ...errors,
  ...header,
  ...messages,
  ...notices,
  ...summaries,
  ...time,
};
