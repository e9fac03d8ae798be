'use client';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { chatErrorData, toChatError, type ChatErrorData } from '../../contract/index.js';
import { describeDenial, describeError } from '../../i18n/index.js';
import { useOwnStrings } from '../../messages/index.js';
import type { ConversationId, Decision, UserId } from '../../model/index.js';
import { useAvailability, useChatActions, useStrings } from '../../react/index.js';
import { UserPlusIcon, UsersIcon, type IconComponent } from '../../ui/index.js';
import { PeoplePicker } from '../PeoplePicker/index.js';
import { Permitted } from '../Permitted/index.js';
import { newChatStrings } from './strings.js';

/** The first page: whom to write with, or the way to a group. */
export function StartChat(props: {
  readonly onOpen: (conversationId: ConversationId) => void;
  readonly onStep: (step: 'group' | 'join') => void;
}): ReactElement {
  const { onOpen, onStep } = props;
  const t = useOwnStrings(newChatStrings);
  const words = useStrings();
  const actions = useChatActions();
  const create = useAvailability('groups.create');
  const join = useAvailability('groups.join');
  const start = useAvailability('conversations.startDirect');
  const [query, setQuery] = useState('');
  const [error, setError] = useState<ChatErrorData>();
  // Whose chat is being opened: one at a time, and of no effect once the user has gone on to something else.
  const [opening, setOpening] = useState<UserId>();
  const current = useRef<UserId | undefined>(undefined);
  useEffect(
    () => () => {
      current.current = undefined;
    },
    [],
  );
  const begin = (userId: UserId): void => {
    if (current.current !== undefined) return;
    current.current = userId;
    setOpening(userId);
    setError(undefined);
    const ended = (): boolean => {
      if (current.current !== userId) return false;
      current.current = undefined;
      setOpening(undefined);
      return true;
    };
    actions.startWith(userId).then(
      ({ id }) => {
        if (ended()) onOpen(id);
      },
      (reason: unknown) => {
        if (ended()) setError(chatErrorData(toChatError(reason)));
      },
    );
  };
  return (
    <div className="cl-composer-form">
      <div>
        <Way icon={UsersIcon} decision={create} label={t('new.group')} onGo={() => onStep('group')} />
        <Way icon={UserPlusIcon} decision={join} label={t('new.join')} onGo={() => onStep('join')} />
      </div>
      {start.allowed || start.reason !== 'unsupported' ? (
        <PeoplePicker
          focusField
          query={query}
          onQueryChange={setQuery}
          onToggle={begin}
          refusal={(userId) => {
            if (userId === opening) return t('new.start.opening');
            return start.allowed ? undefined : describeDenial(words, start.reason, start.until);
          }}
        />
      ) : null}
      {error ? (
        <p className="cl-error" role="alert">
          {t('new.start.failed', { reason: describeError(words, error) })}
        </p>
      ) : null}
    </div>
  );
}

/** Not shown where the backend has no such thing at all. */
function Way(props: {
  readonly icon: IconComponent;
  readonly decision: Decision;
  readonly label: string;
  readonly onGo: () => void;
}): ReactElement | null {
  const { icon: Icon, decision, label, onGo } = props;
  if (!decision.allowed && decision.reason === 'unsupported') return null;
  return (
    <Permitted decision={decision}>
      {(control) => (
        <button type="button" {...control} className="cl-row cl-lit cl-people-picker__one" onClick={onGo}>
          <span className="cl-disc">
            <Icon size={18} />
          </span>
          <span className="cl-label">{label}</span>
        </button>
      )}
    </Permitted>
  );
}
