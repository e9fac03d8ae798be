'use client';
import type { ReactElement, ReactNode } from 'react';
import { useSummaryText } from '../../../messages/index.js';
import type { Translator } from '../../../i18n/index.js';
import type { ConversationId, MessageSnapshot } from '../../../model/index.js';
import { ConversationScope, useConversationName } from '../../../react/index.js';
import { IconButton, Text, XIcon } from '../../../ui/index.js';
import type { ActionTranslator } from '../useActionStrings.js';

/** Copies of messages in a dialog: who, when, two lines of what; a press leads there. */
export function KeptList(props: {
  readonly items: readonly MessageSnapshot[];
  /** Says of which conversation each is. */
  readonly named?: boolean | undefined;
  readonly onGo: ((item: MessageSnapshot) => void) | undefined;
  readonly onRemove: ((item: MessageSnapshot) => void) | undefined;
  readonly removeLabel: string;
  readonly t: ActionTranslator;
}): ReactElement {
  const { items, named = false, onGo, onRemove, removeLabel, t } = props;
  return (
    <ul>
      {items.map((item) => (
        <KeptRow
          key={`${item.ref?.conversationId} ${item.ref?.messageId}`}
          name={item.senderName ?? ''}
          conversationId={named ? item.ref?.conversationId : undefined}
          time={item.time}
          words={<Summary item={item} />}
          onGo={onGo && (() => onGo(item))}
          onRemove={onRemove && (() => onRemove(item))}
          removeLabel={removeLabel}
          t={t}
        />
      ))}
    </ul>
  );
}

/** One row of such a list. */
export function KeptRow(props: {
  /** Who wrote it; empty where it is not known. */
  readonly name: string;
  /** Said where the list is over all conversations. */
  readonly conversationId?: ConversationId | undefined;
  readonly time: number;
  readonly words: ReactNode;
  /** A line below. */
  readonly note?: ReactNode;
  /** Without it nothing leads there. */
  readonly onGo: (() => void) | undefined;
  readonly onRemove?: (() => void) | undefined;
  readonly removeLabel?: string | undefined;
  readonly t: Pick<Translator, 't' | 'formatListTime'>;
}): ReactElement {
  const { name, conversationId, time, words, note, onGo, onRemove, removeLabel = '', t } = props;
  const inside = (
    <>
      <span className="cl-quiet cl-kept-list__head">
        <Text className="cl-kept-list__name" truncate>
          {name || t.t('common.someone')}
        </Text>
        {conversationId === undefined ? null : <Place id={conversationId} />}
        <time className="cl-kept-list__time" dir="auto">
          {t.formatListTime(time)}
        </time>
      </span>
      <span className="cl-clamp" dir="auto">
        {words}
      </span>
      {note === undefined ? null : <span className="cl-quiet cl-kept-list__head">{note}</span>}
    </>
  );
  return (
    <li className="cl-row cl-kept-list__item">
      {onGo ? (
        <button type="button" className="cl-words cl-kept-list__go" onClick={onGo}>
          {inside}
        </button>
      ) : (
        <div className="cl-words cl-kept-list__go">{inside}</div>
      )}
      {onRemove ? <IconButton icon={XIcon} size="small" label={removeLabel} onClick={onRemove} /> : null}
    </li>
  );
}

function Place({ id }: { readonly id: string }): ReactElement {
  return (
    <Text className="cl-person-row__name" truncate>
      {useConversationName(id)}
    </Text>
  );
}

/** Names people as they are named where it was written. */
function Summary({ item: { ref, content } }: { readonly item: MessageSnapshot }): ReactElement {
  const words = <Words content={content} />;
  return ref ? <ConversationScope conversationId={ref.conversationId}>{words}</ConversationScope> : words;
}

function Words({ content }: Pick<MessageSnapshot, 'content'>): ReactElement {
  return <>{useSummaryText(content)}</>;
}
