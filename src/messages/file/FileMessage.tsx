import type { ReactElement } from 'react';
import type { FileContent } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';
import { FileRow } from '../FileRow.js';
import { MessageText } from '../MessageText.js';

/** One or several files, each with a download. */
export function FileMessage({ content, messageKey, progress, meta }: MessageViewProps<FileContent>): ReactElement {
  return (
    <div className="cl-frame cl-file-message">
      {content.items.map((item, index) => (
        <FileRow
          key={`${index}:${item.media.id}`}
          media={item.media}
          name={item.name}
          progress={progress}
          messageKey={messageKey}
        />
      ))}
      {content.caption === undefined ? (
        <span className="cl-message__below">{meta}</span>
      ) : (
        <MessageText text={content.caption} meta={meta} />
      )}
    </div>
  );
}
