'use client';
import type { ReactElement, ReactNode } from 'react';
import { describeDenial } from '../../i18n/index.js';
import { useOwnStrings, useSummaryText } from '../../messages/index.js';
import type { DraftForward, MessageId, MessageSnapshot } from '../../model/index.js';
import {
  useConversation,
  useConversationScope,
  useDisplayName,
  useMessageById,
  useSelfId,
  useStrings,
  type Composer,
} from '../../react/index.js';
import { ForwardIcon, IconButton, PencilIcon, ReplyIcon, Text, XIcon, type IconComponent } from '../../ui/index.js';
import { hueOf } from '../../utils/hueOf.js';
import { barStrings } from './barStrings.js';

/** Props of {@link ComposerBar}. */
export interface ComposerBarProps {
  readonly composer: Composer;
  readonly onCancel: () => void;
}

/** Above the field: what is answered, handed on or edited, and the way out of it. */
export function ComposerBar({ composer, onCancel }: ComposerBarProps): ReactElement | null {
  const { quote, forward, editing } = composer;
  if (editing !== undefined) return <EditBar messageId={editing} onCancel={onCancel} />;
  if (forward) return <ForwardBar forward={forward} composer={composer} onCancel={onCancel} />;
  return quote ? <ReplyBar quote={quote} onCancel={onCancel} /> : null;
}

interface BarProps {
  readonly icon: IconComponent;
  readonly title: string;
  /** Color of whose words it is about. */
  readonly hue?: number | undefined;
  /** What the way out of it says. */
  readonly cancel: string;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

function Bar({ icon: Icon, title, hue, cancel, onCancel, children }: BarProps): ReactElement {
  return (
    <div className="cl-row cl-composer-bar" role="group" aria-label={title}>
      <Icon className="cl-excerpt__icon" size={18} />
      <div className="cl-words cl-excerpt cl-composer-bar__words" data-cl-hue={hue}>
        <Text className="cl-excerpt__title" truncate>
          {title}
        </Text>
        {children}
      </div>
      <IconButton icon={XIcon} size="small" label={cancel} onClick={onCancel} />
    </div>
  );
}

/** The name a reader knows the sender of a copy by. */
function useSenderName({ senderId, senderName }: MessageSnapshot): string {
  const { t } = useStrings();
  const { conversationId } = useConversationScope();
  const groupId = useConversation(conversationId)?.groupId;
  const known = useDisplayName(senderId ?? '', groupId, senderName);
  return (senderId === undefined ? senderName : known) || t('common.someone');
}

function ReplyBar({
  quote,
  onCancel,
}: {
  readonly quote: MessageSnapshot;
  readonly onCancel: () => void;
}): ReactElement {
  const { t } = useStrings();
  const selfId = useSelfId();
  const own = quote.senderId !== undefined && quote.senderId === selfId;
  const name = useSenderName(quote);
  return (
    <Bar
      icon={ReplyIcon}
      title={own ? t('composer.replyingToSelf') : t('composer.replyingTo', { name })}
      hue={hueOf(quote.senderId ?? quote.senderName)}
      cancel={t('composer.discardReply')}
      onCancel={onCancel}
    >
      <Excerpt content={quote.content} />
    </Bar>
  );
}

function ForwardBar(props: {
  readonly forward: DraftForward;
  readonly composer: Composer;
  readonly onCancel: () => void;
}): ReactElement {
  const { forward, composer, onCancel } = props;
  const { forwardPermission } = composer;
  const translator = useStrings();
  const t = useOwnStrings(barStrings);
  const left = forward.items.filter(({ content }) => content.type !== 'recalled');
  const names = [...new Set(left.map(({ senderName }) => senderName))];
  const [first, ...others] = left;
  return (
    <Bar
      icon={ForwardIcon}
      title={
        names.length > 0 ? t('bar.forward', { count: left.length, names: names.slice(0, 3) }) : t('bar.forward.none')
      }
      hue={names.length === 1 && first ? hueOf(first.senderId ?? first.senderName) : undefined}
      cancel={t('bar.forward.discard')}
      onCancel={onCancel}
    >
      {!forwardPermission.allowed ? (
        <span className="cl-composer-bar__refused" role="alert">
          {describeDenial(translator, forwardPermission.reason, forwardPermission.until)}
        </span>
      ) : !first ? (
        <Text>{t('bar.forward.gone')}</Text>
      ) : others.length > 0 && forward.bundle !== undefined ? (
        <Text truncate>{t('bar.forward.bundle', { title: forward.bundle })}</Text>
      ) : (
        <Excerpt content={first.content} />
      )}
    </Bar>
  );
}

function EditBar({
  messageId,
  onCancel,
}: {
  readonly messageId: MessageId;
  readonly onCancel: () => void;
}): ReactElement {
  const { t } = useStrings();
  const message = useMessageById(messageId);
  return (
    <Bar icon={PencilIcon} title={t('composer.editing')} cancel={t('composer.discardEdit')} onCancel={onCancel}>
      {message ? <Excerpt content={message.content} /> : null}
    </Bar>
  );
}

function Excerpt({ content }: Pick<MessageSnapshot, 'content'>): ReactElement {
  return <Text truncate>{useSummaryText(content)}</Text>;
}
