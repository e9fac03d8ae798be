'use client';
import { useId, useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import { useChatStore } from '../../react/index.js';
import { Button, LiveRegion, PlusIcon, type LiveRegionHandle } from '../../ui/index.js';
import { ComposerField, ComposerForm, ComposerNote } from '../ComposerForm.js';
import type { PollContent } from '../content.js';
import { useFormState } from '../formState.js';
import type { MessageComposerProps } from '../messageComposer.js';
import { useOwnStrings } from '../ownStrings.js';
import { PollAnswerField } from './PollAnswerField.js';
import { pollComposerStrings } from './composerStrings.js';
import {
  emptyPoll,
  faultOf,
  isBegun,
  LONGEST_QUESTION,
  MOST_ANSWERS,
  moved,
  pollOf,
  type DraftAnswer,
  type PollDraft,
  type PollFault,
} from './pollDraft.js';

/** Makes a poll: a question, two to ten answers, and how it is voted. */
export function PollComposer(props: MessageComposerProps<PollContent>): ReactElement {
  const { onSend, onCancel, onDirtyChange } = props;
  const t = useOwnStrings(pollComposerStrings);
  const { env } = useChatStore();
  const id = useId();
  const [draft, setDraft] = useFormState<PollDraft>('draft', emptyPoll);
  const [fault, setFault] = useState<PollFault>();
  const nextKey = useRef(1 + Math.max(...draft.answers.map(({ key }) => key)));
  const fields = useRef<HTMLFieldSetElement>(null);
  const live = useRef<LiveRegionHandle>(null);
  const { question, answers, multiple, anonymous, closes } = draft;

  const change = (changes: Partial<PollDraft>): void => {
    const next = { ...draft, ...changes };
    setDraft(next);
    // What is wrong goes as soon as it is mended; nothing is called wrong while one writes.
    if (fault) setFault((now) => now && faultOf(next, env.now()));
  };
  const begun = isBegun(draft);
  // At once: an Escape right after the last letter asks, too.
  useLayoutEffect(() => onDirtyChange(begun), [begun, onDirtyChange]);
  /** Once the fields are drawn anew. */
  const focusAnswer = (index: number): void => {
    requestAnimationFrame(() => fields.current?.querySelectorAll('input')[index]?.focus());
  };
  const add = (): void => {
    if (answers.length >= MOST_ANSWERS) return;
    change({ answers: [...answers, { key: nextKey.current++, text: '' }] });
    focusAnswer(answers.length);
  };
  const remove = (index: number): void => {
    if (answers.length <= 2) return;
    change({ answers: answers.filter((_, at) => at !== index) });
    focusAnswer(Math.max(0, index - 1));
  };
  const move = (index: number, step: 1 | -1): void => {
    const next = moved(answers, index, step);
    if (next === answers) return;
    change({ answers: next });
    focusAnswer(index + step);
    live.current?.announce(t('poll.compose.moved', { number: index + step + 1 }));
  };
  const submit = (): void => {
    const found = faultOf(draft, env.now());
    setFault(found);
    if (!found) onSend(pollOf(draft));
  };
  const answersFault =
    fault?.at === 'answers'
      ? t('poll.compose.few')
      : fault?.at === 'same'
        ? t('poll.compose.same', { first: fault.first, second: fault.second })
        : undefined;
  const isFaulty = ({ key }: DraftAnswer): boolean =>
    (fault?.at === 'answers' || fault?.at === 'same') && fault.key === key;

  return (
    <ComposerForm onSubmit={submit} onCancel={onCancel}>
      <ComposerField
        id={`${id}q`}
        label={t('poll.compose.question')}
        error={fault?.at === 'question' ? t('poll.compose.noQuestion') : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            rows={2}
            dir="auto"
            maxLength={LONGEST_QUESTION}
            value={question}
            onChange={(event) => change({ question: event.currentTarget.value })}
          />
        )}
      </ComposerField>
      <fieldset ref={fields} className="cl-stack cl-composer-form__group" aria-describedby={`${id}n`}>
        <legend className="cl-panel__legend">{t('poll.compose.answers')}</legend>
        {answers.map((answer, index) => (
          <PollAnswerField
            key={answer.key}
            number={index + 1}
            of={answers.length}
            text={answer.text}
            faulty={isFaulty(answer)}
            describedBy={`${id}n`}
            onText={(text) =>
              change({ answers: answers.map((each) => (each.key === answer.key ? { ...each, text } : each)) })
            }
            onMove={(step) => move(index, step)}
            onRemove={() => remove(index)}
            onEnter={() => (index + 1 < answers.length ? focusAnswer(index + 1) : add())}
            t={t}
          />
        ))}
        <ComposerNote id={`${id}n`} hint={t('poll.compose.answersHint', { max: MOST_ANSWERS })} error={answersFault} />
        {answers.length < MOST_ANSWERS ? (
          <Button className="cl-composer-form__add" variant="quiet" icon={PlusIcon} onClick={add}>
            {t('poll.compose.add')}
          </Button>
        ) : null}
      </fieldset>
      <div>
        <label className="cl-row cl-choice cl-panel__choice">
          <input
            type="checkbox"
            checked={multiple}
            onChange={(event) => change({ multiple: event.currentTarget.checked })}
          />
          {t('poll.compose.multiple')}
        </label>
        <label className="cl-row cl-choice cl-panel__choice">
          <input
            type="checkbox"
            checked={anonymous}
            onChange={(event) => change({ anonymous: event.currentTarget.checked })}
          />
          {t('poll.compose.anonymous')}
        </label>
      </div>
      <ComposerField
        id={`${id}c`}
        label={t('poll.compose.closes')}
        error={fault?.at === 'closes' ? t('poll.compose.past') : undefined}
      >
        {(control) => (
          <input
            {...control}
            type="datetime-local"
            value={closes}
            onChange={(event) => change({ closes: event.currentTarget.value })}
          />
        )}
      </ComposerField>
      <LiveRegion ref={live} />
    </ComposerForm>
  );
}
