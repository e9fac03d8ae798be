'use client';
import { useMemo, type ReactElement } from 'react';
import { encode } from 'uqr';

/** Props of {@link QrCode}. */
export interface QrCodeProps {
  readonly url: string;
  /** What it is, for whoever does not see it. */
  readonly label: string;
  /** Said where no code can hold the link. */
  readonly tooLong: string;
}

/** Quiet modules around a code, which readers ask for. */
const BORDER = 4;

/** A link as a QR code: dark on light in every theme, since many readers know nothing else. */
export function QrCode({ url, label, tooLong }: QrCodeProps): ReactElement {
  const code = useMemo(() => draw(url), [url]);
  if (!code) return <p className="cl-quiet">{tooLong}</p>;
  return (
    <svg
      className="cl-qr-code"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${code.size} ${code.size}`}
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${code.size}v${code.size}H0z`} />
      <path fill="#000" d={code.path} />
    </svg>
  );
}

/** The dark modules as one path; neighbours in a row are one stroke. */
function draw(url: string): { readonly size: number; readonly path: string } | undefined {
  try {
    const { data, size } = encode(url, { ecc: 'M', border: BORDER });
    let path = '';
    for (const [y, row] of data.entries()) {
      for (let x = 0; x < size; x++) {
        if (row[x] !== true) continue;
        let end = x;
        while (row[end] === true) end++;
        path += `M${x} ${y}h${end - x}v1h${x - end}z`;
        x = end;
      }
    }
    return { size, path };
  } catch {
    // More than the largest code holds.
    return undefined;
  }
}
