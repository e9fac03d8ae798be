'use client';
import { useCallback, useState, type ReactElement } from 'react';

/** The picture itself: invisible until it is loaded, gone where it fails, so that the initials below show. */
export function AvatarImage({ src }: { readonly src: string }): ReactElement | null {
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  // A picture out of the cache, or one in server-rendered markup, may be done before React listens.
  const check = useCallback((image: HTMLImageElement | null) => {
    if (image?.complete === true && image.naturalWidth > 0) setState('ready');
  }, []);
  if (state === 'failed') return null;
  return (
    <img
      ref={check}
      className="cl-avatar__image"
      src={src}
      alt=""
      data-state={state}
      draggable={false}
      decoding="async"
      loading="lazy"
      referrerPolicy="no-referrer"
      onLoad={() => setState('ready')}
      onError={() => setState('failed')}
    />
  );
}
