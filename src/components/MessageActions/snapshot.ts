import type { TextContent } from '../../messages/content.js';
import type { Content, MessageSnapshot, TimelineRef } from '../../model/index.js';
import { truncateText } from '../../utils/truncateText.js';
import { personName } from '../names/index.js';
import type { MessageRow, State } from './types.js';

/** Of a quoted text so much travels along: two lines of it are shown. */
const QUOTED = 500;

/** A copy of a message that another may carry. */
export function snapshotOf(state: State, ref: TimelineRef, { message }: MessageRow): MessageSnapshot {
  const { senderId, time, content } = message;
  const groupId = state.conversations.get(ref.conversationId)?.groupId;
  const senderName = personName(state, senderId, groupId, message.senderName) || (message.senderName ?? senderId);
  return { ref: { ...ref, messageId: message.id }, senderId, senderName, time, content };
}

/** The same as a quote: long texts are cut. */
export function quoteOf(state: State, ref: TimelineRef, row: MessageRow): MessageSnapshot {
  const snapshot = snapshotOf(state, ref, row);
  return { ...snapshot, content: cut(snapshot.content) };
}

function cut(content: Content): Content {
  if (content.type !== 'text') return content;
  const { text } = content as TextContent;
  if (text.length <= QUOTED) return content;
  const short: TextContent = { type: 'text', text: truncateText(text, QUOTED), format: 'plain', entities: [] };
  return short;
}
