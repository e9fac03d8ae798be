'use client';
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import { chatErrorData, toChatError, type ChatErrorData } from '../../../contract/index.js';
import { describeDenial, describeError } from '../../../i18n/index.js';
import { useOwnStrings } from '../../../messages/index.js';
import type { JoinRequest } from '../../../model/index.js';
import { useChatActions, useDisplayName, useGroupRequests, usePermission, useStrings } from '../../../react/index.js';
import { AlertCircleIcon, Button, EmptyState, Spinner, Text, UserPlusIcon } from '../../../ui/index.js';
import { PersonLine } from '../../PeoplePicker/index.js';
import { Permitted } from '../../Permitted/index.js';
import type { GroupSectionProps } from '../section.js';
import { RefuseDialog } from './RefuseDialog.js';
import { requestStrings } from './strings.js';

/** Who asks to be let in, with what they say; each is let in or refused, or several at once. What another admin answers goes by itself. */
export function GroupRequests({ groupId, tell }: GroupSectionProps): ReactElement {
  const t = useOwnStrings(requestStrings);
  const words = useStrings();
  const decision = usePermission('approve-requests');
  // A lost connection takes nothing away that is shown, nor what was begun.
  const offline = !decision.allowed && decision.reason === 'offline';
  const requests = useGroupRequests(decision.allowed || offline ? groupId : undefined);
  const { items, status, hasMore, loadMore } = requests;
  const [chosenIds, setChosen] = useState<readonly string[]>([]);
  const [refusing, setRefusing] = useState<readonly JoinRequest[]>();
  const answering = useAnswers(tell);
  const frame = useRef<HTMLDivElement>(null);
  // Who has answered a whole page goes on with the next.
  const usedUp = items.length === 0 && hasMore && status === 'ready';
  useEffect(() => {
    if (usedUp) void loadMore();
  }, [loadMore, usedUp]);
  if (!decision.allowed && !offline) {
    return <p className="cl-panel__text">{describeDenial(words, decision.reason, decision.until)}</p>;
  }

  // Somebody may have answered one of them meanwhile.
  const chosen = items.filter(({ id }) => chosenIds.includes(id));
  const all = chosen.length === items.length;
  const answer = (requests: readonly JoinRequest[], accept: boolean, reason?: string): void => {
    // The row that had the focus is about to go.
    const section = frame.current;
    const at = items.findIndex(({ id }) => id === requests[0]?.id);
    void answering.run(requests, accept, reason);
    requestAnimationFrame(() => {
      if (!section || section.contains(document.activeElement)) return;
      const left = section.querySelectorAll<HTMLElement>('li input[type="checkbox"]');
      (left[Math.min(at, left.length - 1)] ?? section).focus();
    });
  };
  return (
    <div ref={frame} className="cl-group-section" tabIndex={-1}>
      {items.length === 0 ? (
        <NoRequests {...requests} />
      ) : (
        <div role="status">
          <h3 className="cl-group-section__title">
            {t('group.requests.title', { count: requests.total ?? items.length })}
          </h3>
        </div>
      )}
      {items.length > 1 ? (
        <div className="cl-row cl-group-section__buttons">
          <label className="cl-row cl-choice">
            <input
              type="checkbox"
              checked={all}
              ref={(box) => {
                if (box) box.indeterminate = chosen.length > 0 && !all;
              }}
              onChange={() => setChosen(all ? [] : items.map(({ id }) => id))}
            />
            {t('group.requests.all')}
          </label>
          {chosen.length > 0 ? (
            <>
              <Permitted decision={decision}>
                {(control) => (
                  <Button {...control} size="small" variant="primary" onClick={() => answer(chosen, true)}>
                    {t('group.requests.acceptAll', { count: chosen.length })}
                  </Button>
                )}
              </Permitted>
              <Permitted decision={decision}>
                {(control) => (
                  <Button {...control} size="small" onClick={() => setRefusing(chosen)}>
                    {t('group.requests.refuse')}
                  </Button>
                )}
              </Permitted>
            </>
          ) : null}
        </div>
      ) : null}
      <ul className="cl-group-section__rows" hidden={items.length === 0}>
        {items.map((request) => (
          <Row
            key={request.id}
            request={request}
            checked={chosenIds.includes(request.id)}
            onToggle={() =>
              setChosen((now) =>
                now.includes(request.id) ? now.filter((id) => id !== request.id) : [...now, request.id],
              )
            }
            onAccept={() => answer([request], true)}
            onRefuse={() => setRefusing([request])}
          />
        ))}
      </ul>
      {hasMore && items.length > 0 ? (
        <Button variant="link" busy={status === 'loading'} onClick={() => void loadMore()}>
          {t('group.requests.more')}
        </Button>
      ) : null}
      {answering.problem}
      {refusing ? (
        <RefuseDialog
          requests={refusing}
          onClose={() => setRefusing(undefined)}
          onRefuse={(reason) => {
            setRefusing(undefined);
            answer(refusing, false, reason);
          }}
        />
      ) : null}
    </div>
  );
}

