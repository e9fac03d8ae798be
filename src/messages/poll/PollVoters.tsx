'use client';
import { useEffect, type ReactElement } from 'react';
import type { UserId } from '../../model/index.js';
import {
  useChatActions,
  useConversation,
  useConversationScope,
  useDisplayName,
  useMedia,
  useStrings,
  useUser,
} from '../../react/index.js';
import { Avatar, Dialog, Text } from '../../ui/index.js';
import { stripControls } from '../../utils/stripControls.js';
import type { PollContent } from '../content.js';
import { useOwnStrings } from '../ownStrings.js';
import type { PollResult } from './results.js';
import { pollStrings } from './strings.js';

/** Names shown per option; the rest is a number. */
const SHOWN = 100;

/** Who chose what. */
export function PollVoters(props: {
  readonly content: PollContent;
  readonly result: PollResult;
  readonly onClose: () => void;
}): ReactElement {
  const { content, result, onClose } = props;
  const t = useOwnStrings(pollStrings);
  const translator = useStrings();
  const actions = useChatActions();
  const wanted = [...new Set(result.options.flatMap(({ voters = [] }) => voters.slice(0, SHOWN)))].join('\n');
  useEffect(() => {
    if (wanted !== '') actions.ensureUsers(wanted.split('\n'));
  }, [actions, wanted]);
  return (
    <Dialog open title={stripControls(content.question)} closeLabel={translator.t('common.close')} onClose={onClose}>
      {result.options.map(({ id, text, count, voters = [] }) => (
        <div key={id} role="group" className="cl-poll-voters" aria-label={text}>
          <h3 className="cl-poll-voters__option">
            <Text>{text}</Text>
            <span className="cl-poll-voters__count">{translator.formatNumber(count)}</span>
          </h3>
          {count === 0 ? <p className="cl-quiet">{t('poll.nobody')}</p> : null}
          <ul className="cl-poll-voters__list">
            {voters.slice(0, SHOWN).map((userId) => (
              <Voter key={userId} userId={userId} />
            ))}
          </ul>
          {count > Math.min(SHOWN, voters.length) && voters.length > 0 ? (
            <p className="cl-quiet">{t('poll.unknownVoters', { count: count - Math.min(SHOWN, voters.length) })}</p>
          ) : null}
        </div>
      ))}
    </Dialog>
  );
}

function Voter({ userId }: { readonly userId: UserId }): ReactElement {
  const { conversationId } = useConversationScope();
  const groupId = useConversation(conversationId)?.groupId;
  const name = useDisplayName(userId, groupId);
  const { url } = useMedia(useUser(userId)?.avatar, 'thumbnail');
  return (
    <li className="cl-row cl-poll-voters__person">
      <Avatar id={userId} name={name} src={url} size={32} />
      <Text truncate>{name}</Text>
    </li>
  );
}
