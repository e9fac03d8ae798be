'use client';
import { useEffect, useRef, type ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { PlayIcon } from '../../ui/index.js';
import { stripControls } from '../../utils/stripControls.js';
import { placeholderColor } from './placeholderColor.js';
import { pictureOf, type GalleryItem } from './gallery.js';
import { useMediaWords } from './useMediaWords.js';
import { useStill } from './useStill.js';

/** Thumbnails to each side: a conversation may hold thousands. */
const AROUND = 12;

/** Props of {@link FilmStrip}. */
export interface FilmStripProps {
  readonly items: readonly GalleryItem[];
  readonly index: number;
  readonly onGo: (index: number) => void;
}

/** Small pictures of what lies around the one that is looked at. One stop of the Tab key: the arrow keys of the lightbox go on. */
export function FilmStrip({ items, index, onGo }: FilmStripProps): ReactElement {
  const words = useMediaWords();
  const strip = useRef<HTMLDivElement>(null);
  const from = Math.max(0, index - AROUND);
  const shown = items.slice(from, index + AROUND + 1);
  const current = items[index]?.key;
  useEffect(() => {
    const box = strip.current;
    const thumb = box?.querySelector<HTMLElement>('[aria-current]');
    if (!box || !thumb) return;
    // The strip alone is moved: scrollIntoView would move whatever else scrolls.
    const by = thumb.getBoundingClientRect().left + thumb.offsetWidth / 2;
    const middle = box.getBoundingClientRect().left + box.clientWidth / 2;
    box.scrollLeft += by - middle;
    if (box.contains(document.activeElement)) thumb.focus({ preventScroll: true });
  }, [current, shown.length]);
  return (
    <div ref={strip} className="cl-lightbox__strip" role="group" aria-label={words('media.others')}>
      {shown.map((item, offset) => (
        <Thumb key={item.key} item={item} current={item.key === current} onGo={() => onGo(from + offset)} />
      ))}
    </div>
  );
}

interface ThumbProps {
  readonly item: GalleryItem;
  readonly current: boolean;
  readonly onGo: () => void;
}

function Thumb({ item, current, onGo }: ThumbProps): ReactElement {
  const translator = useStrings();
  const { url } = useStill(item.media, pictureOf(item), 'thumbnail');
  const name =
    stripControls(item.alt ?? '').trim() ||
    translator.t(item.kind === 'image' ? 'messages.type.image' : 'messages.type.video');
  return (
    <button
      type="button"
      className="cl-lightbox__thumb"
      aria-current={current || undefined}
      aria-label={name}
      tabIndex={current ? 0 : -1}
      style={{ backgroundColor: placeholderColor(item.media) }}
      onClick={onGo}
    >
      {url === undefined ? null : (
        <img className="cl-cover" src={url} alt="" draggable={false} referrerPolicy="no-referrer" />
      )}
      {item.kind === 'video' ? <PlayIcon className="cl-lightbox__thumb-mark" size={16} /> : null}
    </button>
  );
}
