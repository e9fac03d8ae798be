'use client';
import { useId, useLayoutEffect, useMemo, useState, type ReactElement } from 'react';
import { useChatStore, useConversationScope, usePermission, useStrings } from '../../react/index.js';
import { Button, MapPinIcon } from '../../ui/index.js';
import { ComposerField, ComposerForm, ComposerNote } from '../ComposerForm.js';
import { ContentPreview } from '../ContentPreview.js';
import type { LocationContent } from '../content.js';
import { useFormState } from '../formState.js';
import type { MessageComposerProps } from '../messageComposer.js';
import { useOwnStrings } from '../ownStrings.js';
import { locationComposerStrings } from './composerStrings.js';
import { followPlace } from './followPlace.js';
import { shortDegrees } from './mapLinks.js';
import { readPlace } from './readPlace.js';
import { useOwnPosition, type OwnPosition } from './useOwnPosition.js';

const MINUTE = 60_000;
/** How long a place may be kept up to date, in ms. */
const DURATIONS = [15 * MINUTE, 60 * MINUTE, 480 * MINUTE] as const;
const LONGEST_TITLE = 256;
const LONGEST_ADDRESS = 1_000;

/** Makes a place: where the device is, or what is written or pasted. */
export function LocationComposer(props: MessageComposerProps<LocationContent>): ReactElement {
  const { onSend, onCancel, onDirtyChange } = props;
  const t = useOwnStrings(locationComposerStrings);
  const id = useId();
  const store = useChatStore();
  const timeline = useConversationScope();
  const [text, setText] = useFormState('text', '');
  const [measured, setMeasured] = useFormState<OwnPosition | undefined>('measured', undefined);
  const [title, setTitle] = useFormState('title', '');
  const [address, setAddress] = useFormState('address', '');
  const [duration, setDuration] = useFormState('duration', 0);
  const [tried, setTried] = useState(false);
  const durations = useDurations();
  const locating = useOwnPosition((position) => {
    setMeasured(position);
    setText(`${shortDegrees(position.latitude)}, ${shortDegrees(position.longitude)}`);
  });

  const begun = `${text}${title}${address}`.trim() !== '';
  // At once: an Escape right after the last letter asks, too.
  useLayoutEffect(() => onDirtyChange(begun), [begun, onDirtyChange]);

  const reading = useMemo(() => readPlace(text), [text]);
  const place = measured ?? ('place' in reading ? reading.place : undefined);
  const name = title.trim() || ('place' in reading ? reading.place.title : undefined);
  const content = useMemo((): LocationContent | undefined => {
    if (!place) return undefined;
    const where = address.trim();
    return {
      type: 'location',
      latitude: place.latitude,
      longitude: place.longitude,
      ...('accuracy' in place && { accuracy: Math.round(place.accuracy) }),
      ...(name !== undefined && { title: name }),
      ...(where !== '' && { address: where }),
    };
  }, [place, name, address]);

  const submit = (): void => {
    setTried(true);
    if (!content) return;
    const live = measured && duration > 0;
    const until = store.env.now() + duration;
    const key = onSend(live ? { ...content, live: { until } } : content);
    if (live && key !== undefined) followPlace(store, navigator.geolocation, { timeline, key, until });
  };
  const problem =
    !tried || content
      ? undefined
      : t(
          'problem' in reading && reading.problem === 'short-link'
            ? 'location.compose.shortLink'
            : 'location.compose.unreadable',
        );
  return (
    <ComposerForm onSubmit={submit} onCancel={onCancel}>
      {locating.ask === undefined ? null : (
        <div className="cl-stack cl-composer-form__field">
          <Button
            icon={MapPinIcon}
            busy={locating.status === 'asking'}
            aria-describedby={`${id}l`}
            onClick={locating.ask}
          >
            {t('location.compose.locate')}
          </Button>
          <ComposerNote
            id={`${id}l`}
            hint={
              measured
                ? t('location.compose.found', { metres: Math.max(1, Math.round(measured.accuracy)) })
                : t('location.compose.locateHint')
            }
            error={
              locating.status === 'denied' || locating.status === 'unavailable'
                ? t(`location.compose.${locating.status}`)
                : undefined
            }
          />
        </div>
      )}
      <ComposerField
        id={`${id}p`}
        label={t('location.compose.place')}
        hint={content ? undefined : t('location.compose.placeHint')}
        error={problem}
      >
        {(control) => (
          <input
            {...control}
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            maxLength={2048}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setMeasured(undefined);
              // A place that is written is not replaced by one the device finds later on.
              locating.cancel();
            }}
          />
        )}
      </ComposerField>
      {content ? <ContentPreview content={content} label={t('location.compose.preview')} /> : null}
      <ComposerField id={`${id}t`} label={t('location.compose.title')}>
        {(control) => (
          <input
            {...control}
            dir="auto"
            autoComplete="off"
            maxLength={LONGEST_TITLE}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        )}
      </ComposerField>
      <ComposerField id={`${id}a`} label={t('location.compose.address')}>
        {(control) => (
          <input
            {...control}
            dir="auto"
            autoComplete="off"
            maxLength={LONGEST_ADDRESS}
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
        )}
      </ComposerField>
      {measured && durations.length > 0 ? (
        <LiveField id={`${id}d`} durations={durations} value={duration} onChange={setDuration} />
      ) : null}
    </ComposerForm>
  );
}

function LiveField(props: {
  readonly id: string;
  readonly durations: readonly number[];
  readonly value: number;
  readonly onChange: (duration: number) => void;
}): ReactElement {
  const { id, durations, value, onChange } = props;
  const t = useOwnStrings(locationComposerStrings);
  const { formatSpokenDuration } = useStrings();
  return (
    <ComposerField id={id} label={t('location.compose.live')} hint={t('location.compose.liveHint')}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(Number(event.currentTarget.value))}>
          {[0, ...durations].map((each) => (
            <option key={each} value={each}>
              {each === 0 ? t('location.compose.live.never') : formatSpokenDuration(each)}
            </option>
          ))}
        </select>
      )}
    </ComposerField>
  );
}

/** For how long a place can be kept up to date: every update is an edit, which some backends have not, or only for a time. */
function useDurations(): readonly number[] {
  const edit = usePermission('edit-own');
  const { editWindow = Infinity } = useChatStore().adapter.limits;
  return edit.allowed ? DURATIONS.filter((duration) => duration <= editWindow) : [];
}
