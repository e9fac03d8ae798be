'use client';
import { useId, type ReactElement, type ReactNode } from 'react';
import { useStrings } from '../../react/index.js';
import { Text } from '../../ui/index.js';
import type { CardSelect } from '../content.js';
import { useOwnStrings } from '../ownStrings.js';
import { cardStrings } from './strings.js';
import type { Control, Problem } from './validate.js';

/** Props of {@link CardControlView}. */
export interface CardControlProps<C extends Control = Control> {
  readonly control: C;
  readonly value: string | readonly string[];
  readonly problem?: Problem | undefined;
  readonly off: boolean;
  /** Cannot be changed for now. It keeps the focus, which `off` would take. */
  readonly waiting: boolean;
  /** The value changed. `settled`: the reader is done with it, and not in the middle of a word. */
  readonly onChange: (value: string | readonly string[], settled: boolean) => void;
  /** The reader leaves the field. */
  readonly onCommit?: (() => void) | undefined;
}

/** One field with its name and what is wrong with it. */
export function CardControlView(props: CardControlProps): ReactElement {
  const { control, value, problem, waiting, onChange, onCommit } = props;
  const t = useOwnStrings(cardStrings);
  const translator = useStrings();
  const id = useId();
  const off = props.off || control.disabled === true;
  const wrong = problem && (
    <span id={`${id}e`} className="cl-error cl-message-error">
      {t(`card.invalid.${problem.kind}`, {
        label: control.label,
        count: problem.count,
        date: problem.date === undefined ? undefined : readableDate(problem.date, translator),
      })}
    </span>
  );
  const name = (
    <>
      <Text>{control.label}</Text>
      {control.required ? (
        <span className="cl-card-control__required">
          <span aria-hidden="true"> *</span>
          <span className="cl-visually-hidden"> {t('card.required')}</span>
        </span>
      ) : null}
    </>
  );
  if (control.kind === 'select' && control.multiple) {
    return (
      <Choices {...props} control={control} off={off} id={id} name={name}>
        {wrong}
      </Choices>
    );
  }
  const text = typeof value === 'string' ? value : (value[0] ?? '');
  const field = {
    id,
    value: text,
    disabled: off,
    'aria-disabled': waiting || undefined,
    'aria-required': control.required,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': problem ? `${id}e` : undefined,
    onBlur: onCommit,
  };
  return (
    <div className="cl-stack cl-card-control">
      <label className="cl-label" htmlFor={id}>
        {name}
      </label>
      {control.kind === 'select' ? (
        <select
          {...field}
          className="cl-field cl-card-control__select"
          onChange={(event) => {
            if (!waiting) onChange(event.currentTarget.value, true);
          }}
        >
          <option value="">{t('card.choose')}</option>
          {control.options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.label}
            </option>
          ))}
        </select>
      ) : control.kind === 'input' && control.input === 'multiline' ? (
        <textarea
          {...field}
          className="cl-field"
          dir="auto"
          readOnly={waiting}
          rows={3}
          maxLength={control.maxLength}
          placeholder={control.placeholder}
          onChange={(event) => onChange(event.currentTarget.value, false)}
        />
      ) : (
        <input
          {...field}
          className="cl-field"
          dir="auto"
          readOnly={waiting}
          {...(control.kind === 'date'
            ? { type: control.withTime ? 'datetime-local' : 'date', min: control.min, max: control.max }
            : {
                type: control.input === 'number' ? 'text' : control.input,
                inputMode: control.input === 'number' ? ('decimal' as const) : undefined,
                maxLength: control.maxLength,
                placeholder: control.placeholder,
              })}
          onChange={(event) => onChange(event.currentTarget.value, false)}
        />
      )}
      {wrong}
    </div>
  );
}

function readableDate(date: string, { formatDate, formatDateTime }: ReturnType<typeof useStrings>): string {
  // Of the reader's own clock, as the field is.
  const ms = new Date(date.includes('T') ? date : `${date}T00:00`).getTime();
  return date.includes('T') ? formatDateTime(ms) : formatDate(ms);
}

/** Several of a list. */
function Choices(
  props: CardControlProps<CardSelect> & { readonly id: string; readonly name: ReactNode; readonly children: ReactNode },
): ReactElement {
  const { control, value, problem, off, waiting, onChange, id, name, children } = props;
  const chosen = typeof value === 'string' ? [] : value;
  return (
    <fieldset className="cl-stack cl-card-control" disabled={off} aria-describedby={problem ? `${id}e` : undefined}>
      <legend className="cl-label">{name}</legend>
      {control.options.map((option) => (
        <label key={option.id} className="cl-row cl-choice">
          <input
            type="checkbox"
            checked={chosen.includes(option.id)}
            aria-invalid={problem ? true : undefined}
            aria-disabled={waiting || undefined}
            onChange={(event) => {
              if (waiting) return;
              const on = event.currentTarget.checked;
              const ids = control.options.map((each) => each.id);
              onChange(
                ids.filter((each) => (each === option.id ? on : chosen.includes(each))),
                true,
              );
            }}
          />
          <Text>{option.label}</Text>
        </label>
      ))}
      {children}
    </fieldset>
  );
}
