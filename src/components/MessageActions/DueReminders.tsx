'use client';
import { useSyncExternalStore, type ReactElement } from 'react';
import type { MessageRef, TimelineRef } from '../../model/index.js';
import { useChat, useDesk } from '../../react/index.js';
import { useLazy } from '../../ui/index.js';
import { useUntold } from '../Toasts/index.js';

const loadToasts = () => import('./DueToasts.js');
const nothing = (): (() => void) => () => undefined;

/** Props of {@link DueReminders}. */
export interface DueRemindersProps {
  /** The timeline that is shown, if any: where it has a list, that one tells of reminders. */
  readonly shown: TimelineRef | undefined;
  /** Goes to a message of any conversation. */
  readonly onOpenMessage: (ref: MessageRef) => void;
}

/** What is told in passing, and reminders whose time has come, while no list of messages is there to tell of them. Stands at the lower edge of what is around it. */
export function DueReminders({ shown, onOpenMessage }: DueRemindersProps): ReactElement | null {
  const desk = useDesk();
  const isTold = useSyncExternalStore(
    desk?.subscribe ?? nothing,
    () => shown !== undefined && desk?.list(shown) !== undefined,
    () => true,
  );
  const isDue = useChat((state) => [...state.reminders.values()].some(({ due }) => due));
  const reminds = isDue && !isTold;
  const tells = useUntold() || reminds;
  const toasts = useLazy(loadToasts, tells);
  return toasts && tells ? <toasts.DueToasts reminds={reminds} onOpenMessage={onOpenMessage} /> : null;
}
