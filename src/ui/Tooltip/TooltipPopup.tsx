'use client';
import { autoUpdate, flip, offset, shift, useFloating } from '@floating-ui/react-dom';
import type { ReactElement } from 'react';
import { findHost, Overlay } from '../Overlay/index.js';
import type { TooltipPopupProps } from './types.js';

/** The words that show: everything that is not needed before they do. */
export function TooltipPopup({
  anchor,
  label,
  id,
  onPointerEnter,
  onPointerLeave,
}: TooltipPopupProps): ReactElement | null {
  const {
    refs: { setFloating },
    floatingStyles,
    placement,
  } = useFloating({
    strategy: 'fixed',
    placement: 'top',
    transform: false,
    elements: { reference: anchor },
    whileElementsMounted: autoUpdate,
    middleware: [offset(6), flip({ padding: 8 }), shift({ padding: 8 })],
  });
  const host = findHost(anchor);
  if (host === null) return null;
  return (
    <Overlay host={host} ref={setFloating} style={floatingStyles}>
      <div
        id={id}
        {...(id === undefined ? { 'aria-hidden': true } : { role: 'tooltip' })}
        className="cl-tooltip"
        data-side={placement}
        onPointerEnter={onPointerEnter}
        onPointerLeave={onPointerLeave}
      >
        {label}
      </div>
    </Overlay>
  );
}
