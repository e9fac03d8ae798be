'use client';
import { useMemo, type ReactElement } from 'react';
import type { Message, MessageSnapshot } from '../../model/index.js';
import { useStrings } from '../../react/index.js';
import { Avatar, Text } from '../../ui/index.js';
import { hueOf } from '../../utils/hueOf.js';
import { InnerContent } from '../InnerContent.js';

/** One message of a bundle: who, when, and what, drawn by the view of its type. */
export function MergedItem(props: {
  readonly item: MessageSnapshot;
  readonly index: number;
  /** The message that holds the bundle. */
  readonly message: Message;
  /** Key of the bundle. */
  readonly bundleKey: string;
  /** Another person wrote the one before. */
  readonly first: boolean;
}): ReactElement {
  const { item, index, message, bundleKey, first } = props;
  const translator = useStrings();
  const { senderName, senderId, time, content } = item;
  const name = senderName || translator.t('common.someone');
  const id = senderId ?? name;
  const inner = useMemo<Message>(
    () => ({
      id: item.ref?.messageId ?? '',
      conversationId: item.ref?.conversationId ?? message.conversationId,
      senderId: id,
      senderName,
      time,
      position: { value: index, tie: '' },
      content,
      revision: 0,
      lanes: {},
    }),
    [content, id, index, item.ref, message.conversationId, senderName, time],
  );
  return (
    <li className="cl-merged-item" data-first={first || undefined} data-type={content.type}>
      <span className="cl-merged-item__avatar">{first ? <Avatar id={id} name={name} size={32} /> : null}</span>
      <div className="cl-merged-item__column">
        <div className="cl-merged-item__head">
          <span className="cl-merged-item__name" data-cl-hue={hueOf(id)}>
            <Text truncate>{name}</Text>
          </span>
          {time > 0 ? (
            <time className="cl-quiet" dateTime={new Date(time).toISOString()}>
              {translator.formatListTime(time)}
            </time>
          ) : null}
        </div>
        <div className="cl-merged-item__content">
          <InnerContent content={content} message={inner} messageKey={`${bundleKey}/${index}`} />
        </div>
      </div>
    </li>
  );
}
