'use client';
import { useCallback, useMemo, type ReactElement, type ReactNode } from 'react';
import { InnerContent, useOwnStrings } from '../../messages/index.js';
import type { Message } from '../../model/index.js';
import { useTypedHistory } from '../../react/index.js';
import { FileIcon, MicIcon } from '../../ui/index.js';
import { GalleryList } from './GalleryList.js';
import { useRowsByMonth, type Shared } from './months.js';
import { SharedRow } from './SharedRow.js';
import { detailStrings } from './strings.js';
import type { GalleryProps } from './views.js';

interface Sent extends Shared {
  readonly message: Message;
}

const typesOf = { files: ['file'], voice: ['voice'] } as const;

/** Files or recordings, drawn as in the chat. */
export function MessageGallery({
  kind,
  onOpenMessage,
}: GalleryProps & { readonly kind: keyof typeof typesOf }): ReactElement {
  const t = useOwnStrings(detailStrings);
  const history = useTypedHistory(typesOf[kind]);
  const { items } = history;
  const sent = useMemo(() => items.map((message): Sent => ({ key: message.id, time: message.time, message })), [items]);
  const rows = useRowsByMonth(sent, 1);
  const renderItems = useCallback(
    ([item]: readonly Sent[]): ReactNode =>
      item ? (
        <SharedRow message={item.message} onOpenMessage={onOpenMessage}>
          <InnerContent
            content={item.message.content}
            message={item.message}
            messageKey={item.message.clientId ?? item.message.id}
          />
        </SharedRow>
      ) : null,
    [onOpenMessage],
  );
  return (
    <GalleryList
      history={history}
      rows={rows}
      rowHeight={80}
      label={t(`detail.${kind}`)}
      icon={kind === 'files' ? FileIcon : MicIcon}
      empty={t(`detail.${kind}.empty`)}
      renderItems={renderItems}
    />
  );
}
