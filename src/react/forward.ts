import type { MergedContent } from '../messages/content.js';
import type { Content, Decision, DraftForward, Message, TimelineRef } from '../model/index.js';
import { offered, selectMessage, type ChatState, type ChatStore } from '../store/index.js';

/** One message of what is handed on. */
export interface ForwardedMessage {
  readonly content: Content;
  readonly forwarded?: Message['forwarded'];
}

/** The messages it becomes, as they are known to stand by now: without what was taken back (P4). */
export function forwardedMessages(state: ChatState, { items, bundle }: DraftForward): readonly ForwardedMessage[] {
  const left = items.flatMap((item) => {
    const { ref } = item;
    const now = ref && selectMessage(state, ref, ref.messageId);
    const content = now ? now.content : item.content;
    return now?.recalled || content.type === 'recalled' ? [] : { ...item, content };
  });
  if (bundle === undefined || left.length < 2)
    return left.map(({ content, senderName }) => ({ content, forwarded: { senderName } }));
  const content: MergedContent = { type: 'merged', title: bundle, items: left, count: left.length };
  return [{ content }];
}

/** Whether messages can be handed on to a timeline in that way. */
export function decideForward(
  state: ChatState,
  adapter: ChatStore['adapter'],
  { conversationId }: TimelineRef,
  { bundle }: Pick<DraftForward, 'bundle'>,
): Decision {
  const decision = offered(state, adapter, 'messages.forward', conversationId);
  if (!decision.allowed || bundle === undefined) return decision;
  return offered(state, adapter, 'messages.merged', conversationId);
}
