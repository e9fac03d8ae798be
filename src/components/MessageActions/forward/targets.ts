import type { ConversationId, Decision, UserId } from '../../../model/index.js';
import { decide } from '../../../react/index.js';
import { foldText } from '../../../utils/foldText.js';
import { personName } from '../../names/index.js';
import type { State, Store } from '../types.js';

/** Where messages can be forwarded to: a conversation, or a person there is none with yet. */
export interface Target {
  /** Unique among all. */
  readonly id: string;
  readonly conversationId?: ConversationId | undefined;
  readonly userId?: UserId | undefined;
  readonly name: string;
  /** Whether one may write there. */
  readonly decision: Decision;
}

/** More than this nobody reads; a word narrows it down. */
const SHOWN = 50;

function nameOf(state: State, id: ConversationId): string {
  const conversation = state.conversations.get(id);
  if (!conversation) return id;
  const { peerId, groupId, title } = conversation;
  const group = groupId === undefined ? undefined : state.groups.get(groupId);
  return (peerId === undefined ? '' : personName(state, peerId)) || group?.name || title || id;
}

/** Conversations and people whose name holds the words, those written to last first; people only once there are words. */
export function findTargets(
  state: State,
  adapter: Store['adapter'],
  query: string,
  people: readonly UserId[],
  now: number,
): readonly Target[] {
  const wanted = foldText(query.trim());
  const fits = (name: string): boolean => foldText(name).includes(wanted);
  const conversations = state.inbox.ids.flatMap((id): Target[] => {
    const name = nameOf(state, id);
    if (!fits(name)) return [];
    return [{ id: `c:${id}`, conversationId: id, name, decision: decide(state, adapter, 'send', id, { now }) }];
  });
  const talkedTo = new Set(state.inbox.ids.flatMap((id) => state.conversations.get(id)?.peerId ?? []));
  const others = people.flatMap((userId): Target[] =>
    talkedTo.has(userId)
      ? []
      : [{ id: `u:${userId}`, userId, name: personName(state, userId) || userId, decision: { allowed: true } }],
  );
  return [...conversations, ...others].slice(0, SHOWN);
}
