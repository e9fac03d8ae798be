'use client';
import { useId, useRef, type InputHTMLAttributes, type KeyboardEvent, type ReactElement } from 'react';
import { Button, IconButton, PlusIcon, XIcon } from '../../ui/index.js';
import { ComposerNote } from '../ComposerForm.js';
import { LONGEST_LABEL, type DraftPair, type PairFault } from './cardDraft.js';

/** Props of {@link PairFields}. */
export interface PairFieldsProps {
  readonly legend: string;
  readonly hint: string;
  /** What is wrong, in words; with `fault` where. */
  readonly error: string | undefined;
  readonly fault: PairFault | undefined;
  readonly pairs: readonly DraftPair[];
  /** How many there may be. */
  readonly most: number;
  readonly onChange: (pairs: readonly DraftPair[]) => void;
  /** Words of the button that adds one. */
  readonly add: string;
  /** Words of the button that takes one away, and names of its fields, by its place from 1. */
  readonly remove: (number: number) => string;
  readonly labelName: (number: number) => string;
  readonly valueName: (number: number) => string;
  readonly labelPlaceholder: string;
  /** What is special to the field of the value. */
  readonly value: InputHTMLAttributes<HTMLInputElement>;
}

/** Enter does not send a card that is half written. */
export function keepEnter(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key === 'Enter') event.preventDefault();
}

/** A list of labels with something each, that grows and shrinks by its buttons. */
export function PairFields(props: PairFieldsProps): ReactElement {
  const { legend, hint, error, fault, pairs, most, onChange, add, remove, labelName, valueName } = props;
  const id = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  /** Once the fields are drawn anew: the label at this place, or the button where none is left. */
  const focusPair = (index: number): void => {
    requestAnimationFrame(() => (group.current?.querySelectorAll('input')[2 * index] ?? adder.current)?.focus());
  };
  const write = (key: number, changes: Partial<DraftPair>): void =>
    onChange(pairs.map((pair) => (pair.key === key ? { ...pair, ...changes } : pair)));
  const field = (pair: DraftPair, name: PairFault['field'], label: string) => ({
    className: 'cl-field cl-panel__field',
    autoComplete: 'off',
    'aria-label': label,
    'aria-invalid': (fault?.key === pair.key && fault.field === name) || undefined,
    'aria-describedby': `${id}n`,
    value: pair[name],
    onKeyDown: keepEnter,
    onChange: (event: { readonly currentTarget: HTMLInputElement }) =>
      write(pair.key, { [name]: event.currentTarget.value }),
  });
  return (
    <fieldset ref={group} className="cl-stack cl-composer-form__group">
      <legend className="cl-panel__legend">{legend}</legend>
      {pairs.map((pair, index) => (
        <div key={pair.key} className="cl-row cl-composer-form__row">
          <div className="cl-composer-form__pair">
            <input
              {...field(pair, 'label', labelName(index + 1))}
              dir="auto"
              maxLength={LONGEST_LABEL}
              placeholder={props.labelPlaceholder}
            />
            <input {...props.value} {...field(pair, 'value', valueName(index + 1))} />
          </div>
          <IconButton
            icon={XIcon}
            label={remove(index + 1)}
            onClick={() => {
              onChange(pairs.filter(({ key }) => key !== pair.key));
              focusPair(Math.max(0, index - 1));
            }}
          />
        </div>
      ))}
      <ComposerNote id={`${id}n`} hint={hint} error={error} />
      {pairs.length < most ? (
        <Button
          ref={adder}
          className="cl-composer-form__add"
          variant="quiet"
          icon={PlusIcon}
          aria-describedby={`${id}n`}
          onClick={() => {
            onChange([...pairs, { key: 1 + Math.max(0, ...pairs.map(({ key }) => key)), label: '', value: '' }]);
            focusPair(pairs.length);
          }}
        >
          {add}
        </Button>
      ) : null}
    </fieldset>
  );
}
