'use client';
import { useState, type CSSProperties, type ReactElement } from 'react';
import { useMedia, useStrings } from '../../react/index.js';
import { ImageIcon } from '../../ui/index.js';
import { stripControls } from '../../utils/stripControls.js';
import type { ImageContent, MediaItem } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';
import { FileRow } from '../FileRow.js';
import { isPicture, mediaBox, placeholderColor } from '../mediaBox.js';
import { MessageText } from '../MessageText.js';

/** Pictures of one message that are drawn; the last one says how many more there are. */
const SHOWN = 4;

/** A picture or an album. The box is kept free from width and height, so that nothing moves when the picture comes. */
export function ImageMessage({ content, meta }: MessageViewProps<ImageContent>): ReactElement {
  const translator = useStrings();
  const pictures = content.items.filter((item) => isPicture(item.media));
  const others = content.items.filter((item) => !isPicture(item.media));
  const shown = pictures.slice(0, SHOWN);
  const more = pictures.length - shown.length;
  const [single] = shown;
  const box = shown.length === 1 ? mediaBox(single?.media) : { width: 320, height: shown.length === 2 ? 160 : 320 };
  const overlay = content.caption === undefined && others.length === 0;
  const style: CSSProperties = { width: box.width, aspectRatio: `${box.width} / ${box.height}` };
  return (
    <div className="cl-image-message">
      {shown.length === 0 ? null : (
        <div className="cl-image-message__grid" data-count={shown.length} style={style}>
          {shown.map((item, index) => (
            <Picture key={`${index}:${item.media.id}`} item={item}>
              {more > 0 && index === SHOWN - 1 ? (
                <span className="cl-image-message__more">
                  <span aria-hidden="true">{`+${translator.formatNumber(more)}`}</span>
                  <span className="cl-visually-hidden">{translator.t('messages.image.more', { count: more })}</span>
                </span>
              ) : null}
            </Picture>
          ))}
          {overlay ? <span className="cl-image-message__meta">{meta}</span> : null}
        </div>
      )}
      {others.length === 0 ? null : (
        <div className="cl-image-message__files">
          {others.map((item, index) => (
            <FileRow
              key={`${index}:${item.media.id}`}
              media={item.media}
              name={item.name ?? translator.t('messages.image.photo')}
            />
          ))}
        </div>
      )}
      {overlay ? null : (
        <div className="cl-image-message__caption">
          {content.caption === undefined ? meta : <MessageText text={content.caption} meta={meta} />}
        </div>
      )}
    </div>
  );
}

function Picture(props: { readonly item: MediaItem; readonly children: React.ReactNode }): ReactElement {
  const { item, children } = props;
  const translator = useStrings();
  const { url, error } = useMedia(item.media, 'preview');
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const failed = error !== undefined || state === 'failed';
  const name = stripControls(item.alt ?? '') || translator.t('messages.image.photo');
  return (
    <span
      className="cl-image-message__picture"
      data-state={failed ? 'failed' : state}
      style={{ backgroundColor: placeholderColor(item.media) }}
    >
      {failed ? (
        <span
          className="cl-image-message__failed"
          role="img"
          aria-label={`${name}. ${translator.t('messages.image.failed')}`}
        >
          <ImageIcon size={24} />
          <span aria-hidden="true">{translator.t('messages.image.failed')}</span>
        </span>
      ) : null}
      {url === undefined || failed ? null : (
        <img
          className="cl-image-message__image"
          src={url}
          alt={name}
          width={item.media.width}
          height={item.media.height}
          decoding="async"
          draggable={false}
          referrerPolicy="no-referrer"
          onLoad={() => setState('ready')}
          onError={() => setState('failed')}
        />
      )}
      {/* Until the picture is there it has its name all the same. */}
      {url === undefined && !failed ? <span className="cl-visually-hidden">{name}</span> : null}
      {children}
    </span>
  );
}
