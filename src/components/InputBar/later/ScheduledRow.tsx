'use client';
import type { ReactElement } from 'react';
import { useScheduled } from '../../../react/index.js';
import { useLazy } from '../../../ui/index.js';

const loadBar = () => import('./ScheduledBar.js');

/** Above the field, where something is scheduled here: how much, and the way to it. Loaded then. */
export function ScheduledRow(): ReactElement | null {
  const isWanted = useScheduled().length > 0;
  const part = useLazy(loadBar, isWanted);
  return part ? <part.ScheduledBar /> : null;
}
