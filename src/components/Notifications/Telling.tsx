'use client';
import type { NotificationPlace } from './types.js';
import { useNotifications } from './useNotifications.js';

/** Tells of new messages while it is mounted. */
export function Telling(props: NotificationPlace): null {
  useNotifications(props);
  return null;
}
