'use client';
import type { FormEvent, ReactElement, ReactNode } from 'react';
import { Permitted } from '../../messages/index.js';
import type { Decision } from '../../model/index.js';
import { useStrings } from '../../react/index.js';
import { Button, type IconComponent } from '../../ui/index.js';
import { focusNow } from './focusNow.js';

/** One thing that can be done, as a row of the card. */
export function CardAction(props: {
  readonly icon: IconComponent;
  readonly label: string;
  readonly decision?: Decision | undefined;
  readonly danger?: boolean | undefined;
  readonly onPress: () => void;
}): ReactElement {
  const { icon: Icon, label, decision = { allowed: true }, danger, onPress } = props;
  return (
    <Permitted decision={decision}>
      {(control) => (
        <button
          {...control}
          type="button"
          className="cl-row cl-lit cl-user-card__action"
          data-danger={danger || undefined}
          onClick={onPress}
        >
          <Icon size={18} />
          <span>{label}</span>
        </button>
      )}
    </Permitted>
  );
}

/** Asks once more before something that is not meant lightly. */
export function Sure(props: {
  readonly question: string;
  readonly answer: string;
  readonly busy: boolean;
  readonly onSure: () => void;
  readonly onCancel: () => void;
}): ReactElement {
  const { question, answer, busy, onSure, onCancel } = props;
  return (
    <div className="cl-user-card__form" role="group" aria-label={question}>
      <span>{question}</span>
      <Buttons busy={busy} answer={answer} onCancel={onCancel} onSure={onSure} />
    </div>
  );
}

/** A few fields of the card: kept, or left. */
export function CardForm(props: {
  readonly answer: string;
  readonly busy: boolean;
  readonly refusal?: ReactNode;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { answer, busy, refusal, onSave, onCancel, children } = props;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave();
  };
  return (
    <form className="cl-user-card__form" onSubmit={submit}>
      {children}
      {refusal}
      <Buttons busy={busy} answer={answer} onCancel={onCancel} />
    </form>
  );
}

/** The way back, and the answer: of a form, or to a question, where the way back has the focus. */
function Buttons(props: {
  readonly answer: string;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onSure?: (() => void) | undefined;
}): ReactElement {
  const { answer, busy, onCancel, onSure } = props;
  const { t } = useStrings();
  return (
    <span className="cl-row cl-user-card__buttons">
      <Button size="small" ref={onSure ? focusNow : undefined} onClick={onCancel}>
        {t('common.cancel')}
      </Button>
      <Button
        size="small"
        type={onSure ? 'button' : 'submit'}
        variant={onSure ? 'danger' : 'primary'}
        busy={busy}
        onClick={onSure}
      >
        {answer}
      </Button>
    </span>
  );
}
