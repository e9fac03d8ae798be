import { ownValue } from '../../utils/readers.js';

/** Sounds there are; `none` is silence. */
export const soundNames = ['none', 'chime', 'pop', 'knock', 'bell'] as const;

/** One of the sounds. */
export type SoundName = (typeof soundNames)[number];

/** How a user wants to hear of new messages, on this device. */
export interface NotificationSettings {
  /** Short notes inside the chat while it has the focus. */
  readonly toasts: boolean;
  /** Notifications of the browser while no window of the chat has the focus. */
  readonly desktop: boolean;
  readonly sound: SoundName;
  /** 0 to 1. */
  readonly volume: number;
  /** What was written is shown, not only that something was. */
  readonly content: boolean;
  /** The user was asked whether to turn notifications of the browser on. */
  readonly asked: boolean;
}

/** Name of the settings in the device's storage. */
export const SETTINGS_KEY = 'notifications' as const;

/** Settings out of storage, whatever lies there. */
export function readSettings(kept: unknown): NotificationSettings {
  const flag = (name: keyof NotificationSettings, other: boolean): boolean => {
    const value = ownValue(kept, name);
    return typeof value === 'boolean' ? value : other;
  };
  const sound = soundNames.find((name) => name === ownValue(kept, 'sound')) ?? 'none';
  const volume = ownValue(kept, 'volume');
  return {
    toasts: flag('toasts', true),
    desktop: flag('desktop', false),
    sound,
    volume: typeof volume === 'number' && volume >= 0 && volume <= 1 ? volume : 0.5,
    content: flag('content', true),
    asked: flag('asked', false),
  };
}
