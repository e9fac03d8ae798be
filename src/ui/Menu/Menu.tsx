'use client';
import type { ReactElement } from 'react';
import { findHost, useLazy } from '../Overlay/index.js';
import type { MenuProps } from './types.js';

const loadPopup = () => import('./MenuPopup.js');

/**
 * A menu at an element or a point: beside it with a pointer, a sheet from the bottom under fingers. Controlled; its code is loaded when it first opens.
 * Keys: arrows, Home, End, letters, Enter, Escape. Focus goes back to where it was.
 */
export function Menu(props: MenuProps): ReactElement | null {
  const { open, anchor, onClose } = props;
  const popup = useLazy(loadPopup, open, () => onClose('failed'));
  if (!open || anchor === null || popup === undefined) return null;
  const host = findHost('within' in anchor ? anchor.within : anchor);
  if (host === null) return null;
  return <popup.MenuPopup {...props} anchor={anchor} host={host} />;
}
