'use client';
import { useState, type ReactElement, type ReactNode } from 'react';

/** A decorative picture that fills the box kept for it. The words beside it say what it is. */
export function CoverImage(props: {
  /** Nothing is shown until it is there. */
  readonly url: string | undefined;
  /** What stands there when the browser cannot show the picture; nothing by default. */
  readonly fallback?: ReactNode;
  readonly className?: string;
}): ReactElement | null {
  const { url, fallback = null, className } = props;
  const [failed, setFailed] = useState<string>();
  if (url === undefined) return null;
  if (url === failed) return <>{fallback}</>;
  return (
    <img
      className={className === undefined ? 'cl-cover' : `cl-cover ${className}`}
      src={url}
      alt=""
      decoding="async"
      draggable={false}
      referrerPolicy="no-referrer"
      onError={() => setFailed(url)}
    />
  );
}
