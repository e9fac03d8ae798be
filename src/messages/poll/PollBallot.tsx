'use client';
import { useId, useState, type FormEvent, type ReactElement } from 'react';
import { useAvailability, useStrings } from '../../react/index.js';
import { Button, Text } from '../../ui/index.js';
import type { PollContent } from '../content.js';
import { useOwnStrings } from '../ownStrings.js';
import { Permitted } from '../Permitted.js';
import { tabWithin } from '../tabWithin.js';
import { questionOf } from './results.js';
import { pollStrings } from './strings.js';

/** Props of {@link PollBallot}. */
export interface PollBallotProps {
  readonly content: PollContent;
  /** What kind of poll it is, in words. */
  readonly facts: readonly (string | undefined)[];
  /** Options chosen before. */
  readonly chosen: readonly string[];
  readonly onVote: (optionIds: readonly string[]) => void;
  /** Goes back without a change; left out where there was no vote. */
  readonly onCancel: (() => void) | undefined;
}

/** The answers to choose from. Nothing is sent before "Vote": arrow keys choose in a group of radio buttons. */
export function PollBallot({ content, facts, chosen, onVote, onCancel }: PollBallotProps): ReactElement {
  const t = useOwnStrings(pollStrings);
  const translator = useStrings();
  const id = useId();
  const decision = useAvailability('messages.vote');
  const [picked, setPicked] = useState<readonly string[]>(chosen);
  const { options, multiple } = content;
  const pick = (optionId: string, on: boolean): void => {
    if (!multiple) setPicked([optionId]);
    else setPicked(on ? [...picked, optionId] : picked.filter((each) => each !== optionId));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (decision.allowed && picked.length > 0) onVote(options.flatMap(({ id }) => (picked.includes(id) ? id : [])));
  };
  return (
    // Keys of the fields stay in them; see tabWithin.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className="cl-poll-message__ballot" onSubmit={submit} onKeyDown={tabWithin}>
      <fieldset
        className="cl-stack"
        role={multiple ? 'group' : 'radiogroup'}
        aria-labelledby={`${id}q`}
        aria-describedby={`${id}f`}
      >
        <legend className="cl-words">
          <span id={`${id}q`} className="cl-poll-message__question" dir="auto">
            {questionOf(content)}
          </span>
          <span id={`${id}f`} className="cl-meta">
            {facts.filter(Boolean).join(' · ')}
          </span>
        </legend>
        {options.map((option) => (
          <label key={option.id} className="cl-row cl-choice">
            <input
              type={multiple ? 'checkbox' : 'radio'}
              name={id}
              value={option.id}
              checked={picked.includes(option.id)}
              onChange={(event) => pick(option.id, event.currentTarget.checked)}
            />
            <Text>{option.text}</Text>
          </label>
        ))}
      </fieldset>
      <div className="cl-poll-message__actions">
        {onCancel === undefined ? null : <Button onClick={onCancel}>{translator.t('common.cancel')}</Button>}
        <Permitted decision={decision}>
          {(control) => (
            <Button
              aria-disabled={picked.length === 0 || undefined}
              {...control}
              type="submit"
              variant="primary"
              className="cl-poll-message__vote"
            >
              {t('poll.vote')}
            </Button>
          )}
        </Permitted>
      </div>
    </form>
  );
}
