'use client';
import type { ReactElement } from 'react';
import { useConversationScope, useStrings } from '../../react/index.js';
import { Button, PhoneIcon, VideoIcon } from '../../ui/index.js';
import type { CallContent, CallOutcome } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';
import { useIsCopy } from '../InnerContent.js';
import { useMessageHandlers } from '../messageHandlers.js';
import { useOwnStrings } from '../ownStrings.js';
import { callStrings } from './strings.js';

/** Outcomes that read differently on the two ends of the line. */
const TWO_SIDED: ReadonlySet<CallOutcome> = new Set(['busy', 'cancelled', 'declined', 'missed']);
/** For the one who was called: a call that passed by. */
const PASSED_BY: ReadonlySet<CallOutcome> = new Set(['busy', 'cancelled', 'missed']);

/** A call: what kind, how it ended, how long it took. "Call back" where the host can call. */
export function CallMessage({ content, message, mine, meta }: MessageViewProps<CallContent>): ReactElement {
  const t = useOwnStrings(callStrings);
  const translator = useStrings();
  const { conversationId } = useConversationScope();
  const { onCall } = useMessageHandlers();
  const copy = useIsCopy();
  const { kind, outcome, duration, participantIds } = content;
  const Icon = kind === 'video' ? VideoIcon : PhoneIcon;
  const said = t(mine && TWO_SIDED.has(outcome) ? (`call.${outcome}.mine` as 'call.busy.mine') : `call.${outcome}`);
  const details = [
    outcome === 'completed' && duration !== undefined ? translator.formatDuration(duration) : said,
    participantIds !== undefined && participantIds.length > 2
      ? t('call.people', { count: participantIds.length })
      : undefined,
  ];
  return (
    <div
      className="cl-call-message"
      data-outcome={outcome}
      data-missed={(!mine && PASSED_BY.has(outcome)) || undefined}
    >
      <span className="cl-disc">
        <Icon />
      </span>
      <span className="cl-words">
        <span className="cl-label">{t(`call.${kind}`)}</span>
        <span className="cl-meta">{details.filter((each) => each !== undefined).join(' · ')}</span>
      </span>
      {onCall === undefined || copy || message.id === '' ? null : (
        <Button
          className="cl-call-message__back"
          size="small"
          variant={outcome === 'ongoing' ? 'primary' : 'secondary'}
          onClick={() => onCall({ conversationId, kind, message })}
        >
          {t(outcome === 'ongoing' ? 'call.join' : 'call.back')}
        </Button>
      )}
      <div className="cl-message__below">{meta}</div>
    </div>
  );
}
