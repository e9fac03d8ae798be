'use client';
import type { Operation } from '../contract/index.js';
import type { ConversationId, Decision, PermissionAction, PermissionContext } from '../model/index.js';
import { decide, offered } from '../store/index.js';
import { sameData } from '../utils/sameData.js';
import { useChatStore } from './context.js';
import { useConversationIdOrScope, useConversationScope } from './scopes.js';
import { useNow } from './ticker.js';
import { useChat } from './useChat.js';

export { decide, offered } from '../store/index.js';

/**
 * Whether the signed-in user may do something in the scope's conversation, and if not, why and until when.
 *
 * @param extra what the decision is about besides: the message, the person it is done to.
 */
export function usePermission(
  action: PermissionAction,
  extra?: Pick<PermissionContext, 'target' | 'message' | 'lastSentAt'>,
): Decision {
  const { conversationId } = useConversationScope();
  const { adapter } = useChatStore();
  // Mutes and edit windows end by themselves: looking again every few seconds is enough for a control.
  const now = useNow(5000);
  return useChat<Decision>((state) => decide(state, adapter, action, conversationId, { ...extra, now }), sameData);
}

/**
 * Whether something that takes no permission can be done now: the backend has it, and there is a connection where it needs one. For what people may be
 * refused (pinning, inviting) see {@link usePermission}.
 *
 * @param id a conversation, where backends differ between them; default: the scope's.
 */
export function useAvailability(operation: Operation, id?: ConversationId): Decision {
  const { adapter } = useChatStore();
  const conversationId = useConversationIdOrScope(id);
  return useChat((state) => offered(state, adapter, operation, conversationId), sameData);
}
