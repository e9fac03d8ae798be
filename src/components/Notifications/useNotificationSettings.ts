'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useChat, useChatStore, useDeviceMemory } from '../../react/index.js';
import { ownValue } from '../../utils/readers.js';
import type { Store } from './kinds.js';
import { readSettings, SETTINGS_KEY, type NotificationSettings } from './settings.js';

const permissionNow = (): NotificationPermission | undefined =>
  typeof Notification === 'function' ? Notification.permission : undefined;

/** Whether the browser has notifications, and may be asked for them. */
export const canAsk = (): boolean => permissionNow() === 'default';

/** How the user wants to hear of new messages, on this device, and how that is changed; in step over all that show it, in all tabs. */
export interface NotificationControl {
  /** Undefined until they are read. */
  readonly settings: NotificationSettings | undefined;
  /** What the browser allows by now; undefined where it has no notifications. */
  readonly permission: NotificationPermission | undefined;
  /** Changes some; the others stay as they are, here and in other tabs. */
  readonly change: (changes: Partial<NotificationSettings>) => void;
  /** Turns notifications of the browser on, and asks for its permission. Call it in answer to a press. */
  readonly turnOn: () => void;
}

/** What was changed since the settings were read, here or elsewhere, and whose they are. */
interface Told {
  readonly name: string;
  readonly changes: Partial<NotificationSettings>;
}

/** What of some settings is told in a message of another tab, or of another part of this one. */
function readChanges(data: unknown): Partial<NotificationSettings> {
  return Object.fromEntries(Object.entries(readSettings(data)).filter(([name]) => ownValue(data, name) !== undefined));
}

/** Reads and changes them. */
export function useNotificationSettings(): NotificationControl {
  const { env } = useChatStore();
  const accountId = useChat((state) => state.accounts.values().next().value?.id);
  const memory = useDeviceMemory(accountId, SETTINGS_KEY, readSettings);
  const name = `chatloom:notify-settings:${accountId ?? ''}`;
  const [told, setTold] = useState<Told>({ name, changes: {} });
  const [permission, setPermission] = usePermissionState();
  const line = useRef<ReturnType<Store['env']['channel']>>(undefined);
  const take = useCallback(
    (changes: Partial<NotificationSettings>) =>
      setTold((before) => ({ name, changes: { ...(before.name === name && before.changes), ...changes } })),
    [name],
  );
  useEffect(() => {
    const channel = env.channel(name);
    line.current = channel;
    const unlisten = channel.listen((data) => take(readChanges(data)));
    return () => {
      unlisten();
      channel.close();
    };
  }, [env, name, take]);
  const { change: keep, value } = memory;
  const settings = value && { ...value, ...(told.name === name && told.changes) };
  const change = useCallback<NotificationControl['change']>(
    (changes) => {
      // What this part has read may be old by now: only what was changed is kept, shown, and told to the others.
      keep((kept) => ({ ...kept, ...changes }));
      take(changes);
      line.current?.post(changes);
    },
    [keep, take],
  );
  const turnOn = useCallback(() => {
    change({ desktop: true, asked: true });
    if (!canAsk()) return;
    const answered = (): void => {
      setPermission(permissionNow());
      if (permissionNow() !== 'granted') change({ desktop: false });
    };
    // Old browsers answer nothing.
    void Promise.resolve(Notification.requestPermission()).then(answered, answered);
  }, [change, setPermission]);
  return { settings, permission, change, turnOn };
}

/** What the browser allows, followed where it tells. */
function usePermissionState(): readonly [
  NotificationPermission | undefined,
  (permission: NotificationPermission | undefined) => void,
] {
  const [permission, setPermission] = useState(permissionNow);
  useEffect(() => {
    const look = (): void => setPermission(permissionNow());
    let status: PermissionStatus | undefined;
    let ended = false;
    navigator.permissions?.query({ name: 'notifications' }).then(
      (found) => {
        if (ended) return;
        status = found;
        status.addEventListener('change', look);
      },
      () => undefined,
    );
    return () => {
      ended = true;
      status?.removeEventListener('change', look);
    };
  }, []);
  return [permission, setPermission];
}
