'use client';
import { useState, type ReactElement } from 'react';
import {
  chatErrorData,
  toChatError,
  type ChatErrorData,
  type Operation,
  type SettingsChanges,
} from '../../contract/index.js';
import { describeError } from '../../i18n/index.js';
import { Permitted, useOwnStrings } from '../../messages/index.js';
import {
  useAvailability,
  useChatActions,
  useConversation,
  useConversationScope,
  useNow,
  useStrings,
} from '../../react/index.js';
import { ArchiveIcon, BellOffIcon, PinIcon, type IconComponent } from '../../ui/index.js';
import { Section } from './Section.js';
import { detailStrings } from './strings.js';

/** What the user has decided about this conversation, as switches. What the backend does not keep is left out. */
export function Settings(): ReactElement {
  const translator = useStrings();
  const t = useOwnStrings(detailStrings);
  const { conversationId } = useConversationScope();
  const actions = useChatActions();
  const settings = useConversation(conversationId)?.settings ?? {};
  const now = useNow(60_000);
  const [error, setError] = useState<ChatErrorData>();
  const change = (changes: SettingsChanges): void => {
    setError(undefined);
    actions
      .updateSettings(conversationId, changes)
      .catch((reason: unknown) => setError(chatErrorData(toChatError(reason))));
  };
  const { notify = 'all', notifyUntil } = settings;
  const muted = notify !== 'all' && (notifyUntil === undefined || notifyUntil > now);
  const note = !muted
    ? undefined
    : notify === 'mentions'
      ? t('detail.mute.mentions')
      : notifyUntil === undefined
        ? undefined
        : t('detail.mute.until', { time: translator.formatMoment(notifyUntil) });
  return (
    <Section title={t('detail.settings')}>
      <Switch
        operation="settings.mute"
        icon={BellOffIcon}
        label={t('detail.mute')}
        note={note}
        on={muted}
        onChange={(on) => change({ notify: on ? 'none' : null, notifyUntil: null })}
      />
      <Switch
        operation="settings.pin"
        icon={PinIcon}
        label={t('detail.pin')}
        on={settings.pinned === true}
        onChange={(on) => change({ pinned: on ? true : null })}
      />
      <Switch
        operation="settings.archive"
        icon={ArchiveIcon}
        label={t('detail.archive')}
        on={settings.archived === true}
        onChange={(on) => change({ archived: on ? true : null })}
      />
      {error ? (
        <p className="cl-error" role="alert">
          {t('detail.notDone', { reason: describeError(translator, error) })}
        </p>
      ) : null}
    </Section>
  );
}

interface SwitchProps {
  readonly operation: Operation;
  readonly icon: IconComponent;
  readonly label: string;
  readonly note?: string | undefined;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

function Switch({ operation, icon: Icon, label, note, on, onChange }: SwitchProps): ReactElement | null {
  const decision = useAvailability(operation);
  if (!decision.allowed && decision.reason === 'unsupported') return null;
  return (
    <Permitted decision={decision}>
      {(control) => (
        <button
          type="button"
          role="switch"
          aria-checked={on}
          {...control}
          className="cl-row cl-lit cl-detail__way"
          onClick={() => onChange(!on)}
        >
          <Icon className="cl-detail__icon" />
          <span className="cl-words">
            {label}
            {note === undefined ? null : <span className="cl-quiet">{note}</span>}
          </span>
          <span className="cl-detail__switch" aria-hidden="true" />
        </button>
      )}
    </Permitted>
  );
}
