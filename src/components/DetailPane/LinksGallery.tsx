'use client';
import { useCallback, useMemo, type ReactElement, type ReactNode } from 'react';
import {
  findLinks,
  mayHoldLinks,
  shownPreview,
  useLazySource,
  useOpenLink,
  useOwnStrings,
  useTextTools,
  type LinkFinder,
} from '../../messages/index.js';
import type { Message } from '../../model/index.js';
import { useTypedHistory } from '../../react/index.js';
import { ExternalLinkIcon, Text } from '../../ui/index.js';
import { GalleryList } from './GalleryList.js';
import { useRowsByMonth, type Shared } from './months.js';
import { SharedRow } from './SharedRow.js';
import { detailStrings } from './strings.js';
import type { GalleryProps } from './views.js';

interface Link extends Shared {
  readonly message: Message;
  readonly href: string;
  /** The address as it was written, or in punycode where it could pass for another. */
  readonly text: string;
}

const texts = ['text'] as const;

function textOf({ content }: Message): string {
  const { text } = content as { readonly text?: unknown };
  return typeof text === 'string' ? text : '';
}

const mayHold = (message: Message): boolean => mayHoldLinks(textOf(message));

function linksOf(message: Message, finder: LinkFinder | undefined): readonly Link[] {
  const seen = new Set<string>();
  return findLinks(textOf(message), finder).flatMap(({ start, href, text }) => {
    // People and phones are no pages.
    if (!/^https?:/u.test(href) || seen.has(href)) return [];
    seen.add(href);
    return [{ key: `${message.id}:${start}`, time: message.time, message, href, text }];
  });
}

/** Addresses in texts. */
export function LinksGallery({ onOpenMessage }: GalleryProps): ReactElement {
  const t = useOwnStrings(detailStrings);
  const finder = useLazySource(useTextTools().finder, true);
  const history = useTypedHistory(texts, mayHold);
  const { items } = history;
  const links = useMemo(() => items.flatMap((message) => linksOf(message, finder)), [items, finder]);
  const rows = useRowsByMonth(links, 1);
  const renderItems = useCallback(
    ([link]: readonly Link[]): ReactNode =>
      link ? (
        <SharedRow message={link.message} onOpenMessage={onOpenMessage}>
          <Anchor link={link} />
        </SharedRow>
      ) : null,
    [onOpenMessage],
  );
  return (
    <GalleryList
      history={finder ? history : { ...history, status: 'loading' }}
      rows={rows}
      rowHeight={72}
      label={t('detail.links')}
      icon={ExternalLinkIcon}
      empty={t('detail.links.empty')}
      renderItems={renderItems}
    />
  );
}

/** The address, below what its page is called where the backend has told. A new tab that knows nothing of this one; the host may do something else. */
function Anchor({ link }: { readonly link: Link }): ReactElement {
  const { message, href, text } = link;
  const onOpenLink = useOpenLink();
  const preview = shownPreview(message);
  const title = preview?.url === href ? preview.title : undefined;
  return (
    <a
      className="cl-detail__link"
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      onClick={onOpenLink ? (event) => onOpenLink(href, event) : undefined}
    >
      {title === undefined ? null : (
        <Text className="cl-label cl-detail__title" truncate>
          {title}
        </Text>
      )}
      <span className="cl-clamp" dir="ltr">
        {text}
      </span>
    </a>
  );
}
