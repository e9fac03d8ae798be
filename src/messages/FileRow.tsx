'use client';
import { useState, type ReactElement } from 'react';
import type { MediaRef } from '../model/index.js';
import { useStrings } from '../react/index.js';
import { Button, Dialog, DownloadIcon, Text, XIcon } from '../ui/index.js';
import { hasRtl } from '../utils/bidi.js';
import { stripControls } from '../utils/stripControls.js';
import { fileKind, isRunnable } from './media/fileKinds.js';
import { kindIcon } from './media/kindIcon.js';
import { ProgressRing } from './media/ProgressRing.js';
import { useCancelUpload } from './media/useCancelUpload.js';
import { useDownload } from './media/useDownload.js';
import { useMediaWords } from './media/useMediaWords.js';

/** Props of {@link FileRow}. */
export interface FileRowProps {
  readonly media: MediaRef;
  /** Name with extension. */
  readonly name: string;
  /** Upload progress, 0…1. */
  readonly progress?: number | undefined;
  /** Key of the row that is being uploaded: what calls its upload off. */
  readonly messageKey?: string | undefined;
}

/**
 * A file: pressing it downloads. It is never opened in the page or a tab, whatever it claims to be, and what a system might run is asked about first.
 */
export function FileRow({ media, name: given, progress, messageKey }: FileRowProps): ReactElement {
  const translator = useStrings();
  const words = useMediaWords();
  const name = stripControls(given).trim() || translator.t('messages.type.file');
  const download = useDownload(media, name);
  const [asking, setAsking] = useState(false);
  const uploading = progress !== undefined && progress < 1;
  const loading = download.state === 'loading';
  const busy = uploading || loading;
  const fraction = uploading ? progress : download.fraction;
  const kind = fileKind(name, media.mime);
  const Icon = kindIcon(kind);
  const size = translator.formatBytes(media.size);
  const facts = busy && fraction !== undefined ? `${translator.formatBytes(media.size * fraction)} / ${size}` : size;
  const press = (): void => {
    if (loading) return download.cancel();
    if (isRunnable(name)) return setAsking(true);
    download.start();
  };
  const label = loading ? words('file.cancelDownload') : translator.t('messages.download', { name });
  return (
    <div className="cl-file-row" data-kind={kind}>
      <button
        type="button"
        className="cl-row cl-file-row__button"
        aria-label={`${label}, ${facts}`}
        aria-busy={loading || undefined}
        disabled={uploading}
        onClick={press}
      >
        <span className="cl-disc cl-file-row__icon">
          <Icon />
          {busy ? (
            <ProgressRing fraction={fraction} label={words(uploading ? 'file.uploading' : 'file.downloading')} />
          ) : null}
          {uploading ? null : (
            <span className="cl-file-row__arrow">{loading ? <XIcon size={14} /> : <DownloadIcon size={14} />}</span>
          )}
        </span>
        <span className="cl-words">
          <Name name={name} />
          {/* Of an unknown size there is nothing to say. */}
          {media.size > 0 || busy ? <bdi className="cl-meta cl-file-row__size">{facts}</bdi> : null}
        </span>
      </button>
      {uploading && messageKey !== undefined ? <Cancel messageKey={messageKey} /> : null}
      {download.state === 'failed' ? (
        <span className="cl-error" role="alert">
          {translator.t('messages.downloadFailed')}
        </span>
      ) : null}
      {asking ? (
        <RiskDialog
          name={name}
          onClose={() => setAsking(false)}
          onSave={() => {
            setAsking(false);
            download.start();
          }}
        />
      ) : null}
    </div>
  );
}

function Cancel({ messageKey }: { readonly messageKey: string }): ReactElement {
  const words = useMediaWords();
  const { cancel, late } = useCancelUpload(messageKey);
  return (
    <>
      <button
        type="button"
        className="cl-reach cl-file-row__cancel"
        aria-label={words('file.cancelUpload')}
        onClick={cancel}
      >
        <XIcon size={14} />
      </button>
      {late ? (
        <span className="cl-error" role="alert">
          {words('file.cancelLate')}
        </span>
      ) : null}
    </>
  );
}

interface RiskDialogProps {
  readonly name: string;
  readonly onClose: () => void;
  readonly onSave: () => void;
}

/** Asks before something is saved that a system might run. */
function RiskDialog({ name, onClose, onSave }: RiskDialogProps): ReactElement {
  const translator = useStrings();
  const words = useMediaWords();
  return (
    <Dialog
      open
      alert
      title={words('file.risk.title')}
      closeLabel={translator.t('common.close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{translator.t('common.cancel')}</Button>
          <Button variant="danger" onClick={onSave}>
            {words('file.risk.save')}
          </Button>
        </>
      }
    >
      {words('file.risk.text', { name })}
    </Dialog>
  );
}

/** The beginning gives way, the extension never: it says what the file is. */
function Name({ name }: { readonly name: string }): ReactElement {
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 && name.length - dot <= 12 ? name.slice(0, dot) : name;
  return (
    // In the direction of the name, and not of the page: its ending stays behind it.
    <span className="cl-label cl-file-row__name" dir={hasRtl(stem) ? 'rtl' : 'ltr'}>
      <Text truncate className="cl-file-row__stem">
        {stem}
      </Text>
      {/* Always from left to right, and apart from what stands before it: no name can turn an ending around. */}
      <Text dir="ltr" className="cl-file-row__extension">
        {name.slice(stem.length)}
      </Text>
    </span>
  );
}
