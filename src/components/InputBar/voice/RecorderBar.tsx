'use client';
import { useEffect, useRef, useState, useSyncExternalStore, type ReactElement } from 'react';
import { useOwnStrings } from '../../../messages/index.js';
import { useStrings } from '../../../react/index.js';
import {
  Button,
  Dialog,
  IconButton,
  LiveRegion,
  LockIcon,
  MicIcon,
  PauseIcon,
  SendIcon,
  TrashIcon,
} from '../../../ui/index.js';
import { LevelBars } from './LevelBars.js';
import { Listen } from './Listen.js';
import type { VoiceSession } from './session.js';
import { recorderStrings } from './strings.js';
import type { Hold } from './useMic.js';

/** Props of {@link RecorderBar}. */
export interface RecorderBarProps {
  readonly session: VoiceSession;
  /** Longest recording in ms. */
  readonly limit: number | undefined;
  /** What a finger that holds the button does. */
  readonly hold: Hold | undefined;
  readonly onSend: () => void;
  readonly onDiscard: () => void;
}

/** Longer recordings are not thrown away by one press, in ms. */
const LONG = 10_000;
/** From when on the time that is left is shown, in ms. */
const SOON = 60_000;

/** A recording that is being made: how long, how loud; pause and go on, listen, send, discard. */
export function RecorderBar({ session, limit, hold, onSend, onDiscard }: RecorderBarProps): ReactElement {
  const { t, formatDuration, formatSpokenDuration } = useStrings();
  const words = useOwnStrings(recorderStrings);
  const state = useSyncExternalStore(session.subscribe, session.getState, session.getState);
  const [asking, setAsking] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const { status, elapsed, levels, busy, failed } = state;
  const recording = status === 'recording';
  const left = limit === undefined ? undefined : Math.max(0, limit - elapsed);
  const held = hold !== undefined;
  useEffect(() => {
    // Where the field was that had the focus.
    if (!held) bar.current?.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true });
  }, [held]);
  const discard = (): void => {
    if (elapsed < LONG) return onDiscard();
    session.pause();
    setAsking(true);
  };
  const note = failed
    ? words('recorder.encodeFailed')
    : left === 0
      ? words('recorder.limit')
      : left !== undefined && left <= SOON
        ? words('recorder.left', { time: formatDuration(left) })
        : undefined;
  return (
    // Escape belongs to all of its buttons.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={bar}
      className="cl-row cl-voice"
      data-step={status}
      data-held={held || undefined}
      role="group"
      aria-label={words('recorder.label')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        discard();
      }}
    >
      {hold ? (
        <HoldHints hold={hold} />
      ) : (
        <IconButton icon={TrashIcon} label={words('recorder.discard')} onClick={discard} aria-disabled={busy} />
      )}
      <div className="cl-row cl-voice__body">
        {recording || busy ? (
          <>
            <span className="cl-voice__dot" data-live={recording || undefined} aria-hidden="true" />
            <span className="cl-voice__time" role="timer" aria-label={formatSpokenDuration(elapsed)}>
              {formatDuration(elapsed)}
            </span>
            {hold ? (
              <span className="cl-truncate cl-voice__slide" style={{ opacity: 1 - hold.cancel }}>
                {words('recorder.slide')}
              </span>
            ) : (
              <LevelBars levels={levels} />
            )}
          </>
        ) : (
          <Listen session={session} />
        )}
        {note === undefined ? null : (
          <span className="cl-voice__note" role="status">
            {note}
          </span>
        )}
      </div>
      {held ? null : (
        <>
          {recording ? (
            <IconButton
              data-first=""
              icon={PauseIcon}
              label={words('recorder.pause')}
              onClick={() => session.pause()}
              aria-disabled={busy}
            />
          ) : status === 'paused' ? (
            <IconButton
              data-first=""
              icon={MicIcon}
              label={words('recorder.resume')}
              onClick={() => session.resume()}
              aria-disabled={busy}
            />
          ) : null}
          <IconButton
            className="cl-input-bar__send"
            variant="primary"
            icon={SendIcon}
            label={words('recorder.send')}
            aria-disabled={busy}
            aria-busy={busy || undefined}
            onClick={onSend}
          />
        </>
      )}
      <LiveRegion
        message={
          recording ? words('recorder.started') : words('recorder.paused', { time: formatSpokenDuration(elapsed) })
        }
      />
      <Dialog
        open={asking}
        alert
        title={words('recorder.discard.title')}
        closeLabel={t('common.close')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{words('recorder.discard.keep')}</Button>
            <Button variant="danger" onClick={onDiscard}>
              {words('recorder.discard')}
            </Button>
          </>
        }
      >
        {words('recorder.discard.text')}
      </Dialog>
    </div>
  );
}

/** What a finger can do that holds the button. */
function HoldHints({ hold }: { readonly hold: Hold }): ReactElement {
  const words = useOwnStrings(recorderStrings);
  return (
    <span className="cl-voice__lock" data-near={hold.lock > 0.4 || undefined}>
      <LockIcon size={18} />
      <span>{words('recorder.lock')}</span>
    </span>
  );
}
