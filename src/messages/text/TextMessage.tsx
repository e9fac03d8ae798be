import type { ReactElement } from 'react';
import type { TextContent } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';
import { MessageText } from '../MessageText.js';
import { isEmojiOnly } from './emojiOnly.js';

/** Words. Links and mentions are live; nothing of the text is ever HTML. */
export function TextMessage({ content, meta }: MessageViewProps<TextContent>): ReactElement {
  const large = isEmojiOnly(content.text);
  return <MessageText text={content.text} entities={content.entities} size={large ? 'emoji' : 'text'} meta={meta} />;
}
