'use client';
import { useMemo, useState, type ComponentType, type ReactElement } from 'react';
import { useMedia } from '../../react/index.js';
import { Text } from '../../ui/index.js';
import { stripControls } from '../../utils/stripControls.js';
import type { CardBlock, CardFields, CardImage, CardText, TextContent } from '../content.js';
import { InnerContent } from '../InnerContent.js';
import { Placeholder, placeholderColor } from '../media.js';
import { isPicture, mediaBox } from '../mediaBox.js';
import { CardButtonRow } from './CardButtonRow.js';
import { useCardActions } from './cardActions.js';

/** Props of the view of a block. */
export interface BlockProps<B extends CardBlock = CardBlock> {
  readonly block: B;
  readonly messageKey: string;
}

/** Views of blocks by their kind. A Map: the kind comes from others, and must not find what every object has. */
export type BlockViews = ReadonlyMap<string, ComponentType<BlockProps<never>>>;

/** Views of the blocks that a slide of a carousel may hold, too. */
export const stillViews: BlockViews = new Map<string, ComponentType<BlockProps<never>>>([
  ['text', Words],
  ['image', Picture],
  ['fields', Fields],
  ['buttons', CardButtonRow],
]);

/** One block by the views given; nothing for a kind that is not among them. */
export function BlockView({
  views,
  block,
  messageKey,
}: BlockProps & { readonly views: BlockViews }): ReactElement | null {
  const View = views.get(block.kind) as ComponentType<BlockProps> | undefined;
  return View ? <View block={block} messageKey={messageKey} /> : null;
}

function Words({ block, messageKey }: BlockProps<CardText>): ReactElement {
  const { message } = useCardActions();
  const { text, format } = block;
  const content = useMemo<TextContent>(() => ({ type: 'text', text, format, entities: [] }), [text, format]);
  return <InnerContent content={content} message={message} messageKey={messageKey} />;
}

function Picture({ block: { media, alt = '' } }: BlockProps<CardImage>): ReactElement | null {
  const fits = isPicture(media);
  const { url, error } = useMedia(fits ? media : undefined, 'preview');
  const [failed, setFailed] = useState<string | undefined>(undefined);
  const { width, height } = mediaBox(media);
  if (!fits || error !== undefined || (url !== undefined && failed === url))
    return alt === '' ? null : <Text className="cl-meta cl-card-message__note">{alt}</Text>;
  return (
    <span
      className="cl-card-message__picture"
      style={{ aspectRatio: `${width} / ${height}`, backgroundColor: placeholderColor(media) }}
    >
      <Placeholder media={media} />
      {url === undefined ? null : (
        <img
          className="cl-cover"
          src={url}
          alt={stripControls(alt)}
          decoding="async"
          draggable={false}
          referrerPolicy="no-referrer"
          onError={() => setFailed(url)}
        />
      )}
    </span>
  );
}

function Fields({ block }: BlockProps<CardFields>): ReactElement {
  return (
    <dl className="cl-stack">
      {block.fields.map(({ label, value }, index) => (
        <div key={`${index}:${label}`} className="cl-card-message__field">
          <dt className="cl-card-message__label">
            <Text>{label}</Text>
          </dt>
          <dd className="cl-card-message__value">
            <Text fallback="–">{value}</Text>
          </dd>
        </div>
      ))}
    </dl>
  );
}
