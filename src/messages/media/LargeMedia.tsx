'use client';
import { useRef, useState, type ReactElement } from 'react';
import { useMedia, useStrings } from '../../react/index.js';
import { Button, Spinner } from '../../ui/index.js';
import { mayDecode } from '../mediaBox.js';
import { pictureOf, type GalleryItem } from './gallery.js';
import { FirstFrame, MotionButton, useMotion } from './motion.js';
import { placeholderColor } from './placeholderColor.js';
import { useFilm } from './useFilm.js';
import { useMediaWords } from './useMediaWords.js';
import { useStill } from './useStill.js';
import type { Size } from './zoom.js';

interface LargeProps {
  readonly item: GalleryItem;
  readonly name: string;
}

/** A picture in its full size. */
export function LargePicture(
  props: LargeProps & { readonly transform: string; readonly onReady: (size: Size) => void },
): ReactElement {
  const { item, name, transform, onReady } = props;
  const translator = useStrings();
  const { url, error, retry } = useMedia(item.media, 'original', { asked: true });
  const motion = useMotion(item.media);
  const image = useRef<HTMLImageElement>(null);
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const failed = error !== undefined || state === 'failed';
  if (failed) {
    return (
      <Problem
        text={translator.t('messages.image.failed')}
        onRetry={() => {
          setState('loading');
          retry();
        }}
      />
    );
  }
  return (
    <>
      {state === 'loading' ? <Spinner /> : null}
      {url === undefined ? null : (
        <img
          ref={image}
          className="cl-lightbox__picture"
          data-state={state}
          data-still={motion.still || undefined}
          src={url}
          alt={name}
          decoding="async"
          draggable={false}
          referrerPolicy="no-referrer"
          style={{ transform, backgroundColor: placeholderColor(item.media) }}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => {
            if (!mayDecode(width, height)) return setState('failed');
            setState('ready');
            onReady({ width, height });
          }}
          onError={() => setState('failed')}
        />
      )}
      {motion.still && state === 'ready' ? (
        <FirstFrame
          className="cl-lightbox__picture"
          data-state="ready"
          image={image}
          // Never smaller than the room: it takes the same place as the picture.
          limit={Math.max(screen.width, screen.height) * devicePixelRatio}
          style={{ transform }}
        />
      ) : null}
      {state === 'ready' ? <MotionButton className="cl-on-media cl-lightbox__motion" motion={motion} /> : null}
    </>
  );
}

/** A film with the browser's own controls. */
export function LargeFilm({ item, name }: LargeProps): ReactElement {
  const words = useMediaWords();
  const element = useRef<HTMLVideoElement>(null);
  const film = useFilm(element, item.media, item.cover);
  if (film.failed) return <Problem text={words('media.film.failed')} onRetry={film.retry} />;
  if (film.url === undefined) return <Spinner />;
  return (
    // Films of a chat come without captions of their own; what they say stands in their alternative text.
    // eslint-disable-next-line jsx-a11y/media-has-caption
    <video
      ref={element}
      className="cl-lightbox__film"
      src={film.url}
      poster={film.poster}
      aria-label={name}
      controls
      playsInline
      preload="metadata"
      width={item.media.width}
      height={item.media.height}
      onPlay={film.onPlay}
      onError={film.onError}
    />
  );
}

/** Loads what may be looked at next. */
export function Waiting({ item }: { readonly item: GalleryItem | undefined }): ReactElement | null {
  return item === undefined ? null : <Loaded key={item.key} item={item} />;
}

function Loaded({ item }: { readonly item: GalleryItem }): ReactElement | null {
  const { url } = useStill(item.media, pictureOf(item), 'preview');
  return url === undefined ? null : (
    <img className="cl-lightbox__waiting" src={url} alt="" referrerPolicy="no-referrer" />
  );
}

function Problem({ text, onRetry }: { readonly text: string; readonly onRetry: () => void }): ReactElement {
  const translator = useStrings();
  return (
    <div className="cl-lightbox__failed" role="alert">
      <span>{text}</span>
      <Button onClick={onRetry}>{translator.t('common.retry')}</Button>
    </div>
  );
}
