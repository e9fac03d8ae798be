'use client';
import type { ChatAdapter, Operation } from '../contract/index.js';
import {
  can,
  needsConnection,
  type ConversationId,
  type Decision,
  type PermissionAction,
  type PermissionContext,
} from '../model/index.js';
import { selectAccount, type ChatState } from '../store/index.js';
import { sameData } from '../utils/sameData.js';
import { useChatStore } from './context.js';
import { useConversationIdOrScope, useConversationScope } from './scopes.js';
import { useNow } from './ticker.js';
import { useChat } from './useChat.js';

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

/** What {@link usePermission} answers, for one moment: where many are asked at once. `now` is in ms. */
export function decide(
  state: ChatState,
  adapter: Pick<ChatAdapter, 'can' | 'limits'>,
  action: PermissionAction,
  conversationId: ConversationId,
  extra: Pick<PermissionContext, 'target' | 'message' | 'lastSentAt' | 'now'>,
): Decision {
  const conversation = state.conversations.get(conversationId);
  const account = selectAccount(state, conversationId);
  if (!conversation || !account) return { allowed: true };
  const group = conversation.groupId === undefined ? undefined : state.groups.get(conversation.groupId);
  return can(action, {
    kind: conversation.kind,
    conversation,
    group,
    selfId: account.selfId,
    blocked: conversation.peerId !== undefined && state.blocked.has(conversation.peerId),
    capability: adapter.can,
    limits: adapter.limits,
    connected: account.connection.status === 'connected',
    ...extra,
  });
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

/** What {@link useAvailability} answers, for one moment. */
export function offered(
  state: ChatState,
  adapter: Pick<ChatAdapter, 'can'>,
  operation: Operation,
  conversationId: ConversationId | undefined,
): Decision {
  const capability = adapter.can(operation, conversationId);
  if (capability.state === 'absent') return { allowed: false, reason: 'unsupported' };
  const account = selectAccount(state, conversationId);
  const connected = account === undefined || account.connection.status === 'connected';
  return connected || !needsConnection(operation, capability)
    ? { allowed: true }
    : { allowed: false, reason: 'offline' };
}
