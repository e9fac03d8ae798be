'use client';
import { useId, useState, type FormEvent, type ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import type { PersonStatus } from '../../model/index.js';
import { useAvailability, useChatActions, useChatStore, useNow, usePresence, useStrings } from '../../react/index.js';
import { Button, IconButton, PresenceDot, XIcon } from '../../ui/index.js';
import { truncateText } from '../../utils/truncateText.js';
import { peopleStrings } from './strings.js';
import { useAction } from './useAction.js';
import { statusOf } from './usePersonLine.js';

const states = ['online', 'away', 'dnd'] as const;
const MINUTE = 60_000;
const ends = ['never', '30m', '1h', '4h', 'today'] as const;
type End = (typeof ends)[number];

/** When a status that is set now ends; undefined for never. @param today how the end of the day is found */
function endOf(end: End, now: number): number | undefined {
  if (end === 'never') return undefined;
  if (end === 'today') return new Date(now).setHours(24, 0, 0, 0);
  return now + { '30m': 30, '1h': 60, '4h': 240 }[end] * MINUTE;
}

const suggestions = [
  ['meeting', '📅'],
  ['lunch', '🍜'],
  ['way', '🚋'],
  ['ill', '🤒'],
  ['away', '🏝️'],
] as const;

/** Whether the user wants to be disturbed, and what others see the user is up to. */
export function StatusForm({ userId }: { readonly userId: string }): ReactElement | null {
  const { t } = useStrings();
  const own = useOwnStrings(peopleStrings);
  const { people } = useChatActions();
  const group = useId();
  const presence = usePresence(userId);
  const available = useAvailability('presence.setStatus');
  const { busy, refusal, run } = useAction();
  // Shown at once; who chose by an arrow key goes on from there.
  const [wished, setWished] = useState<(typeof states)[number]>();
  if (!available.allowed && available.reason === 'unsupported') return null;
  const shown = busy && wished !== undefined ? wished : presence?.state;
  const choose = (state: (typeof states)[number]): void => {
    if (busy) return;
    setWished(state);
    run(() => people.setPresence({ state }));
  };
  return (
    <>
      <fieldset className="cl-profile__states" disabled={!available.allowed}>
        <legend className="cl-label">{own('profile.availability')}</legend>
        {states.map((state) => (
          <label key={state} className="cl-row cl-choice">
            <input type="radio" name={group} checked={shown === state} onChange={() => choose(state)} />
            <PresenceDot state={state} />
            <span className="cl-words">
              {t(`presence.${state}`)}
              {state === 'dnd' ? <span className="cl-quiet">{own('profile.dnd.text')}</span> : null}
            </span>
          </label>
        ))}
      </fieldset>
      {refusal}
      {presence ? <LineForm presence={presence} off={!available.allowed} /> : null}
    </>
  );
}

function LineForm(props: { readonly presence: Parameters<typeof statusOf>[0]; readonly off: boolean }): ReactElement {
  const { presence, off } = props;
  const translator = useStrings();
  const { t } = translator;
  const own = useOwnStrings(peopleStrings);
  const { people } = useChatActions();
  const { env } = useChatStore();
  const now = useNow(MINUTE);
  const current = statusOf(presence, now);
  const [emoji, setEmoji] = useState(current?.emoji ?? '');
  const [text, setText] = useState(current?.text ?? '');
  const [end, setEnd] = useState<End | 'kept'>(current?.until === undefined ? 'never' : 'kept');
  const [saved, setSaved] = useState(false);
  const { busy, refusal, run } = useAction();
  const set = (status: PersonStatus | null): void =>
    run(
      () => people.setPresence({ status }),
      () => setSaved(true),
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (off) return;
    const until = end === 'kept' ? current?.until : endOf(end, env.now());
    const line = { ...(emoji.trim() && { emoji: emoji.trim() }), ...(text.trim() && { text: text.trim() }) };
    set(Object.keys(line).length > 0 ? { ...line, ...(until !== undefined && { until }) } : null);
  };
  const clear = (): void => {
    setEmoji('');
    setText('');
    setEnd('never');
    set(null);
  };
  return (
    <form className="cl-profile__form" onSubmit={submit} onChange={() => setSaved(false)}>
      <fieldset className="cl-profile__form" disabled={off}>
        <legend className="cl-label">{own('profile.status')}</legend>
        <span className="cl-row">
          <input
            className="cl-field cl-profile__emoji"
            aria-label={own('profile.status.emoji')}
            placeholder="🙂"
            value={emoji}
            onChange={(event) => setEmoji(truncateText(event.currentTarget.value, 16))}
          />
          <input
            className="cl-field"
            dir="auto"
            aria-label={own('profile.status')}
            placeholder={own('profile.status.text')}
            maxLength={100}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {current ? (
            <IconButton icon={XIcon} size="small" label={own('profile.status.clear')} onClick={clear} />
          ) : null}
        </span>
        <span className="cl-people__groups" role="group" aria-label={own('profile.status.suggestions')}>
          {suggestions.map(([key, sign]) => (
            <button
              key={key}
              type="button"
              className="cl-people__group cl-lit"
              onClick={() => {
                setEmoji(sign);
                setText(own(`profile.status.${key}`));
                setSaved(false);
              }}
            >
              {sign} {own(`profile.status.${key}`)}
            </button>
          ))}
        </span>
        <label className="cl-stack">
          <span className="cl-label">{own('profile.status.until')}</span>
          <select className="cl-field" value={end} onChange={(event) => setEnd(event.currentTarget.value as End)}>
            {current?.until === undefined ? null : (
              <option value="kept">
                {own('profile.status.kept', { time: translator.formatMoment(current.until) })}
              </option>
            )}
            {ends.map((each) => (
              <option key={each} value={each}>
                {own(`profile.status.${each}`)}
              </option>
            ))}
          </select>
        </label>
      </fieldset>
      {refusal}
      <span className="cl-row cl-user-card__buttons">
        <span className="cl-quiet" role="status">
          {saved ? own('profile.saved') : ''}
        </span>
        <Button type="submit" busy={busy} disabled={off}>
          {t('common.save')}
        </Button>
      </span>
    </form>
  );
}
