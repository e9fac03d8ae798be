import type { ChatAdapter, Operation } from '../contract/index.js';
import {
  can,
  needsConnection,
  type ConversationId,
  type Decision,
  type PermissionAction,
  type PermissionContext,
} from '../model/index.js';
import { selectAccount } from './selectors.js';
import type { ChatState } from './state.js';

/** What of the state a decision looks at. */
export type DecisionState = Pick<ChatState, 'accounts' | 'conversations' | 'groups' | 'blocked'>;

/** Whether the signed-in user may do something in a conversation, and if not, why and until when. `now` is in ms. */
export function decide(
  state: DecisionState,
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

/** Whether something that takes no permission can be done now: the backend has it, and there is a connection where it needs one. */
export function offered(
  state: DecisionState,
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
