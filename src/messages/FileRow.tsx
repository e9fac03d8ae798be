'use client';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { MediaRef } from '../model/index.js';
import { useMedia, useStrings } from '../react/index.js';
import { DownloadIcon, FileIcon, Spinner, Text } from '../ui/index.js';

const KEPT_MS = 30_000;

/** Props of {@link FileRow}. */
export interface FileRowProps {
  readonly media: MediaRef;
  /** Name with extension. */
  readonly name: string;
  /** Upload progress, 0…1. */
  readonly progress?: number | undefined;
}

/** A file: pressing it downloads. It is never opened in the page or a tab, whatever it claims to be. */
export function FileRow({ media, name, progress }: FileRowProps): ReactElement {
  const translator = useStrings();
  const [wanted, setWanted] = useState(false);
  const { url, error } = useMedia(wanted ? media : undefined, 'original');
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (url === undefined) return undefined;
    link.current?.click();
    // A browser may still be reading: the address is kept for a while, and let go with the row.
    const timer = setTimeout(() => setWanted(false), KEPT_MS);
    return () => clearTimeout(timer);
  }, [url]);
  const busy = wanted && url === undefined && error === undefined;
  const uploading = progress !== undefined && progress < 1;
  return (
    <div className="cl-file-row">
      <button
        type="button"
        className="cl-file-row__button"
        aria-label={translator.t('messages.download', { name })}
        aria-busy={busy || undefined}
        disabled={uploading}
        onClick={() => (url === undefined ? setWanted(true) : link.current?.click())}
      >
        <span className="cl-file-row__icon">
          {busy ? <Spinner /> : <FileIcon />}
          {busy || uploading ? null : (
            <span className="cl-file-row__arrow">
              <DownloadIcon size={14} />
            </span>
          )}
        </span>
        <span className="cl-file-row__words">
          <Name name={name} />
          <span className="cl-file-row__size">
            {uploading
              ? `${translator.formatBytes(media.size * progress)} / ${translator.formatBytes(media.size)}`
              : translator.formatBytes(media.size)}
          </span>
        </span>
      </button>
      {wanted && error !== undefined ? (
        <span className="cl-file-row__error" role="alert">
          {translator.t('messages.downloadFailed')}
        </span>
      ) : null}
      {/* Pressed by us once the address is known. */}
      {url === undefined ? null : (
        <a ref={link} hidden className="cl-file-row__link" href={url} download={name} rel="noopener">
          {name}
        </a>
      )}
    </div>
  );
}

/** The beginning gives way, the extension never: it says what the file is. */
function Name({ name }: { readonly name: string }): ReactElement {
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 && name.length - dot <= 12 ? name.slice(0, dot) : name;
  return (
    <span className="cl-file-row__name">
      <Text truncate className="cl-file-row__stem">
        {stem}
      </Text>
      <Text className="cl-file-row__extension">{name.slice(stem.length)}</Text>
    </span>
  );
}
