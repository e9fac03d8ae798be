'use client';
import { useEffect, useRef, type ReactElement } from 'react';

/** A picture of this device. Its address lives as long as it is shown. What it shows is said by what it stands in. */
export function LocalPicture({ file, className }: { readonly file: Blob; readonly className: string }): ReactElement {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const element = image.current;
    if (!element) return undefined;
    const url = URL.createObjectURL(file);
    element.src = url;
    return () => {
      element.removeAttribute('src');
      URL.revokeObjectURL(url);
    };
  }, [file]);
  return <img ref={image} className={className} alt="" draggable={false} />;
}
