'use client';
import type { ReactElement } from 'react';
import { useSummaryText } from '../../../messages/index.js';
import type { MessageSnapshot } from '../../../model/index.js';
import { useConversationName } from '../../../react/index.js';
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
    <ul className="cl-kept-list">
      {items.map((item) => (
        <li key={`${item.ref?.conversationId} ${item.ref?.messageId}`} className="cl-kept-list__item">
          <button type="button" className="cl-kept-list__go" onClick={() => onGo?.(item)}>
            <span className="cl-kept-list__head">
              <Text className="cl-kept-list__name" truncate>
                {item.senderName || t.t('common.someone')}
              </Text>
              {named && item.ref ? <Place id={item.ref.conversationId} /> : null}
              <time className="cl-kept-list__time">{t.formatListTime(item.time)}</time>
            </span>
            <Words content={item.content} />
          </button>
          {onRemove ? (
            <IconButton icon={XIcon} size="small" label={removeLabel} onClick={() => onRemove(item)} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Place({ id }: { readonly id: string }): ReactElement {
  return (
    <Text className="cl-kept-list__place" truncate>
      {useConversationName(id)}
    </Text>
  );
}

function Words({ content }: Pick<MessageSnapshot, 'content'>): ReactElement {
  return (
    <span className="cl-kept-list__words" dir="auto">
      {useSummaryText(content)}
    </span>
  );
}