/** Instead of rows: that there are none, that they come, or why not. */
function NoRequests(props: ReturnType<typeof useGroupRequests>): ReactElement {
  const { status, error, hasMore, retry } = props;
  const t = useOwnStrings(requestStrings);
  const words = useStrings();
  if (status === 'error') {
    return (
      <EmptyState
        role="alert"
        tone="danger"
        icon={AlertCircleIcon}
        title={words.t('error.title')}
        text={error && describeError(words, error)}
        action={<Button onClick={() => void retry()}>{words.t('common.retry')}</Button>}
      />
    );
  }
  if (status !== 'ready' || hasMore) return <Spinner label={words.t('common.loading')} />;
  return (
    <EmptyState
      role="status"
      icon={UserPlusIcon}
      title={t('group.requests.empty.title')}
      text={t('group.requests.empty.text')}
    />
  );
}

/** Answers one after the other, and says what came of it. */
function useAnswers(tell: GroupSectionProps['tell']) {
  const t = useOwnStrings(requestStrings);
  const words = useStrings();
  const { groups } = useChatActions();
  const [failed, setFailed] = useState<{ readonly count: number; readonly error: ChatErrorData }>();
  return {
    problem: failed ? (
      <p className="cl-error" role="alert">
        {t('group.requests.partly', { count: failed.count, reason: describeError(words, failed.error) })}
      </p>
    ) : null,
    async run(requests: readonly JoinRequest[], accept: boolean, reason?: string): Promise<void> {
      setFailed(undefined);
      const outcomes = await Promise.allSettled(
        requests.map((request) => groups.answerRequest(request, accept, reason)),
      );
      const reasons = outcomes.flatMap((outcome) =>
        outcome.status === 'rejected' ? [chatErrorData(toChatError(outcome.reason))] : [],
      );
      const [first] = reasons;
      if (first) setFailed({ count: reasons.length, error: first });
      const done = requests.length - reasons.length;
      if (done > 0) tell(t(accept ? 'group.requests.accepted' : 'group.requests.refused', { count: done }));
    },
  };
}

function Row(props: {
  readonly request: JoinRequest;
  readonly checked: boolean;
  readonly onToggle: () => void;
  readonly onAccept: () => void;
  readonly onRefuse: () => void;
}): ReactElement {
  const { request, checked, onToggle, onAccept, onRefuse } = props;
  const t = useOwnStrings(requestStrings);
  const words = useStrings();
  const id = useId();
  const decision = usePermission('approve-requests');
  const name = useDisplayName(request.userId) || words.t('common.someone');
  return (
    <li className="cl-group-request">
      <label className="cl-row cl-choice">
        <input
          type="checkbox"
          aria-label={t('group.requests.select', { name })}
          aria-describedby={`${id}words`}
          checked={checked}
          onChange={onToggle}
        />
        <PersonLine
          userId={request.userId}
          note={
            <span className="cl-quiet">
              {t('group.requests.asked', { time: words.formatRelative(request.time) })}
              {request.invitedBy === undefined ? null : <InvitedBy userId={request.invitedBy} />}
            </span>
          }
        />
      </label>
      {request.wording ? (
        <Text id={`${id}words`} className="cl-group-request__words" dir="auto">
          {request.wording}
        </Text>
      ) : null}
      <div className="cl-row cl-group-section__buttons">
        <Permitted decision={decision}>
          {(control) => (
            <Button {...control} size="small" aria-describedby={id} onClick={onAccept}>
              {t('group.requests.accept')}
            </Button>
          )}
        </Permitted>
        <Permitted decision={decision}>
          {(control) => (
            <Button {...control} size="small" variant="quiet" aria-describedby={id} onClick={onRefuse}>
              {t('group.requests.refuse')}
            </Button>
          )}
        </Permitted>
        <span id={id} hidden>
          {name}
        </span>
      </div>
    </li>
  );
}

function InvitedBy({ userId }: { readonly userId: string }): ReactElement {
  const t = useOwnStrings(requestStrings);
  const words = useStrings();
  const name = useDisplayName(userId) || words.t('common.someone');
  return <> · {t('group.requests.invitedBy', { name })}</>;
}
