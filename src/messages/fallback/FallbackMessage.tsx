'use client';
import type { ReactElement } from 'react';
import type { Content } from '../../model/index.js';
import { useChatStore, useStrings } from '../../react/index.js';
import { MessageCircleIcon, Text, type IconComponent } from '../../ui/index.js';
import type { MessageViewProps } from '../defineMessageType.js';
import { fallbackIcon } from './icons.js';

/** What is known of a message without a view of its own: what kind it is, and the words it came with. */
export function FallbackMessage({ content, meta }: MessageViewProps): ReactElement {
  const { contents } = useChatStore();
  return <FallbackLine content={content} text={contents.summarize(content).text} meta={meta} />;
}

/** The line itself. */
export function FallbackLine(props: {
  readonly content: Content;
  readonly text: string | undefined;
  readonly icon?: IconComponent | undefined;
  readonly meta?: React.ReactNode;
}): ReactElement {
  const translator = useStrings();
  const { content, text, icon: Icon = fallbackIcon(content.type) ?? MessageCircleIcon, meta } = props;
  const name = translator.find(`messages.type.${content.type}`) ?? translator.t('messages.type.unknown');
  const nameless = content.type === 'unknown' || content.type === 'custom';
  const words = text ?? (nameless ? translator.t('messages.unknown') : undefined);
  return (
    <div className="cl-fallback-message">
      <span className="cl-disc">
        <Icon />
      </span>
      <span className="cl-words">
        <span className="cl-label">{name}</span>
        {words === undefined ? null : <Text className="cl-clamp cl-fallback-message__text">{words}</Text>}
      </span>
      {meta}
    </div>
  );
}
