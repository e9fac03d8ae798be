'use client';
import { useState, type ReactElement } from 'react';
import { toChatError } from '../../contract/index.js';
import { describeError } from '../../i18n/index.js';
import type { UserId } from '../../model/index.js';
import {
  useAvailability,
  useChatActions,
  useConversation,
  useConversationScope,
  useDisplayName,
  useMedia,
  useSelfId,
  useStrings,
  useUser,
} from '../../react/index.js';
import { Avatar, Button, MessageCircleIcon, Text } from '../../ui/index.js';
import { readUrl } from '../../utils/readUrl.js';
import type { ContactContent } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';
import { isPicture } from '../mediaBox.js';
import { useMessageHandlers } from '../messageHandlers.js';
import { useOpenLink } from '../openLink.js';
import { useOwnStrings } from '../ownStrings.js';
import { Permitted } from '../Permitted.js';
import { phoneHref } from './phoneHref.js';
import { contactStrings } from './strings.js';

/** A person's card, with a way to write to the person. */
export function ContactMessage({ content, meta }: MessageViewProps<ContactContent>): ReactElement {
  const { userId, name = '' } = content;
  return (
    <div className="cl-frame cl-contact-message">
      {userId === undefined ? (
        <Person content={content} name={name} />
      ) : (
        <KnownPerson content={content} userId={userId} />
      )}
      <Ways content={content} />
      <div className="cl-message__below">{meta}</div>
    </div>
  );
}

/** Somebody who uses the same service: the directory's name wins over the one that was sent. */
function KnownPerson({ content, userId }: { readonly content: ContactContent; readonly userId: UserId }): ReactElement {
  const t = useOwnStrings(contactStrings);
  const { conversationId } = useConversationScope();
  const groupId = useConversation(conversationId)?.groupId;
  const user = useUser(userId);
  const name = useDisplayName(userId, groupId, content.name);
  const selfId = useSelfId();
  const gone = user?.deleted ?? false;
  return (
    <>
      <Person
        content={content}
        name={name}
        avatar={user?.avatar ?? content.avatar}
        gone={gone}
        detail={selfId === userId ? t('contact.you') : undefined}
      />
      {selfId === userId || gone ? null : <Write userId={userId} name={name} />}
    </>
  );
}

function Person(props: {
  readonly content: ContactContent;
  readonly name: string;
  readonly avatar?: ContactContent['avatar'];
  readonly gone?: boolean | undefined;
  readonly detail?: string | undefined;
}): ReactElement {
  const { content, name, avatar = content.avatar, gone, detail } = props;
  const translator = useStrings();
  const { url } = useMedia(avatar && isPicture(avatar) ? avatar : undefined, 'thumbnail');
  return (
    <div className="cl-row">
      <Avatar id={content.userId ?? name} name={name} src={url} muted={gone} />
      <span className="cl-words">
        <Text className="cl-label" fallback={translator.t('common.someone')}>
          {name}
        </Text>
        <Text className="cl-meta">{detail ?? content.organization ?? translator.t('messages.type.contact')}</Text>
      </span>
    </div>
  );
}

/** Numbers and addresses, as links. */
function Ways({ content: { phones = [], emails = [] } }: { readonly content: ContactContent }): ReactElement | null {
  const onOpenLink = useOpenLink();
  const all = [
    ...phones.map((text) => ({ text, href: phoneHref(text) })),
    ...emails.map((text) => ({ text, href: readUrl(`mailto:${text}`) })),
  ];
  if (all.length === 0) return null;
  return (
    <ul className="cl-stack">
      {all.map(({ text, href }, index) => (
        <li key={`${index}:${text}`}>
          {href === undefined ? (
            <Text>{text}</Text>
          ) : (
            <a
              className="cl-contact-message__way"
              href={href}
              rel="noopener noreferrer nofollow"
              onClick={onOpenLink ? (event) => onOpenLink(href, event) : undefined}
            >
              <Text>{text}</Text>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Opens the direct conversation, or does what the host wants. Not there where nothing could show it. */
function Write({ userId, name }: { readonly userId: UserId; readonly name: string }): ReactElement | null {
  const t = useOwnStrings(contactStrings);
  const translator = useStrings();
  const actions = useChatActions();
  const { onMessagePerson, openConversation } = useMessageHandlers();
  const available = useAvailability('conversations.startDirect');
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: string }>({ busy: false });
  if (!onMessagePerson && !openConversation) return null;
  const start = (): void => {
    if (onMessagePerson) return onMessagePerson(userId);
    setState({ busy: true });
    actions.startWith(userId).then(
      ({ id }) => {
        setState({ busy: false });
        openConversation?.(id);
      },
      (reason: unknown) => setState({ busy: false, error: describeError(translator, toChatError(reason)) }),
    );
  };
  return (
    <>
      <Permitted decision={onMessagePerson ? { allowed: true } : available}>
        {(control) => (
          <Button
            {...control}
            icon={MessageCircleIcon}
            busy={state.busy}
            aria-label={t('contact.messagePerson', { name: name || translator.t('common.someone') })}
            onClick={start}
          >
            {t('contact.message')}
          </Button>
        )}
      </Permitted>
      {state.error === undefined ? null : (
        <span role="alert" className="cl-error cl-message-error">
          {state.error}
        </span>
      )}
    </>
  );
}
