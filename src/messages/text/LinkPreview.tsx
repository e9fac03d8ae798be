'use client';
import type { ReactElement } from 'react';
import type { LinkPreview as LinkPreviewData, Message } from '../../model/index.js';
import { ownValue, readLine, readList } from '../../utils/readers.js';
import { readUrl } from '../../utils/readUrl.js';
import { useLazySource } from '../lazySource.js';
import { useTextTools } from '../textTools.js';

/** Previews that are looked at. */
const LOOKED_AT = 10;

/** The preview that is drawn: the first that leads somewhere and says something. Previews come from the adapter; the kit asks nobody for them. */
export function shownPreview(message: Message): LinkPreviewData | undefined {
  const { preview } = message.lanes;
  if (preview === undefined || message.recalled !== undefined) return undefined;
  const [first] = readList(preview.value, LOOKED_AT, (item) => {
    const url = readUrl(ownValue(item, 'url'));
    const title = readLine(ownValue(item, 'title'), 200);
    const description = readLine(ownValue(item, 'description'), 300);
    if (url === undefined || (title === undefined && description === undefined)) return undefined;
    const image = ownValue(item, 'imageUrl');
    return {
      url,
      title,
      description,
      siteName: readLine(ownValue(item, 'siteName'), 60),
      imageUrl: typeof image === 'string' && image !== '' && image.length <= 4096 ? image : undefined,
    };
  });
  return first;
}

/** What is behind a link. Its box is kept free while it is being loaded. */
export function LinkPreview({ preview }: { readonly preview: LinkPreviewData }): ReactElement {
  const loaded = useLazySource(useTextTools().preview, true);
  return loaded ? (
    <loaded.Component preview={preview} />
  ) : (
    <div className="cl-link-preview" aria-busy="true">
      <span className="cl-visually-hidden">{preview.title}</span>
    </div>
  );
}
