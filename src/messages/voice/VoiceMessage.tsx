'use client';
import { useState, type ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { IconButton, PauseIcon, PlayIcon, Spinner } from '../../ui/index.js';
import type { VoiceContent } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';
import { FoldButton } from '../FoldButton.js';
import { MediaProvider, UploadRing, useMediaWords } from '../media.js';
import { MessageText } from '../MessageText.js';
import { useVoice } from './useVoice.js';
import { Waveform } from './Waveform.js';

/** A recording: play and pause, its shape, its length, what was said. One plays at a time. */
export function VoiceMessage(props: MessageViewProps<VoiceContent>): ReactElement {
  return (
    <MediaProvider>
      <Recording {...props} />
    </MediaProvider>
  );
}

function Recording(props: MessageViewProps<VoiceContent>): ReactElement {
  const { content, message, messageKey, mine, progress, meta } = props;
  const translator = useStrings();
  const words = useMediaWords();
  const voice = useVoice(content, message, messageKey, mine);
  const { status, position, duration, speed } = voice;
  const running = status === 'playing' || status === 'loading';
  const failed = status === 'failed';
  const transcript = message.lanes.transcript?.value.text;
  const label = running
    ? translator.t('messages.voice.pause')
    : translator.t('messages.voice.play', { duration: translator.formatSpokenDuration(duration) });
  return (
    <div className="cl-voice-message" data-status={status}>
      <span className="cl-voice-message__start">
        <IconButton
          className="cl-voice-message__button"
          variant="primary"
          icon={running ? PauseIcon : PlayIcon}
          label={label}
          aria-busy={status === 'loading' || undefined}
          onClick={(event) => voice.toggle(event.currentTarget)}
        />
        {status === 'loading' ? <Spinner className="cl-voice-message__busy" /> : null}
        <UploadRing messageKey={messageKey} progress={progress} />
      </span>
      <div className="cl-words cl-voice-message__body">
        <Waveform levels={content.waveform} position={position} duration={duration} onSeek={voice.seek} />
        <div className="cl-meta cl-voice-message__foot">
          <span className="cl-voice-message__time" role={failed ? 'alert' : undefined}>
            {failed
              ? translator.t('messages.voice.failed')
              : translator.formatDuration(position > 0 ? position : duration)}
          </span>
          {voice.unplayed ? (
            <span className="cl-voice-message__dot" role="img" aria-label={words('voice.unplayed')} />
          ) : null}
          {running || position > 0 || speed !== 1 ? (
            <button
              type="button"
              className="cl-reach cl-voice-message__speed"
              aria-label={words('voice.speed', { speed })}
              onClick={voice.changeSpeed}
            >
              {`${translator.formatNumber(speed)}×`}
            </button>
          ) : null}
          <span className="cl-voice-message__meta">{meta}</span>
        </div>
        {transcript === undefined || transcript === '' ? null : <Transcript text={transcript} />}
      </div>
    </div>
  );
}

/** What was said, in words; folded up at first. */
function Transcript({ text }: { readonly text: string }): ReactElement {
  const words = useMediaWords();
  const [open, setOpen] = useState(false);
  return (
    <div className="cl-voice-message__transcript">
      <FoldButton open={open} onToggle={() => setOpen(!open)}>
        {words(open ? 'voice.hideText' : 'voice.showText')}
      </FoldButton>
      {open ? <MessageText text={text} /> : null}
    </div>
  );
}
