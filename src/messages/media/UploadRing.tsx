'use client';
import type { ReactElement } from 'react';
import { XIcon } from '../../ui/index.js';
import { ProgressRing } from './ProgressRing.js';
import { useCancelUpload } from './useCancelUpload.js';
import { useMediaWords } from './useMediaWords.js';

/** How far an upload is, and the way to call it off. Shows nothing once the bytes are through. */
export function UploadRing(props: {
  readonly messageKey: string;
  readonly progress: number | undefined;
}): ReactElement | null {
  const { messageKey, progress } = props;
  const words = useMediaWords();
  const { cancel, late } = useCancelUpload(messageKey);
  if (progress === undefined || progress >= 1) return null;
  return (
    <>
      <button
        type="button"
        className="cl-on-media cl-upload-ring"
        aria-label={words('file.cancelUpload')}
        onClick={cancel}
      >
        <ProgressRing fraction={progress} label={words('file.uploading')} />
        <XIcon size={18} />
      </button>
      {late ? (
        <span className="cl-on-media cl-upload-late" role="alert">
          {words('file.cancelLate')}
        </span>
      ) : null}
    </>
  );
}
