'use client';
import { useEffect, useRef, useState, type ReactElement, type ReactNode, type RefObject } from 'react';
import { useStrings } from '../../react/index.js';
import { ArrowLeftIcon, IconButton } from '../../ui/index.js';
import type { GalleryItem } from './gallery.js';
import { ZoomInIcon, ZoomOutIcon } from './icons.js';
import { LargeFilm, LargePicture, Waiting } from './LargeMedia.js';
import { useGestures } from './useGestures.js';
import { useMediaWords } from './useMediaWords.js';
import { STEP, type Size } from './zoom.js';

/** Props of {@link LightboxRoom}. */
export interface LightboxRoomProps {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly item: GalleryItem;
  /** What it is called, for people who do not see it. */
  readonly name: string;
  readonly before: GalleryItem | undefined;
  readonly after: GalleryItem | undefined;
  readonly onStep: (step: -1 | 1) => void;
  readonly onClose: () => void;
  /** More tools. */
  readonly children: ReactNode;
}

/** Pixels one press of an arrow key moves a picture that is zoomed in. */
const PAN = 80;

/** The one picture or film that is looked at, and the tools around it. */
export function LightboxRoom(props: LightboxRoomProps): ReactElement {
  const { dialog, item, name, before, after, onStep, onClose, children } = props;
  const { dir } = useStrings();
  const words = useMediaWords();
  const [known, setKnown] = useState<{ readonly key: string; readonly size: Size } | undefined>(undefined);
  const picture = known?.key === item.key ? known.size : undefined;
  const step = (to: -1 | 1): void => {
    if (to < 0 ? before : after) onStep(to);
  };
  const gestures = useGestures({
    subject: item.key,
    picture,
    // To where it is pulled from: in left-to-right pages the next one comes from the right.
    onSwipe: (way) => (way === 'down' ? onClose() : step((dir === 'rtl' ? way : -way) as -1 | 1)),
    onOutside: onClose,
  });
  const { room, zoom, drag, handlers } = gestures;

  const onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    // A film has keys of its own.
    if ((event.target as Element).closest('video') !== null) return;
    const zoomed = zoom.scale > 1;
    const forward = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const actions: Readonly<Record<string, () => void>> = {
      ArrowRight: () => (zoomed ? gestures.panBy(-PAN, 0) : step(forward === 'ArrowRight' ? 1 : -1)),
      ArrowLeft: () => (zoomed ? gestures.panBy(PAN, 0) : step(forward === 'ArrowLeft' ? 1 : -1)),
      ArrowUp: () => gestures.panBy(0, PAN),
      ArrowDown: () => gestures.panBy(0, -PAN),
      PageUp: () => step(-1),
      PageDown: () => step(1),
      '+': () => gestures.zoomBy(STEP),
      '=': () => gestures.zoomBy(STEP),
      '-': () => gestures.zoomBy(1 / STEP),
      '0': () => gestures.reset(),
    };
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
    if (!action) return;
    event.preventDefault();
    action();
  };
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const element = dialog.current;
    // On the dialog: its cross and its strip of thumbnails lie outside of this room.
    const listener = (event: KeyboardEvent): void => latest.current(event);
    element?.addEventListener('keydown', listener);
    return () => element?.removeEventListener('keydown', listener);
  }, [dialog]);

  const moved = drag
    ? drag.axis === 'x'
      ? `translateX(${drag.by}px)`
      : `translateY(${drag.by}px) scale(${1 - drag.by / 2000})`
    : `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})`;
  return (
    <>
      {/* Every gesture has a key and, but for moving about, a button. One element for all items: it holds the focus. */}
      <div
        ref={room}
        className="cl-lightbox__room"
        // Takes the focus first, so that keys work at once and the screen reader begins with what is shown.
        tabIndex={-1}
        role="group"
        aria-label={name}
        data-zoomed={zoom.scale > 1 || undefined}
        data-dragged={drag ? true : undefined}
        {...(item.kind === 'image' ? handlers : {})}
      >
        {item.kind === 'image' ? (
          <LargePicture
            key={item.key}
            item={item}
            name={name}
            transform={moved}
            onReady={(size) => setKnown({ key: item.key, size })}
          />
        ) : (
          <LargeFilm key={item.key} item={item} name={name} />
        )}
        <Waiting item={before} />
        <Waiting item={after} />
      </div>
      <div className="cl-lightbox__tools">
        {item.kind === 'image' ? (
          <>
            <IconButton
              icon={ZoomOutIcon}
              label={words('media.zoomOut')}
              aria-disabled={zoom.scale <= 1}
              onClick={() => gestures.zoomBy(1 / STEP)}
            />
            <IconButton
              icon={ZoomInIcon}
              label={words('media.zoomIn')}
              aria-disabled={picture === undefined}
              onClick={() => gestures.zoomBy(STEP)}
            />
          </>
        ) : null}
        {children}
      </div>
      {before || after ? (
        <>
          <IconButton
            className="cl-on-media cl-lightbox__step"
            data-to="before"
            icon={ArrowLeftIcon}
            label={words('media.previous')}
            aria-disabled={!before}
            onClick={() => step(-1)}
          />
          <IconButton
            className="cl-on-media cl-lightbox__step"
            data-to="after"
            icon={ArrowLeftIcon}
            label={words('media.next')}
            aria-disabled={!after}
            onClick={() => step(1)}
          />
        </>
      ) : null}
    </>
  );
}
