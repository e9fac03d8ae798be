'use client';
import type { ReactElement } from 'react';
import { CoverImage, pictureOf, placeholderColor, useStill, type GalleryItem } from '../../messages/index.js';
import { useStrings } from '../../react/index.js';
import { ImageIcon, PlayIcon } from '../../ui/index.js';
import { stripControls } from '../../utils/stripControls.js';
import { useSenderName } from './SharedRow.js';

/** One picture or film of the grid. */
export function MediaCell(props: {
  readonly item: GalleryItem;
  /** The one that the Tab key reaches. */
  readonly current: boolean;
  readonly onOpen: () => void;
}): ReactElement {
  const { item, current, onOpen } = props;
  const translator = useStrings();
  const { url, error, blocked } = useStill(item.media, pictureOf(item), 'thumbnail');
  const sender = useSenderName(item.message.conversationId, item.message);
  const what =
    stripControls(item.alt ?? '').trim() ||
    translator.t(item.kind === 'image' ? 'messages.type.image' : 'messages.type.video');
  const broken = <ImageIcon className="cl-detail__icon" size={24} />;
  return (
    <button
      type="button"
      className="cl-detail__cell"
      data-cell={item.key}
      aria-label={`${what}, ${sender}, ${translator.formatMoment(item.message.time)}`}
      aria-haspopup="dialog"
      tabIndex={current ? 0 : -1}
      style={{ backgroundColor: placeholderColor(item.media) }}
      onClick={onOpen}
    >
      <CoverImage url={url} fallback={broken} />
      {url === undefined && (error !== undefined || blocked !== undefined) ? broken : null}
      {item.kind === 'video' ? (
        <span className="cl-on-media cl-detail__film">
          <PlayIcon size={12} />
          {item.media.duration === undefined ? null : (
            <bdi className="cl-meta">{translator.formatDuration(item.media.duration)}</bdi>
          )}
        </span>
      ) : null}
    </button>
  );
}
