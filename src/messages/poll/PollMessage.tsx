'use client';
import { useState, type ReactElement } from 'react';
import { toChatError } from '../../contract/index.js';
import { describeError } from '../../i18n/index.js';
import {
  useAvailability,
  useChatActions,
  useConversationScope,
  useNow,
  usePermission,
  useStrings,
} from '../../react/index.js';
import { Button, Dialog, useLazy } from '../../ui/index.js';
import type { PollContent } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';
import { useIsCopy } from '../InnerContent.js';
import { useOwnStrings } from '../ownStrings.js';
import { Permitted } from '../Permitted.js';
import { usePastMoment } from '../usePastMoment.js';
import { PollBallot } from './PollBallot.js';
import { PollResults } from './PollResults.js';
import { pollResult, type PollResult } from './results.js';
import { pollStrings } from './strings.js';

const loadVoters = () => import('./PollVoters.js');

/** A question with answers to choose from, and how many chose what. */
export function PollMessage(props: MessageViewProps<PollContent>): ReactElement {
  const { content, message, meta } = props;
  const t = useOwnStrings(pollStrings);
  const translator = useStrings();
  const copy = useIsCopy();
  const actions = useChatActions();
  const scope = useConversationScope();
  const now = useNow(10_000);
  const votes = message.lanes.votes?.value;
  const result = pollResult(content, votes);
  const closed = votes?.closed === true || (content.closesAt !== undefined && content.closesAt <= now);
  const canVote = !closed && !copy && message.id !== '';
  const [changing, setChanging] = useState(false);
  const [looking, setLooking] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const voting = canVote && !looking && (!result.voted || changing);

  const vote = (optionIds: readonly string[]): void => {
    setChanging(false);
    setError(undefined);
    actions.vote(scope, message.id, optionIds).catch((reason: unknown) => {
      setError(describeError(translator, toChatError(reason)));
    });
  };
  const facts = [
    t(content.multiple ? 'poll.multiple' : 'poll.single'),
    content.anonymous ? t('poll.anonymous') : undefined,
    closed
      ? t('poll.closed')
      : content.closesAt === undefined
        ? undefined
        : t('poll.closes', { time: translator.formatMoment(content.closesAt) }),
  ];
  return (
    <div
      role="group"
      className="cl-frame cl-poll-message"
      aria-label={translator.t('messages.type.poll')}
      data-closed={closed || undefined}
    >
      {voting ? (
        <PollBallot
          content={content}
          facts={facts}
          chosen={votes?.mine ?? []}
          onVote={vote}
          onCancel={changing ? () => setChanging(false) : undefined}
        />
      ) : (
        <PollResults content={content} facts={facts} result={result} shown={!copy || result.total > 0} />
      )}
      {error === undefined ? null : (
        <span role="alert" className="cl-error cl-message-error">
          {error}
        </span>
      )}
      <div className="cl-poll-message__foot">
        <span className="cl-meta">{copy ? null : t('poll.total', { count: result.total })}</span>
        {canVote && result.voted && !changing ? (
          <>
            <Vote label={t('poll.change')} onPress={() => setChanging(true)} />
            <Vote label={t('poll.withdraw')} onPress={() => vote([])} />
          </>
        ) : null}
        {canVote && !result.voted && result.total > 0 ? (
          <Button variant="link" size="small" aria-pressed={looking} onClick={() => setLooking(!looking)}>
            {t(looking ? 'poll.hideResults' : 'poll.results')}
          </Button>
        ) : null}
        {result.named && result.total > 0 ? <Voters content={content} result={result} /> : null}
        {props.mine && canVote ? <Close {...props} onError={setError} /> : null}
      </div>
      <div className="cl-message__below">{meta}</div>
    </div>
  );
}

function Vote({ label, onPress }: { readonly label: string; readonly onPress: () => void }): ReactElement {
  const decision = useAvailability('messages.vote');
  return (
    <Permitted decision={decision}>
      {(control) => (
        <Button {...control} variant="link" size="small" onClick={onPress}>
          {label}
        </Button>
      )}
    </Permitted>
  );
}

/** Names of those who voted; loaded when first asked for. */
function Voters({ content, result }: { readonly content: PollContent; readonly result: PollResult }): ReactElement {
  const t = useOwnStrings(pollStrings);
  const [open, setOpen] = useState(false);
  const part = useLazy(loadVoters, open, () => setOpen(false));
  return (
    <>
      <Button variant="link" size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('poll.voters')}
      </Button>
      {part === undefined || !open ? null : (
        <part.PollVoters content={content} result={result} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

/** The sender ends the poll: an edit that sets its end to a moment that has passed. */
function Close(props: MessageViewProps<PollContent> & { readonly onError: (error: string) => void }): ReactElement {
  const { content, message, onError } = props;
  const t = useOwnStrings(pollStrings);
  const translator = useStrings();
  const actions = useChatActions();
  const pastMoment = usePastMoment();
  const scope = useConversationScope();
  const decision = usePermission('edit-own');
  const [asking, setAsking] = useState(false);
  const close = (): void => {
    setAsking(false);
    const closesAt = pastMoment(message);
    actions.editMessage(scope, message.id, { ...content, closesAt } as PollContent).catch((reason: unknown) => {
      onError(describeError(translator, toChatError(reason)));
    });
  };
  return (
    <>
      <Permitted decision={decision}>
        {(control) => (
          <Button {...control} variant="link" size="small" aria-haspopup="dialog" onClick={() => setAsking(true)}>
            {t('poll.close')}
          </Button>
        )}
      </Permitted>
      <Dialog
        alert
        open={asking}
        onClose={() => setAsking(false)}
        title={t('poll.close.title')}
        closeLabel={translator.t('common.close')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{translator.t('common.cancel')}</Button>
            <Button variant="primary" onClick={close}>
              {t('poll.close')}
            </Button>
          </>
        }
      >
        {t('poll.close.text')}
      </Dialog>
    </>
  );
}
