'use client';
import { useRef, type ReactElement } from 'react';
import { ChevronRightIcon, IconButton, Text } from '../../ui/index.js';
import type { CardCarousel } from '../content.js';
import { useOwnStrings } from '../ownStrings.js';
import { BlockView, stillViews } from './StillBlockView.js';
import { cardStrings } from './strings.js';

/** Cards side by side: swiped, scrolled with keys, or stepped through with the buttons below. */
export function CardCarouselView(props: { readonly block: CardCarousel; readonly messageKey: string }): ReactElement {
  const { block, messageKey } = props;
  const t = useOwnStrings(cardStrings);
  const track = useRef<HTMLUListElement>(null);
  const step = (by: 1 | -1): void => {
    const { current } = track;
    const width = current?.firstElementChild?.getBoundingClientRect().width ?? 0;
    const forward = current && getComputedStyle(current).direction === 'rtl' ? -1 : 1;
    current?.scrollBy({ left: by * forward * (width + 8), behavior: 'smooth' });
  };
  const count = block.slides.length;
  return (
    <div className="cl-card-message__carousel">
      {/* A stop in the tab order, so that keys scroll it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul ref={track} className="cl-card-message__track" aria-label={t('card.slides')} tabIndex={0}>
        {block.slides.map((slide, index) => (
          <li
            // Slides have no ids and do not move.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            className="cl-frame cl-card-message__slide"
            aria-label={t('card.slide', { index: index + 1, count })}
          >
            {slide.title === undefined ? null : (
              <span className="cl-card-message__title">
                <Text>{slide.title}</Text>
              </span>
            )}
            {slide.blocks.map((inner, place) => (
              // oxlint-disable-next-line react/no-array-index-key
              <BlockView views={stillViews} key={place} block={inner} messageKey={`${messageKey}/${index}/${place}`} />
            ))}
          </li>
        ))}
      </ul>
      {count < 2 ? null : (
        <div className="cl-message__below">
          <IconButton
            className="cl-card-message__back"
            size="small"
            icon={ChevronRightIcon}
            label={t('card.previous')}
            onClick={() => step(-1)}
          />
          <IconButton size="small" icon={ChevronRightIcon} label={t('card.next')} onClick={() => step(1)} />
        </div>
      )}
    </div>
  );
}
