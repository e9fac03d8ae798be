'use client';
import { forwardRef, type ForwardRefExoticComponent, type HTMLAttributes, type RefAttributes } from 'react';
import { describeError } from '../../../i18n/index.js';
import { fileKind, kindIcon, ProgressRing, useOwnStrings } from '../../../messages/index.js';
import { useStrings, type Tray, type TrayItem } from '../../../react/index.js';
import { MicIcon, PlayIcon, RefreshIcon, Spinner, Text, VisuallyHidden, XIcon } from '../../../ui/index.js';
import { stripControls } from '../../../utils/stripControls.js';
import { LocalPicture } from './LocalPicture.js';
import { trayStrings } from './strings.js';

/** Props of {@link TrayTile}. */
export interface TrayTileProps extends Omit<HTMLAttributes<HTMLLIElement>, 'children'> {
  readonly tray: Tray;
  readonly item: TrayItem;
  readonly index: number;
  readonly count: number;
  readonly selected: boolean;
  /** Whether Tab comes here. */
  readonly reachable: boolean;
  /** Id of the sentence that tells the keys. */
  readonly hint: string;
  readonly onSelect: () => void;
  readonly onRemove: () => void;
}

/** One file of the tray: what it is, how its upload goes, and the way to get rid of it. */
export const TrayTile: ForwardRefExoticComponent<TrayTileProps & RefAttributes<HTMLLIElement>> = forwardRef<
  HTMLLIElement,
  TrayTileProps
>(function TrayTile({ tray, item, index, count, selected, reachable, hint, onSelect, onRemove, ...rest }, ref) {
  const words = useOwnStrings(trayStrings);
  const translator = useStrings();
  const { id, kind, status, file, cover, facts, progress, error } = item;
  const name =
    kind === 'voice'
      ? translator.t('messages.type.voice')
      : stripControls(item.name).trim() || translator.t('messages.type.file');
  const pictured = status !== 'preparing' && (kind === 'image' || cover !== undefined);
  const picture = pictured ? (cover ?? file) : undefined;
  const Icon = kind === 'voice' ? MicIcon : kindIcon(fileKind(name, file.type));
  const size = translator.formatBytes(item.ref?.size ?? file.size);
  const length = facts.duration === undefined ? undefined : translator.formatDuration(facts.duration);
  const state =
    status === 'preparing'
      ? words('tray.preparing')
      : status === 'uploading'
        ? words('tray.uploading')
        : status === 'uploaded'
          ? words('tray.uploaded')
          : error
            ? words('tray.failed', { reason: describeError(translator, error) })
            : undefined;
  const label = [words('tray.attachment', { name, size, index: index + 1, count }), state].filter(Boolean).join(', ');
  return (
    <li ref={ref} {...rest} className="cl-tray__item" data-kind={pictured ? 'picture' : 'file'} data-status={status}>
      <button
        type="button"
        className="cl-tray__tile"
        aria-pressed={selected}
        aria-describedby={hint}
        title={name}
        tabIndex={reachable ? 0 : -1}
        onClick={onSelect}
      >
        {/* Not a label: what is seen is in another order. */}
        <VisuallyHidden>{label}</VisuallyHidden>
        {picture === undefined || picture.size === 0 ? (
          <span className="cl-tray__icon">{status === 'preparing' ? <Spinner /> : <Icon />}</span>
        ) : (
          <LocalPicture className="cl-cover" file={picture} />
        )}
        {pictured ? (
          length === undefined ? null : (
            <span className="cl-on-media cl-tray__length" aria-hidden="true">
              <PlayIcon size={12} />
              {length}
            </span>
          )
        ) : (
          <span className="cl-words" aria-hidden="true">
            <Text truncate className="cl-tray__name">
              {name}
            </Text>
            <Text truncate className="cl-quiet">
              {length === undefined ? size : `${length} · ${size}`}
            </Text>
          </span>
        )}
      </button>
      {status === 'uploading' ? (
        <button
          type="button"
          className="cl-on-media cl-tray__state"
          aria-label={words('tray.cancel', { name })}
          tabIndex={reachable ? 0 : -1}
          onClick={() => tray.cancel(id)}
        >
          <ProgressRing fraction={progress} label={words('tray.uploading')} />
        </button>
      ) : null}
      {status === 'failed' ? (
        <button
          type="button"
          className="cl-on-media cl-tray__state"
          aria-label={words('tray.retry', { name })}
          title={state}
          tabIndex={reachable ? 0 : -1}
          onClick={() => tray.retry(id)}
        >
          <RefreshIcon size={20} />
        </button>
      ) : null}
      <button
        type="button"
        className="cl-reach cl-tray__remove"
        aria-label={words('tray.remove', { name })}
        tabIndex={reachable ? 0 : -1}
        onClick={onRemove}
      >
        <XIcon size={14} />
      </button>
    </li>
  );
});
