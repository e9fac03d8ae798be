'use client';
import { useEffect, useMemo, useRef, useState, type CSSProperties, type ReactElement } from 'react';
import { useConversationScope, useStrings } from '../../react/index.js';
import { Button, IconButton, PlayIcon, Spinner } from '../../ui/index.js';
import { stripControls } from '../../utils/stripControls.js';
import type { VideoContent } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';
import {
  ExpandIcon,
  galleryOf,
  MediaProvider,
  Placeholder,
  placeholderColor,
  UploadRing,
  useFilm,
  useMediaWords,
  useStage,
  useStill,
} from '../media.js';
import { mediaBox } from '../mediaBox.js';
import { MessageText } from '../MessageText.js';

/** A film: its cover until it is asked for, then the browser's own player in its place. */
export function VideoMessage(props: MessageViewProps<VideoContent>): ReactElement {
  return (
    <MediaProvider>
      <Film {...props} />
    </MediaProvider>
  );
}

function Film({ content, message, messageKey, progress, meta }: MessageViewProps<VideoContent>): ReactElement {
  const { media, cover, caption } = content;
  const translator = useStrings();
  const words = useMediaWords();
  const stage = useStage();
  const timeline = useConversationScope();
  const items = useMemo(() => galleryOf(messageKey, message), [messageKey, message]);
  const [wanted, setWanted] = useState(false);
  const film = useRef<HTMLVideoElement>(null);
  const box = mediaBox(media.width ? media : (cover ?? media));
  const style: CSSProperties = {
    width: Math.max(200, box.width),
    aspectRatio: `${Math.max(200, box.width)} / ${box.height}`,
    backgroundColor: placeholderColor(cover ?? media),
  };
  const name = stripControls(content.alt ?? '').trim() || translator.t('messages.type.video');
  const enlarge = (): void => {
    film.current?.pause();
    stage.show({ timeline, messageKey, index: 0, items });
  };
  return (
    <div className="cl-image-message">
      <div className="cl-video-message__box" style={style} data-playing={wanted || undefined}>
        {wanted ? (
          <Player content={content} name={name} film={film} onGiveUp={() => setWanted(false)} />
        ) : (
          <Cover content={content} name={name} onPlay={() => setWanted(true)} />
        )}
        <IconButton
          className="cl-on-media cl-video-message__enlarge"
          size="small"
          icon={ExpandIcon}
          label={words('media.film.enlarge')}
          aria-haspopup="dialog"
          onClick={enlarge}
        />
        <UploadRing messageKey={messageKey} progress={progress} />
        {caption === undefined ? <span className="cl-on-media cl-media-meta">{meta}</span> : null}
      </div>
      {caption === undefined ? null : (
        <div className="cl-caption">
          <MessageText text={caption} meta={meta} />
        </div>
      )}
    </div>
  );
}

interface CoverProps {
  readonly content: VideoContent;
  readonly name: string;
  readonly onPlay: () => void;
}

/** The still picture, with length and size. Nothing of the film itself is loaded. */
function Cover({ content: { media, cover }, name, onPlay }: CoverProps): ReactElement {
  const translator = useStrings();
  const words = useMediaWords();
  const still = useStill(media, cover, 'preview');
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const { duration, size } = media;
  const facts = [
    ...(duration === undefined ? [] : [translator.formatDuration(duration)]),
    ...(size > 0 ? [translator.formatBytes(size)] : []),
  ];
  const label =
    duration === undefined
      ? words('media.film.play')
      : words('media.film.playLength', { duration: translator.formatSpokenDuration(duration) });
  return (
    <button type="button" className="cl-video-message__cover" aria-label={`${label}. ${name}`} onClick={onPlay}>
      <Placeholder media={cover ?? media} />
      {still.url === undefined || state === 'failed' ? null : (
        <img
          className="cl-cover cl-picture__image cl-video-message__still"
          data-state={state}
          src={still.url}
          alt=""
          decoding="async"
          draggable={false}
          referrerPolicy="no-referrer"
          onLoad={() => setState('ready')}
          onError={() => setState('failed')}
        />
      )}
      <span className="cl-on-media cl-video-message__play">
        <PlayIcon size={24} />
      </span>
      {facts.length === 0 ? null : (
        <span className="cl-on-media cl-media-meta cl-video-message__facts" aria-hidden="true">
          {facts.join(' · ')}
        </span>
      )}
    </button>
  );
}

interface PlayerProps {
  readonly content: VideoContent;
  readonly name: string;
  readonly film: React.RefObject<HTMLVideoElement | null>;
  readonly onGiveUp: () => void;
}

/** The film itself. It was asked for, so it begins, and pauses whatever else plays in the chat. */
function Player({ content: { media, cover }, name, film, onGiveUp }: PlayerProps): ReactElement {
  const translator = useStrings();
  const words = useMediaWords();
  const { url, poster, failed, retry, onPlay, onError } = useFilm(film, media, cover);
  useEffect(() => {
    // The button that had the focus has given way to the player.
    if (url !== undefined) film.current?.focus({ preventScroll: true });
  }, [url, film]);
  if (failed) {
    return (
      <span className="cl-media-failed">
        <span role="alert">{words('media.film.failed')}</span>
        <Button size="small" onClick={retry}>
          {translator.t('common.retry')}
        </Button>
        <Button size="small" variant="link" onClick={onGiveUp}>
          {translator.t('common.close')}
        </Button>
      </span>
    );
  }
  if (url === undefined) {
    return (
      <span className="cl-media-failed" aria-busy="true">
        <Spinner label={translator.t('common.loading')} />
      </span>
    );
  }
  return (
    // Films of a chat come without captions of their own; what they show stands in their alternative text.
    // eslint-disable-next-line jsx-a11y/media-has-caption
    <video
      ref={film}
      className="cl-video-message__film"
      src={url}
      poster={poster}
      aria-label={name}
      controls
      autoPlay
      playsInline
      preload="none"
      onPlay={onPlay}
      onError={onError}
    />
  );
}
