'use client';
import { useRef, useState, type ReactElement } from 'react';
import { useMessageHandlers, useOwnStrings } from '../../messages/index.js';
import type { ConversationId, Decision } from '../../model/index.js';
import {
  useAvailability,
  useChatActions,
  useChatStore,
  useContact,
  useDisplayName,
  useIsBlocked,
  useSelfId,
  useStrings,
  useUser,
} from '../../react/index.js';
import {
  CheckIcon,
  CopyIcon,
  LockIcon,
  MessageCircleIcon,
  PencilIcon,
  TrashIcon,
  UserPlusIcon,
  XIcon,
} from '../../ui/index.js';
import { copyText } from '../../utils/copyText.js';
import { useToasts } from '../Toasts/index.js';
import { ActionButton } from './ActionButton.js';
import { CardAction, CardForm, Sure } from './CardPieces.js';
import { GroupControls } from './GroupControls.js';
import { NamesForm } from './NamesForm.js';
import { focusNow } from './focusNow.js';
import { peopleStrings } from './strings.js';
import { useAction } from './useAction.js';

/** Props of {@link CardActions}. */
export interface CardActionsProps {
  readonly userId: string;
  readonly onClose: () => void;
  readonly onEditProfile: () => void;
}

const offered = (decision: Decision): boolean => decision.allowed || decision.reason !== 'unsupported';

type Mode = 'names' | 'add' | 'block' | 'remove';

/** What can be done about somebody. */
export function CardActions({ userId, onClose, onEditProfile }: CardActionsProps): ReactElement {
  const own = useOwnStrings(peopleStrings);
  const { t } = useStrings();
  const { people } = useChatActions();
  const { adapter } = useChatStore();
  const box = useRef<HTMLDivElement>(null);
  const { tell } = useToasts();
  const contact = useContact(userId);
  const blocked = useIsBlocked(userId);
  const user = useUser(userId);
  const name = useDisplayName(userId) || t('common.someone');
  const [mode, setMode] = useState<Mode>();
  const requests = useAvailability('users.requests');
  const remarks = useAvailability('users.remark');
  const blocks = useAvailability('users.block');
  const profile = useAvailability('users.updateSelf');
  const { busy, refusal, run } = useAction();
  const isSelf = useSelfId() === userId;
  const relation = contact?.relation;
  const isFriend = relation === 'friend' || relation === 'following';
  const done = (): void => setMode(undefined);
  const copy = (): void => {
    copyText(userId, box.current ?? document.body).then(
      () => tell({ text: t('common.copied') }),
      () => tell({ text: userId }),
    );
    onClose();
  };
  if (isSelf)
    return (
      <div ref={box} className="cl-user-card__actions">
        {offered(profile) ? <CardAction icon={PencilIcon} label={own('card.edit')} onPress={onEditProfile} /> : null}
        <CardAction icon={CopyIcon} label={own('card.copyId')} onPress={copy} />
      </div>
    );
  return (
    <div ref={box} className="cl-user-card__actions">
      {user?.deleted ? null : <MessageButton userId={userId} onClose={onClose} />}
      {relation === 'incoming' && offered(requests) ? (
        <div className="cl-stack">
          <span className="cl-quiet">{own('card.incoming')}</span>
          {contact?.wording ? <bdi>{contact.wording}</bdi> : null}
          <CardAction
            icon={CheckIcon}
            label={own('people.accept')}
            decision={requests}
            onPress={() => run(() => people.answerContact(userId, true))}
          />
          <CardAction
            icon={XIcon}
            label={own('people.refuse')}
            decision={requests}
            onPress={() => run(() => people.answerContact(userId, false))}
          />
        </div>
      ) : null}
      {relation === 'requested' ? <span className="cl-quiet">{own('card.requested')}</span> : null}
      {relation === undefined && !blocked && !user?.deleted && offered(requests) && mode !== 'add' ? (
        <CardAction icon={UserPlusIcon} label={own('card.add')} decision={requests} onPress={() => setMode('add')} />
      ) : null}
      {mode === 'add' ? (
        <AskForm busy={busy} onCancel={done} onAsk={(words) => run(() => people.requestContact(userId, words), done)} />
      ) : null}
      {mode === 'names' ? (
        <NamesForm
          userId={userId}
          withGroups={isFriend && adapter.users?.setContactGroups !== undefined}
          onDone={done}
        />
      ) : offered(remarks) ? (
        <CardAction icon={PencilIcon} label={own('card.names')} decision={remarks} onPress={() => setMode('names')} />
      ) : null}
      <GroupControls userId={userId} name={name} />
      {isFriend && offered(requests) ? (
        mode === 'remove' ? (
          <Sure
            question={own('card.remove.sure', { name })}
            answer={own('card.remove')}
            busy={busy}
            onCancel={done}
            onSure={() => run(() => people.removeContact(userId), done)}
          />
        ) : (
          <CardAction
            icon={TrashIcon}
            label={own('card.remove')}
            decision={requests}
            onPress={() => setMode('remove')}
          />
        )
      ) : null}
      {!offered(blocks) ? null : blocked ? (
        <CardAction
          icon={LockIcon}
          label={own('card.unblock')}
          decision={blocks}
          onPress={() => run(() => people.setBlocked(userId, false))}
        />
      ) : mode === 'block' ? (
        <Sure
          question={own('card.block.sure', { name })}
          answer={own('card.block')}
          busy={busy}
          onCancel={done}
          onSure={() => run(() => people.setBlocked(userId, true), done)}
        />
      ) : (
        <CardAction
          icon={LockIcon}
          label={own('card.block')}
          decision={blocks}
          danger
          onPress={() => setMode('block')}
        />
      )}
      <CardAction icon={CopyIcon} label={own('card.copyId')} onPress={copy} />
      {refusal}
    </div>
  );
}

