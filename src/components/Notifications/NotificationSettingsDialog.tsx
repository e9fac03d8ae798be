'use client';
import { useEffect, useId, useState, type ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import { usePresence, useSelfId, useStrings } from '../../react/index.js';
import { Button, Dialog, PlayIcon } from '../../ui/index.js';
import { soundNames, type NotificationSettings, type SoundName } from './settings.js';
import { createPlayer } from './sounds.js';
import { notifyStrings } from './strings.js';
import { useNotificationSettings } from './useNotificationSettings.js';

/** Props of {@link NotificationSettingsDialog}. */
export interface NotificationSettingsDialogProps {
  /** Notifications of the browser are offered. Default: true. */
  readonly desktop?: boolean | undefined;
  readonly onClose: () => void;
}

/** How the user wants to hear of new messages, on this device. */
export function NotificationSettingsDialog({ desktop = true, onClose }: NotificationSettingsDialogProps): ReactElement {
  const { t } = useStrings();
  const own = useOwnStrings(notifyStrings);
  const { settings, permission, change, turnOn } = useNotificationSettings();
  const state = usePresence(useSelfId())?.state;
  const off = permission === undefined || permission === 'denied';
  return (
    <Dialog open onClose={onClose} title={own('notify.settings')} closeLabel={t('common.close')}>
      {settings ? (
        <div className="cl-profile">
          {state === 'dnd' ? <p className="cl-quiet">{own('notify.dnd')}</p> : null}
          <Switch
            label={own('notify.toasts')}
            text={own('notify.toasts.text')}
            on={settings.toasts}
            onChange={(toasts) => change({ toasts })}
          />
          {desktop ? (
            <Switch
              label={own('notify.desktop')}
              text={own(
                permission === undefined
                  ? 'notify.desktop.absent'
                  : permission === 'denied'
                    ? 'notify.desktop.denied'
                    : 'notify.desktop.text',
              )}
              on={settings.desktop && permission === 'granted'}
              disabled={off}
              onChange={(on) => (on ? turnOn() : change({ desktop: false }))}
            />
          ) : null}
          <Switch label={own('notify.content')} on={settings.content} onChange={(content) => change({ content })} />
          <Sounds settings={settings} onChange={change} />
        </div>
      ) : null}
    </Dialog>
  );
}

function Switch(props: {
  readonly label: string;
  readonly text?: string | undefined;
  readonly on: boolean;
  readonly disabled?: boolean | undefined;
  readonly onChange: (on: boolean) => void;
}): ReactElement {
  const { label, text, on, disabled, onChange } = props;
  const id = useId();
  return (
    <div className="cl-row cl-choice">
      <input
        id={id}
        type="checkbox"
        checked={on}
        disabled={disabled}
        aria-describedby={text === undefined ? undefined : `${id}t`}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span className="cl-words">
        <label htmlFor={id}>{label}</label>
        {text === undefined ? null : (
          <span id={`${id}t`} className="cl-quiet">
            {text}
          </span>
        )}
      </span>
    </div>
  );
}

function Sounds(props: {
  readonly settings: NotificationSettings;
  readonly onChange: (changes: Partial<NotificationSettings>) => void;
}): ReactElement {
  const { settings, onChange } = props;
  const own = useOwnStrings(notifyStrings);
  const [player] = useState(createPlayer);
  useEffect(() => () => player.stop(), [player]);
  const choose = (sound: SoundName): void => {
    onChange({ sound });
    player.play(sound, settings.volume);
  };
  return (
    <>
      <div className="cl-row">
        <label className="cl-stack">
          <span className="cl-label">{own('notify.sound')}</span>
          <select
            className="cl-field"
            value={settings.sound}
            onChange={(event) => choose(event.currentTarget.value as SoundName)}
          >
            {soundNames.map((name) => (
              <option key={name} value={name}>
                {own(`notify.sound.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <Button
          icon={PlayIcon}
          disabled={settings.sound === 'none'}
          onClick={() => player.play(settings.sound, settings.volume)}
        >
          {own('notify.try')}
        </Button>
      </div>
      <label className="cl-stack">
        <span className="cl-label">{own('notify.volume')}</span>
        <input
          type="range"
          min={0}
          max={1}
          step={0.1}
          disabled={settings.sound === 'none'}
          value={settings.volume}
          onChange={(event) => onChange({ volume: Number(event.currentTarget.value) })}
        />
      </label>
    </>
  );
}
