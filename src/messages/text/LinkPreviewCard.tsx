'use client';
import type { ReactElement } from 'react';
import type { MediaRef } from '../../model/index.js';
import { useMedia } from '../../react/index.js';
import { GlobeIcon } from '../../ui/index.js';
import { CoverImage } from '../media.js';
import { useOpenLink } from '../openLink.js';
import type { LinkPreviewCardProps } from '../textTools.js';

/** Site, title, text and picture of what is behind a link. The host is always shown: what a page calls itself proves nothing. */
export function LinkPreviewCard({ preview }: LinkPreviewCardProps): ReactElement {
  const { url, title, description, siteName, imageUrl } = preview;
  const onOpenLink = useOpenLink();
  const { hostname, pathname } = new URL(url);
  const host = (hostname === '' ? pathname : hostname).replace(/^www\./u, '');
  const site = siteName === undefined || siteName.toLowerCase() === host ? undefined : siteName;
  return (
    <a
      className="cl-link-preview"
      href={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      onClick={onOpenLink ? (event) => onOpenLink(url, event) : undefined}
    >
      {imageUrl === undefined ? null : <Picture id={imageUrl} />}
      <span className="cl-link-preview__words">
        <span className="cl-meta cl-truncate">
          {site === undefined ? null : (
            <>
              <bdi>{site}</bdi>
              {' · '}
            </>
          )}
          <bdi dir="ltr">{host}</bdi>
        </span>
        {title === undefined ? null : (
          <span className="cl-label cl-truncate" dir="auto">
            {title}
          </span>
        )}
        {description === undefined ? null : (
          <span className="cl-clamp cl-link-preview__text" dir="auto" data-alone={title === undefined || undefined}>
            {description}
          </span>
        )}
      </span>
    </a>
  );
}

/** The picture, where the adapter resolves it: nothing is loaded from the address itself. */
function Picture({ id }: { readonly id: string }): ReactElement {
  const ref: MediaRef = { id, mime: 'image/*', size: 0 };
  const { url, error } = useMedia(ref, 'thumbnail');
  const globe = <GlobeIcon size={20} />;
  return (
    <span className="cl-link-preview__picture">
      {url === undefined || error !== undefined ? (
        globe
      ) : (
        <CoverImage className="cl-link-preview__image" url={url} fallback={globe} />
      )}
    </span>
  );
}
