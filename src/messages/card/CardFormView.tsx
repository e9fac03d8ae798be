'use client';
import { useRef, useState, type FormEvent, type ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import type { CardForm } from '../content.js';
import { useCardActions } from './cardActions.js';
import { ActionButton, Confirm } from './CardButtonRow.js';
import { CardControlView } from './CardControlView.js';
import { initialValue, initialValues, problemOf, sentValues } from './validate.js';

/** Fields that are sent together. What is wrong is said beside each field, once somebody has tried to send. */
export function CardFormView({ block }: { readonly block: CardForm }): ReactElement {
  const translator = useStrings();
  const { decision, off, waiting, send } = useCardActions();
  const [values, setValues] = useState(() => initialValues(block.controls));
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { submit, controls } = block;
  const valueOf = (control: (typeof controls)[number]): string | readonly string[] =>
    values.get(control.id) ?? initialValue(control);

  const deliver = (): void => {
    setAsking(false);
    void send({ id: submit.id, button: true, values: sentValues(controls, values), value: submit.value });
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (off || waiting || !decision.allowed || submit.disabled) return;
    const wrong = controls.findIndex((control) => problemOf(control, valueOf(control)) !== undefined);
    if (wrong >= 0) {
      const field = form.current?.querySelectorAll('.cl-card-control')[wrong];
      field?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    } else if (submit.confirm === undefined) deliver();
    else setAsking(true);
  };
  return (
    <form ref={form} className="cl-card-message__form" noValidate onSubmit={onSubmit}>
      {controls.map((control, index) => (
        <CardControlView
          key={`${index}:${control.id}`}
          control={control}
          value={valueOf(control)}
          problem={tried ? problemOf(control, valueOf(control)) : undefined}
          off={off}
          waiting={waiting}
          onChange={(value) => setValues(new Map(values).set(control.id, value))}
        />
      ))}
      <ActionButton button={submit} submit />
      {submit.confirm === undefined ? null : (
        <Confirm
          button={submit}
          question={submit.confirm}
          open={asking}
          onCancel={() => setAsking(false)}
          onYes={deliver}
        >
          {translator.t('common.cancel')}
        </Confirm>
      )}
    </form>
  );
}
