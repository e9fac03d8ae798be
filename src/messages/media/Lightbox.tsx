'use client';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { Message } from '../../model/index.js';
import { useConversation, useDisplayName, useSelfId, useStrings } from '../../react/index.js';
import { Dialog, DownloadIcon, IconButton, MessageCircleIcon, Spinner, Text, XIcon } from '../../ui/index.js';
import { stripControls } from '../../utils/stripControls.js';
import { FilmStrip } from './FilmStrip.js';
import type { GalleryItem } from './gallery.js';
import { LightboxRoom } from './LightboxRoom.js';
import { mediaFileName } from './mediaFileName.js';
import type { LightboxTarget } from './stage.js';
import { useDownload } from './useDownload.js';
import { useGallery } from './useGallery.js';
import { useMediaWords } from './useMediaWords.js';

/** Props of {@link Lightbox}. */
export interface LightboxProps {
  readonly target: LightboxTarget;
  readonly onClose: () => void;
}

/** Pictures and films of a conversation, one after the other, as large as the window: with zoom, keys, sender, caption, download. */
export function Lightbox({ target, onClose }: LightboxProps): ReactElement | null {
  const items = useGallery(target);
  const [key, setKey] = useState(() => target.items[target.index]?.key);
  const index = items.findIndex((item) => item.key === key);
  const item = items[index];
  // Taken back or deleted while it was looked at: nothing of it stays on screen (P4).
  const gone = item === undefined;
  useEffect(() => {
    if (gone) onClose();
  }, [gone, onClose]);
  if (!item) return null;
  return (
    <Shown
      item={item}
      items={items}
      index={index}
      onGo={(to) => setKey((before) => items[to]?.key ?? before)}
      onShow={
        target.onShowMessage &&
        (() => {
          onClose();
          target.onShowMessage?.(item.message);
        })
      }
      onClose={onClose}
    />
  );
}

interface ShownProps {
  readonly item: GalleryItem;
  readonly items: readonly GalleryItem[];
  readonly index: number;
  readonly onGo: (index: number) => void;
  readonly onShow: (() => void) | undefined;
  readonly onClose: () => void;
}

function Shown({ item, items, index, onGo, onShow, onClose }: ShownProps): ReactElement {
  const translator = useStrings();
  const words = useMediaWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useByline(item.message);
  const name = itemName(item, translator.t(item.kind === 'image' ? 'messages.type.image' : 'messages.type.video'));
  const place = words('media.place', { index: index + 1, count: items.length });
  return (
    <Dialog
      ref={dialog}
      className="cl-lightbox"
      open
      onClose={onClose}
      title={title}
      closeLabel={translator.t('common.close')}
    >
      <div className="cl-lightbox__frame">
        <LightboxRoom
          dialog={dialog}
          item={item}
          name={name}
          before={items[index - 1]}
          after={items[index + 1]}
          onStep={(step) => onGo(index + step)}
          onClose={onClose}
        >
          {onShow ? <IconButton icon={MessageCircleIcon} label={words('media.showInChat')} onClick={onShow} /> : null}
          <Saver item={item} name={name} />
        </LightboxRoom>
        <div className="cl-lightbox__words">
          {item.caption === undefined ? null : (
            <p className="cl-lightbox__caption" dir="auto">
              {item.caption}
            </p>
          )}
          {items.length > 1 ? <bdi className="cl-lightbox__place">{place}</bdi> : null}
          <span role="status" className="cl-visually-hidden">
            {items.length > 1 ? `${name}, ${place}` : name}
          </span>
        </div>
        {items.length > 1 ? <FilmStrip items={items} index={index} onGo={onGo} /> : null}
      </div>
    </Dialog>
  );
}

/** What it shows, else its file name, else what it is. */
function itemName({ alt, name }: GalleryItem, fallback: string): string {
  return stripControls(alt ?? '').trim() || stripControls(name ?? '').trim() || fallback;
}

/** Who sent it, and when. */
function useByline({ senderId, senderName, conversationId, time }: Message): string {
  const translator = useStrings();
  const words = useMediaWords();
  const groupId = useConversation(conversationId)?.groupId;
  const name = useDisplayName(senderId, groupId, senderName);
  const self = useSelfId();
  return words('media.byline', {
    name: senderId === self ? translator.t('common.you') : name || translator.t('common.someone'),
    time: translator.formatMoment(time),
  });
}

function Saver({ item, name }: { readonly item: GalleryItem; readonly name: string }): ReactElement {
  const translator = useStrings();
  const words = useMediaWords();
  const file = mediaFileName(item.name, item.kind, item.media.mime);
  const download = useDownload(item.media, file);
  const loading = download.state === 'loading';
  return (
    <>
      <IconButton
        icon={loading ? XIcon : DownloadIcon}
        label={
          loading
            ? words('file.cancelDownload')
            : translator.t('messages.download', { name: item.name === undefined ? name : file })
        }
        onClick={() => (loading ? download.cancel() : download.start())}
      />
      {loading ? <Spinner className="cl-lightbox__saving" /> : null}
      {download.state === 'failed' ? (
        <Text className="cl-on-media cl-lightbox__problem" role="alert">
          {translator.t('messages.downloadFailed')}
        </Text>
      ) : null}
    </>
  );
}
