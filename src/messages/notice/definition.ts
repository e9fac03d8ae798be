import type { NoticeContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { NoticeMessage } from './NoticeMessage.js';

/** Something the system tells. */
export const noticeType: MessageType<NoticeContent> = defineMessageType<NoticeContent>({
  type: 'notice',
  Component: NoticeMessage,
  layout: 'notice',
  placesMeta: true,
});