/** Opens the direct conversation, or does what the host wants. Not there where nothing could show it. */
function MessageButton({
  userId,
  onClose,
}: {
  readonly userId: string;
  readonly onClose: () => void;
}): ReactElement | null {
  const own = useOwnStrings(peopleStrings);
  const actions = useChatActions();
  const { onMessagePerson, openConversation } = useMessageHandlers();
  const available = useAvailability('conversations.startDirect');
  const { busy, refusal, run } = useAction();
  if ((!onMessagePerson && !openConversation) || (!onMessagePerson && !offered(available))) return null;
  const go = (): void => {
    if (onMessagePerson) {
      onClose();
      return onMessagePerson(userId);
    }
    let found: ConversationId | undefined;
    run(
      async () => {
        found = (await actions.startWith(userId)).id;
      },
      // Not when the card was closed meanwhile.
      () => {
        onClose();
        if (found !== undefined) openConversation?.(found);
      },
    );
  };
  return (
    <>
      <ActionButton
        decision={onMessagePerson ? { allowed: true } : available}
        icon={MessageCircleIcon}
        variant="primary"
        busy={busy}
        onPress={go}
      >
        {own('card.message')}
      </ActionButton>
      {refusal}
    </>
  );
}

/** A sentence that goes with a request. */
function AskForm(props: {
  readonly busy: boolean;
  readonly onAsk: (words: string | undefined) => void;
  readonly onCancel: () => void;
}): ReactElement {
  const { busy, onAsk, onCancel } = props;
  const own = useOwnStrings(peopleStrings);
  const [words, setWords] = useState('');
  return (
    <CardForm
      answer={own('card.wording.send')}
      busy={busy}
      onSave={() => onAsk(words.trim() || undefined)}
      onCancel={onCancel}
    >
      <label className="cl-stack">
        <span className="cl-label">{own('card.wording')}</span>
        <input
          className="cl-field"
          ref={focusNow}
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </label>
    </CardForm>
  );
}
