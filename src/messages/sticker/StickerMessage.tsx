'use client';
import { useRef, useState, type ReactElement, type SyntheticEvent } from 'react';
import { useMedia, useStrings } from '../../react/index.js';
import { IconButton, PauseIcon, PlayIcon, Text } from '../../ui/index.js';
import { stripControls } from '../../utils/stripControls.js';
import type { StickerContent } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';
import { useReducedMotion } from '../media.js';
import { isPicture } from '../mediaBox.js';
import { useOwnStrings } from '../ownStrings.js';
import { findSticker } from './packs.js';
import { useStickerPacks } from './StickerPacksProvider.js';
import { stickerStrings } from './strings.js';

const SIZE = 144;

/** A sticker: bare, at one size, with what it shows as its text. */
export function StickerMessage({ content, meta }: MessageViewProps<StickerContent>): ReactElement {
  const translator = useStrings();
  const sticker = findSticker(useStickerPacks(), content);
  const { url: own, media, animated = false } = sticker;
  const fits = media !== undefined && isPicture(media);
  const { url, error } = useMedia(own === undefined && fits ? media : undefined, 'preview');
  const [failed, setFailed] = useState(false);
  const src = own ?? url;
  const name = stripControls(sticker.alt) || translator.t('messages.type.sticker');
  const lost = failed || error !== undefined || (own === undefined && !fits);
  return (
    <div className="cl-sticker-message">
      <div className="cl-sticker-message__box">
        {lost ? (
          <Instead name={name} emoji={sticker.emoji} />
        ) : src === undefined ? (
          <span className="cl-visually-hidden">{name}</span>
        ) : animated ? (
          <Moving src={src} name={name} onFail={() => setFailed(true)} />
        ) : (
          <img
            className="cl-cover cl-sticker-message__image"
            src={src}
            alt={name}
            width={SIZE}
            height={SIZE}
            decoding="async"
            draggable={false}
            referrerPolicy="no-referrer"
            onError={() => setFailed(true)}
          />
        )}
      </div>
      <div className="cl-message__below">{meta}</div>
    </div>
  );
}

/** Families with flags are no longer. */
const LONGEST_EMOJI = 32;

/** The emoji nearest to it, or its words. */
function Instead(props: { readonly name: string; readonly emoji: string | undefined }): ReactElement {
  const { name } = props;
  const emoji = props.emoji !== undefined && props.emoji.length <= LONGEST_EMOJI ? props.emoji : undefined;
  const t = useOwnStrings(stickerStrings);
  return (
    <span
      className="cl-quiet cl-sticker-message__instead"
      role="img"
      aria-label={`${name}. ${t('sticker.failed')}`}
      data-emoji={emoji !== undefined || undefined}
    >
      <Text>{emoji ?? name}</Text>
    </span>
  );
}

/** One that moves: it can be stopped, and where less motion is asked for it does not begin by itself. */
function Moving(props: { readonly src: string; readonly name: string; readonly onFail: () => void }): ReactElement {
  const { src, name, onFail } = props;
  const t = useOwnStrings(stickerStrings);
  const reduced = useReducedMotion();
  const [wanted, setWanted] = useState<boolean | undefined>(undefined);
  const moving = wanted ?? !reduced;
  const still = useRef<HTMLCanvasElement>(null);
  // The first picture of it, painted once: what is shown while it stands still.
  const paint = ({ currentTarget }: SyntheticEvent<HTMLImageElement>): void => {
    const { current: canvas } = still;
    if (canvas === null || currentTarget.naturalWidth === 0) return;
    const scale = Math.min(1, (2 * SIZE) / Math.max(currentTarget.naturalWidth, currentTarget.naturalHeight));
    canvas.width = Math.max(1, Math.round(currentTarget.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(currentTarget.naturalHeight * scale));
    canvas.getContext('2d')?.drawImage(currentTarget, 0, 0, canvas.width, canvas.height);
  };
  return (
    <>
      <canvas
        ref={still}
        className="cl-cover cl-sticker-message__image"
        data-hidden={moving || undefined}
        aria-hidden="true"
      />
      <img
        className="cl-cover cl-sticker-message__image"
        data-hidden={!moving || undefined}
        src={src}
        alt={name}
        decoding="async"
        draggable={false}
        referrerPolicy="no-referrer"
        onLoad={paint}
        onError={onFail}
      />
      <IconButton
        className="cl-sticker-message__toggle"
        size="small"
        icon={moving ? PauseIcon : PlayIcon}
        label={t(moving ? 'sticker.pause' : 'sticker.play')}
        onClick={() => setWanted(!moving)}
      />
    </>
  );
}
