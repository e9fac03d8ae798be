'use client';
import { useEffect, useState, type ReactElement } from 'react';
import { useChat } from '../../react/index.js';
import { useLazy } from '../../ui/index.js';
import type { NotificationPlace } from './types.js';

const loadTelling = () => import('./Telling.js');
/** After the first screen, in ms. */
const SOON = 400;

/** Tells of new messages, as `useNotifications` does; its code is loaded shortly after the chat was started. Stands in the `.cl-root` of the chat. */
export function Notifications(props: NotificationPlace): ReactElement | null {
  const ready = useChat((state) => state.startup.status === 'ready' && state.accounts.size > 0);
  const [soon, setSoon] = useState(false);
  useEffect(() => {
    if (!ready) return undefined;
    const timer = setTimeout(() => setSoon(true), SOON);
    return () => clearTimeout(timer);
  }, [ready]);
  const telling = useLazy(loadTelling, soon && ready);
  return telling && ready ? <telling.Telling {...props} /> : null;
}
