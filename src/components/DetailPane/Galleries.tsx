'use client';
import type { ReactElement } from 'react';
import { MediaProvider, useOwnStrings } from '../../messages/index.js';
import { Tabs } from '../MessageActions/index.js';
import { LinksGallery } from './LinksGallery.js';
import { MediaGallery } from './MediaGallery.js';
import { MessageGallery } from './MessageGallery.js';
import { detailStrings } from './strings.js';
import { galleryKinds, type GalleryKind, type GalleryProps } from './views.js';

/** Everything of some kind that was shared in the conversation, newest first, by month. */
export function Galleries(
  props: GalleryProps & { readonly kind: GalleryKind; readonly onKindChange: (kind: GalleryKind) => void },
): ReactElement {
  const { kind, onKindChange, onOpenMessage } = props;
  const t = useOwnStrings(detailStrings);
  return (
    <MediaProvider>
      <div className="cl-detail__gallery">
        <Tabs
          label={t('detail.shared')}
          tabs={galleryKinds.map((id) => ({ id, label: t(`detail.${id}`) }))}
          current={kind}
          onChange={(id) => onKindChange(id as GalleryKind)}
        >
          {kind === 'media' ? (
            <MediaGallery onOpenMessage={onOpenMessage} />
          ) : kind === 'links' ? (
            <LinksGallery onOpenMessage={onOpenMessage} />
          ) : (
            <MessageGallery key={kind} kind={kind} onOpenMessage={onOpenMessage} />
          )}
        </Tabs>
      </div>
    </MediaProvider>
  );
}
