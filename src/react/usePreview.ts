'use client';
import type { ContentSummary } from '../messages/content.js';
import { isEmptyDraft, timelineKey, type Content, type ConversationId, type UserId } from '../model/index.js';
import { selectDisplayName, selectSelfId, selectStatus, type ChatState } from '../store/index.js';
import { sameData } from '../utils/sameData.js';
import { useChatStore } from './context.js';
import { useChat } from './useChat.js';

/** What the second line of a conversation's row says, as data: the words are the row's. */
export type ConversationPreview =
  | { readonly kind: 'empty' }
  | { readonly kind: 'draft'; readonly text: string }
  | { readonly kind: 'typing'; readonly names: readonly string[] }
  | {
      readonly kind: 'message';
      readonly summary: ContentSummary;
      /** What the summary was made of, for message types that say it in words of their own. */
      readonly content: Content;
      readonly mine: boolean;
      /** Name of the sender, in groups only. */
      readonly senderName?: string | undefined;
      readonly senderId: UserId;
      readonly time: number;
      /** For own messages: how far it got. */
      readonly status?: 'sending' | 'failed' | 'sent' | 'delivered' | 'read' | undefined;
      readonly revision: number;
    };

/** The preview of a conversation: its draft, else who is writing, else its last message. */
export function useConversationPreview(id: ConversationId): ConversationPreview {
  const { contents } = useChatStore();
  return useChat<ConversationPreview>(
    (state) => preview(state, id, (content) => contents.summarize(content)),
    sameData,
  );
}

function preview(
  state: ChatState,
  id: ConversationId,
  summarize: (content: { readonly type: string }) => ContentSummary,
): ConversationPreview {
  const conversation = state.conversations.get(id);
  const ref = { conversationId: id };
  const key = timelineKey(ref);
  const typing = state.typing.get(key) ?? [];
  if (typing.length > 0) {
    return {
      kind: 'typing',
      names: typing.map(({ userId }) => selectDisplayName(state, userId, conversation?.groupId)),
    };
  }
  const draft = state.drafts.get(key);
  if (draft && !isEmptyDraft(draft)) return { kind: 'draft', text: draft.text.slice(0, 200) };
  const view = state.timelines.get(key)?.view;
  const newest = view && view.size > 0 ? view.rowAt(view.size - 1) : undefined;
  // Unsent rows are not the server's last message, yet they are what the user last said.
  const unsent = newest && newest.mine && newest.phase !== 'sent' ? newest : undefined;
  const message = unsent?.message ?? conversation?.lastMessage;
  if (!message) return { kind: 'empty' };
  const mine = message.senderId === selectSelfId(state, id);
  const inGroup = conversation?.groupId !== undefined;
  return {
    kind: 'message',
    summary: summarize(message.content),
    content: message.content,
    mine,
    senderId: message.senderId,
    senderName:
      inGroup && !mine
        ? selectDisplayName(state, message.senderId, conversation.groupId, message.senderName)
        : undefined,
    time: message.time,
    status: mine ? statusOf(state, id, unsent ?? view?.get(`m:${message.id}`), message) : undefined,
    revision: message.revision,
  };
}

function statusOf(
  state: ChatState,
  conversationId: ConversationId,
  row: Parameters<typeof selectStatus>[2] | undefined,
  message: Parameters<typeof selectStatus>[2]['message'],
): 'sending' | 'failed' | 'sent' | 'delivered' | 'read' {
  const shown = row ?? { key: message.id, message, position: message.position, phase: 'sent' as const, mine: true };
  const status = selectStatus(state, { conversationId }, shown);
  if (status === 'sent' || status === 'delivered' || status === 'read') return status;
  return status === 'failed' || status === 'uncertain' ? 'failed' : 'sending';
}
