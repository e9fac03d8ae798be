'use client';
import { useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { MediaRef } from '../../model/index.js';
import { useMedia, useStrings } from '../../react/index.js';
import { Button, DownloadIcon, IconButton, ImageIcon, Spinner, XIcon } from '../../ui/index.js';
import { mayDecode } from '../mediaBox.js';
import { mediaFileName } from './mediaFileName.js';
import { FirstFrame, MotionButton, useMotion } from './motion.js';
import { Placeholder } from './Placeholder.js';
import { placeholderColor } from './placeholderColor.js';
import { useDownload } from './useDownload.js';
import { useMediaWords } from './useMediaWords.js';

/** Props of {@link Picture}. */
export interface PictureProps {
  readonly media: MediaRef;
  /** What it shows, for people who do not see it. */
  readonly name: string;
  /** Name of the button that shows it large, where that says more than what the picture shows. */
  readonly label?: string | undefined;
  /** Its file name, if it has one: what it is saved under, where it cannot be shown. */
  readonly fileName?: string | undefined;
  /** Pressed to see it large. */
  readonly onOpen: () => void;
  /** Drawn over it. */
  readonly children?: ReactNode;
}

/** Pixels of a picture that stands still: sharp in the largest box there is, on a dense screen. */
const STILL = 720;

/** One picture of a message: pressing it shows it large. What moves can be stopped, and stands still for readers who want less motion. */
export function Picture({ media, name, label = name, fileName, onOpen, children }: PictureProps): ReactElement {
  const words = useMediaWords();
  const [allowed, setAllowed] = useState(false);
  const { url, error, blocked, retry } = useMedia(media, 'preview', { asked: allowed });
  const [state, setState] = useState<'loading' | 'ready' | 'failed' | 'huge'>('loading');
  const motion = useMotion(media);
  const image = useRef<HTMLImageElement>(null);
  const failed = error !== undefined || state === 'failed' || state === 'huge';
  return (
    <span
      className="cl-picture"
      data-state={failed ? 'failed' : state}
      style={{ backgroundColor: placeholderColor(media) }}
    >
      <Placeholder media={media} />
      {failed ? (
        <Failed
          media={media}
          name={name}
          fileName={fileName}
          huge={state === 'huge'}
          onRetry={() => {
            setState('loading');
            retry();
          }}
        />
      ) : blocked === undefined ? (
        // A name of its own: the picture has none before it is there.
        <button type="button" className="cl-picture__open" aria-label={label} aria-haspopup="dialog" onClick={onOpen}>
          {url === undefined ? null : (
            <img
              ref={image}
              className="cl-cover cl-picture__image"
              src={url}
              alt={name}
              width={media.width}
              height={media.height}
              decoding="async"
              draggable={false}
              referrerPolicy="no-referrer"
              data-still={motion.still || undefined}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                setState(mayDecode(naturalWidth, naturalHeight) ? 'ready' : 'huge')
              }
              onError={() => setState('failed')}
            />
          )}
          {motion.still && state === 'ready' ? (
            <FirstFrame className="cl-cover cl-picture__image" image={image} limit={STILL} />
          ) : null}
          {children}
        </button>
      ) : (
        <span className="cl-media-failed">
          <span className="cl-visually-hidden">{name}</span>
          <Button size="small" onClick={() => setAllowed(true)}>
            {words('media.load', { host: blocked })}
          </Button>
        </span>
      )}
      {state === 'ready' && !failed ? (
        <MotionButton className="cl-on-media cl-picture__motion" motion={motion} />
      ) : null}
    </span>
  );
}

interface FailedProps extends Pick<PictureProps, 'media' | 'name' | 'fileName'> {
  readonly huge: boolean;
  readonly onRetry: () => void;
}

/** What stands where a picture should be: why, and how to get at it. */
function Failed({ media, name, fileName, huge, onRetry }: FailedProps): ReactElement {
  const translator = useStrings();
  const words = useMediaWords();
  const file = mediaFileName(fileName, 'image', media.mime);
  const download = useDownload(media, file);
  const loading = download.state === 'loading';
  const why = huge ? words('media.tooLarge') : translator.t('messages.image.failed');
  return (
    <span className="cl-media-failed">
      <span className="cl-stack" role="img" aria-label={`${name}. ${why}`}>
        <ImageIcon size={24} />
        <span aria-hidden="true">{why}</span>
      </span>
      {huge ? (
        <IconButton
          icon={loading ? XIcon : DownloadIcon}
          label={loading ? words('file.cancelDownload') : translator.t('messages.download', { name: file })}
          aria-busy={loading || undefined}
          onClick={loading ? download.cancel : download.start}
        />
      ) : (
        <Button size="small" onClick={onRetry}>
          {translator.t('common.retry')}
        </Button>
      )}
      {loading ? <Spinner /> : null}
      {download.state === 'failed' ? <span role="alert">{translator.t('messages.downloadFailed')}</span> : null}
    </span>
  );
}
