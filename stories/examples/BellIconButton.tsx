import type { ReactElement } from 'react';

/** A control of the host's own among the kit's: tokens make it fit. */
export function BellIconButton(): ReactElement {
  return (
    <button
      type="button"
      aria-label="Mute"
      style={{
        inlineSize: 'var(--cl-size-target)',
        blockSize: 'var(--cl-size-target)',
        border: 0,
        borderRadius: 'var(--cl-radius-control)',
        background: 'transparent',
        color: 'var(--cl-color-text-secondary)',
      }}
    >
      ◔
    </button>
  );
}
