'use client';
import { useCallback, useEffect, useState } from 'react';
import { useChat, useChatStore, useDeviceMemory } from '../../react/index.js';
import { readSettings, SETTINGS_KEY, type NotificationSettings } from './settings.js';

/** Whether the browser has notifications, and may be asked for them. */
export function canAsk(): boolean {
  return typeof Notification === 'function' && Notification.permission === 'default';
}

/** How the user wants to hear of new messages, on this device, and how that is changed; in step over all that show it, in all tabs. */
export interface NotificationControl {
  /** Undefined until they are read. */
  readonly settings: NotificationSettings | undefined;
  readonly change: (make: (kept: NotificationSettings) => NotificationSettings) => void;
  /** Turns notifications of the browser on, and asks for its permission. Call it in answer to a press. */
  readonly turnOn: () => void;
}

/** Reads and changes them. */
export function useNotificationSettings(): NotificationControl {
  const { env } = useChatStore();
  const accountId = useChat((state) => state.accounts.values().next().value?.id);
  const memory = useDeviceMemory(accountId, SETTINGS_KEY, readSettings);
  const [told, setTold] = useState<NotificationSettings>();
  const name = `chatloom:notify-settings:${accountId ?? ''}`;
  useEffect(() => {
    const channel = env.channel(name);
    const unlisten = channel.listen((data) => setTold(readSettings(data)));
    return () => {
      unlisten();
      channel.close();
    };
  }, [env, name]);
  const settings = told ?? memory.value;
  const { change: keep } = memory;
  const change = useCallback<NotificationControl['change']>(
    (make) => {
      let next: NotificationSettings | undefined;
      keep(
        (kept) => {
          next = make(kept);
          return next;
        },
        { shown: true },
      );
      if (!next) return;
      setTold(next);
      const channel = env.channel(name);
      channel.post(next);
      channel.close();
    },
    [env, keep, name],
  );
  const turnOn = useCallback(() => {
    change((kept) => ({ ...kept, desktop: true, asked: true }));
    if (canAsk())
      void Notification.requestPermission().then((answer) => {
        if (answer !== 'granted') change((kept) => ({ ...kept, desktop: false }));
      });
  }, [change]);
  return { settings, change, turnOn };
}
