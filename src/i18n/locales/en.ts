import { app } from './en/app.js';
import { common } from './en/common.js';
import { composer } from './en/composer.js';
import { connection } from './en/connection.js';
import { conversations } from './en/conversations.js';
import { denied } from './en/denied.js';
import { errors } from './en/errors.js';
import { header } from './en/header.js';
import { messages } from './en/messages.js';
import { notices } from './en/notices.js';
import { summaries } from './en/summaries.js';
import { time } from './en/time.js';

/** English: always loaded, and what every other language falls back to. Groups are in ./en, sorted by key. */
export const en: typeof app &
  typeof common &
  typeof composer &
  typeof connection &
  typeof conversations &
  typeof denied &
  typeof errors &
  typeof header &
  typeof messages &
  typeof notices &
  typeof summaries &
  typeof time = {
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
