'use client';
import { useEffect } from 'react';
import type { Content, GroupId } from '../model/index.js';
import {
  useChat,
  useChatActions,
  useChatStore,
  useConversation,
  useConversationScope,
  useSelfId,
  useStrings,
  useTypeRegistry,
} from '../react/index.js';
import { displayName } from '../model/index.js';
import type { MessageTypeRegistry } from './messageTypeRegistry.js';
import { ownSummary, peopleOf, summaryText } from './summaryText.js';

/** A content in one line, in the reader's language, with the people it speaks of by name. */
export function useSummaryText(content: Content): string {
  const translator = useStrings();
  const { contents } = useChatStore();
  const actions = useChatActions();
  const { conversationId } = useConversationScope();
  const groupId: GroupId | undefined = useConversation(conversationId)?.groupId;
  const selfId = useSelfId();
  // Not useMessageTypes, which brings the views: they use this. The built-in types have sentences for all they say.
  const types = useTypeRegistry<MessageTypeRegistry>();
  const summary = contents.summarize(content);
  const people = peopleOf(summary);
  const wanted = people.join('\n');
  useEffect(() => {
    if (wanted !== '') actions.ensureUsers(wanted.split('\n'));
  }, [actions, wanted]);
  return useChat((state) =>
    summaryText(
      translator,
      summary,
      (id, known, role) => {
        if (id === selfId) return translator.t(role === 'actor' ? 'common.you' : 'common.youObject');
        const member = groupId === undefined ? undefined : state.members.get(groupId)?.byId.get(id);
        const user = state.users.get(id);
        // Being looked up: an id is no name.
        if (!user && !member?.nameCard && !known) return translator.t('common.someone');
        return displayName(user, id, member, known);
      },
      () => (types ? ownSummary(types, content, translator) : undefined),
    ),
  );
}
