import type { ReactElement } from 'react';
import type { TextContent } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';
import { MessageText } from '../MessageText.js';
import { isEmojiOnly } from './emojiOnly.js';
import { LinkPreview, shownPreview } from './LinkPreview.js';

/** Words, and what is behind a link in them. Links and mentions are live; nothing of the text is ever HTML. */
export function TextMessage({ content, message, messageKey, meta }: MessageViewProps<TextContent>): ReactElement {
  const large = isEmojiOnly(content.text);
  const preview = shownPreview(message);
  const text = (
    <MessageText
      text={content.text}
      entities={content.entities}
      format={large ? 'plain' : content.format}
      size={large ? 'emoji' : 'text'}
      textKey={messageKey}
      source={content}
      meta={preview ? undefined : meta}
    />
  );
  if (!preview) return text;
  return (
    <>
      {text}
      <LinkPreview preview={preview} />
      <div className="cl-message__below">{meta}</div>
    </>
  );
}
