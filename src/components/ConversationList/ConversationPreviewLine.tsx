'use client';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import type { StringPart } from '../../i18n/index.js';
import { displayName, type ConversationId } from '../../model/index.js';
import {
  useChat,
  useChatStore,
  useConversation,
  useConversationPreview,
  useSelfId,
  useStrings,
  useTypeRegistry,
  type ConversationPreview as Preview,
} from '../../react/index.js';
import { ownSummary, peopleOf, summaryText, type MessageTypeRegistry } from '../../messages/index.js';
import { AlertCircleIcon, ClockIcon, Text, VisuallyHidden } from '../../ui/index.js';
import { personName } from '../names/index.js';

/** Props of {@link ConversationPreviewLine}. */
export interface ConversationPreviewLineProps {
  readonly conversationId: ConversationId;
  /** The conversation is open: what is being written in it is in the composer, and need not be said twice. */
  readonly active?: boolean | undefined;
  /** Who was meant in what is unread. */
  readonly mention?: 'me' | 'all' | undefined;
}

type MessagePreview = Extract<Preview, { kind: 'message' }>;

/** The second line of a row: who is writing, what was begun, or what was last said. */
export function ConversationPreviewLine({
  conversationId,
  active = false,
  mention,
}: ConversationPreviewLineProps): ReactElement {
  const found = useConversationPreview(conversationId);
  const last = useLastMessage(conversationId, active && found.kind === 'draft');
  const preview: Preview = active && found.kind === 'draft' ? last : found;
  const { t, parts } = useStrings();

  return (
    <span className="cl-conversation__preview" data-kind={preview.kind}>
      {mention === undefined || preview.kind === 'typing' ? null : (
        <span className="cl-conversation__prefix" data-kind="mention">
          {t(mention === 'me' ? 'conversations.mentionMe' : 'conversations.mentionAll')}
        </span>
      )}
      {preview.kind === 'typing' ? (
        <span className="cl-truncate cl-conversation__text">
          <TypingLine conversationId={conversationId} names={preview.names} />
        </span>
      ) : null}
      {preview.kind === 'draft' ? (
        <>
          <span className="cl-conversation__prefix" data-kind="draft">
            {t('conversations.draft')}
          </span>
          <Text truncate>{preview.text}</Text>
        </>
      ) : null}
      {preview.kind === 'message' ? <MessageLine preview={preview} parts={parts} /> : null}
      {preview.kind === 'empty' ? (
        <span className="cl-truncate cl-conversation__text">{t('conversations.noMessages')}</span>
      ) : null}
    </span>
  );
}

function TypingLine(props: {
  readonly conversationId: ConversationId;
  readonly names: readonly string[];
}): ReactElement {
  const { t } = useStrings();
  const inGroup = useConversation(props.conversationId)?.groupId !== undefined;
  const [name, other] = props.names.map((known) => (known === '' ? t('common.someone') : known));
  if (!inGroup || name === undefined) return <>{t('conversations.typing')}</>;
  if (other === undefined) return <>{t('conversations.typing.one', { name })}</>;
  if (props.names.length === 2) return <>{t('conversations.typing.two', { name, other })}</>;
  return <>{t('conversations.typing.many', { count: props.names.length })}</>;
}

function MessageLine(props: {
  readonly preview: MessagePreview;
  readonly parts: ReturnType<typeof useStrings>['parts'];
}): ReactElement {
  const { preview, parts } = props;
  const { summary } = preview;
  const text = useSummaryText(preview);
  const line = (
    <Text key="text" truncate>
      {text}
    </Text>
  );
  // A notice is a whole sentence that names who did it.
  const isNotice = summary.kind.startsWith('notice.') || summary.kind === 'recalled';
  const name = preview.senderName;
  return (
    <>
      <StatusMark status={preview.status} />
      {isNotice
        ? line
        : preview.mine
          ? compose(parts('conversations.you', { text: '' }), { text: line })
          : // Empty while the person is looked up.
            name === undefined || name === ''
            ? line
            : compose(parts('conversations.from', { name, text: '' }), {
                name: (
                  <Text key="name" truncate>
                    {name}
                  </Text>
                ),
                text: line,
              })}
    </>
  );
}

/** Draws a sentence: everything up to the message's own words is its prefix. */
function compose(
  pieces: readonly StringPart[],
  values: { readonly text: ReactNode; readonly name?: ReactNode },
): ReactNode {
  const end = pieces.findIndex((piece) => piece.type === 'param' && piece.name === 'text');
  const draw = (piece: StringPart): ReactNode =>
    piece.type === 'text' ? piece.text : piece.name === 'name' ? values.name : values.text;
  if (end < 0) return values.text;
  return (
    <>
      <span className="cl-conversation__prefix" data-kind="sender">
        {pieces.slice(0, end).map(draw)}
      </span>
      {pieces.slice(end).map(draw)}
    </>
  );
}

function StatusMark({ status }: { readonly status: MessagePreview['status'] }): ReactElement | null {
  const { t } = useStrings();
  if (status !== 'sending' && status !== 'failed') return null;
  const Mark = status === 'sending' ? ClockIcon : AlertCircleIcon;
  return (
    <span className="cl-conversation__status" data-status={status}>
      <Mark size={14} />
      <VisuallyHidden>{t(status === 'sending' ? 'conversations.sending' : 'conversations.failed')}</VisuallyHidden>
    </span>
  );
}

const nobody: readonly string[] = [];

function useSummaryText({ summary, content }: MessagePreview): string {
  // Not useMessageTypes, which brings the views: the built-in types have sentences for all they say.
  const types = useTypeRegistry<MessageTypeRegistry>();
  const translator = useStrings();
  const selfId = useSelfId();
  const ids = useMemo(() => (summary.kind.startsWith('notice.') ? peopleOf(summary) : nobody), [summary]);
  const names = useChat(
    (state) => (ids.length === 0 ? nobody : ids.map((id) => displayName(state.users.get(id), ''))),
    (a, b) => a.length === b.length && a.every((name, index) => name === b[index]),
  );
  return useMemo(
    () =>
      summaryText(
        translator,
        summary,
        (id, known, role) => {
          if (id === selfId) return translator.t(role === 'actor' ? 'common.you' : 'common.youObject');
          const name = names[ids.indexOf(id)];
          return name !== undefined && name !== '?' ? name : (known ?? translator.t('common.someone'));
        },
        () => (types ? ownSummary(types, content, translator) : undefined),
      ),
    [translator, summary, content, types, selfId, names, ids],
  );
}

/** The preview as it were without the draft. */
function useLastMessage(conversationId: ConversationId, wanted: boolean): Preview {
  const { contents } = useChatStore();
  const selfId = useSelfId(conversationId);
  const conversation = useConversation(conversationId);
  const message = wanted ? conversation?.lastMessage : undefined;
  const senderName = useChat((state) =>
    message && conversation?.groupId !== undefined
      ? personName(state, message.senderId, conversation.groupId, message.senderName)
      : undefined,
  );
  return useMemo<Preview>(() => {
    if (!message) return { kind: 'empty' };
    const mine = message.senderId === selfId;
    return {
      kind: 'message',
      summary: contents.summarize(message.content),
      content: message.content,
      mine,
      senderId: message.senderId,
      senderName: mine ? undefined : senderName,
      time: message.time,
      revision: message.revision,
    };
  }, [contents, message, selfId, senderName]);
}
