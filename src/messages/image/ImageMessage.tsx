'use client';
import { useMemo, type CSSProperties, type ReactElement } from 'react';
import { useConversationScope, useStrings } from '../../react/index.js';
import { stripControls } from '../../utils/stripControls.js';
import type { ImageContent } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';
import { FileRow } from '../FileRow.js';
import { galleryOf, MediaProvider, Picture, UploadRing, useStage } from '../media.js';
import { isPicture } from '../mediaBox.js';
import { MessageText } from '../MessageText.js';
import { albumOf, SHOWN } from './album.js';

/** A picture or an album. The box is kept free from width and height, so that nothing moves when the picture comes. */
export function ImageMessage(props: MessageViewProps<ImageContent>): ReactElement {
  return (
    <MediaProvider>
      <Album {...props} />
    </MediaProvider>
  );
}

function Album({ content, message, messageKey, progress, meta }: MessageViewProps<ImageContent>): ReactElement {
  const translator = useStrings();
  const stage = useStage();
  const timeline = useConversationScope();
  const items = useMemo(() => galleryOf(messageKey, message), [messageKey, message]);
  const others = content.items.filter((item) => !isPicture(item.media));
  const shown = items.slice(0, SHOWN);
  const more = items.length - shown.length;
  const { shape, box } = albumOf(items.map((item) => item.media));
  const photo = translator.t('messages.image.photo');
  const nameOf = (name: string | undefined): string => stripControls(name ?? '').trim() || photo;
  const withMore = (name: string): string => `${name}, ${translator.t('messages.image.more', { count: more })}`;
  const overlay = content.caption === undefined && others.length === 0;
  const style: CSSProperties = { width: box.width, aspectRatio: `${box.width} / ${box.height}` };
  return (
    <div className="cl-image-message">
      {shown.length === 0 ? null : (
        <div className="cl-image-message__grid" data-shape={shape} style={style}>
          {shown.map((item, index) => (
            <Picture
              key={item.key}
              media={item.media}
              name={nameOf(item.alt)}
              label={more > 0 && index === SHOWN - 1 ? withMore(nameOf(item.alt)) : undefined}
              fileName={item.name}
              onOpen={() => stage.show({ timeline, messageKey, index, items })}
            >
              {more > 0 && index === SHOWN - 1 ? (
                <span className="cl-image-message__more" aria-hidden="true">
                  {`+${translator.formatNumber(more)}`}
                </span>
              ) : null}
            </Picture>
          ))}
          <UploadRing messageKey={messageKey} progress={progress} />
          {overlay ? <span className="cl-on-media cl-media-meta">{meta}</span> : null}
        </div>
      )}
      {others.length === 0 ? null : (
        <div className="cl-caption cl-image-message__files">
          {others.map((item, index) => (
            <FileRow
              key={`${index}:${item.media.id}`}
              media={item.media}
              name={nameOf(item.name)}
              // Where pictures stand above, they show it.
              progress={shown.length === 0 ? progress : undefined}
              messageKey={messageKey}
            />
          ))}
        </div>
      )}
      {overlay ? null : (
        <div className="cl-caption">
          {content.caption === undefined ? meta : <MessageText text={content.caption} meta={meta} />}
        </div>
      )}
    </div>
  );
}
