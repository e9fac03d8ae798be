'use client';
import { useRef, type ReactElement, type ReactNode } from 'react';
import { useStrings } from '../react/index.js';
import { Button } from '../ui/index.js';

/** Props of {@link ComposerForm}. */
export interface ComposerFormProps {
  /** The fields. One that is wrong carries `aria-invalid`: the first of them gets the focus when sending is tried. */
  readonly children: ReactNode;
  /** Sending was asked for. Check the fields, and call `onSend` of the composer. */
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  /** Words of the button that sends. Default: "Send". */
  readonly submitLabel?: string | undefined;
  /** There is nothing to send yet: the button shows so, and does nothing. Default: false. */
  readonly empty?: boolean | undefined;
}

/** The form of a message composer: fields that scroll, and below them always in view the buttons that cancel and send. */
export function ComposerForm(props: ComposerFormProps): ReactElement {
  const { children, onSubmit, onCancel, submitLabel, empty = false } = props;
  const { t } = useStrings();
  const form = useRef<HTMLFormElement>(null);
  return (
    <form
      ref={form}
      className="cl-composer-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // It hangs in the tree of the input bar, which is a form of its own.
        event.stopPropagation();
        if (empty) return;
        onSubmit();
        requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      }}
    >
      {children}
      <div className="cl-composer-form__actions">
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        <Button type="submit" variant="primary" aria-disabled={empty || undefined}>
          {submitLabel ?? t('composer.send')}
        </Button>
      </div>
    </form>
  );
}

/** Props of {@link ComposerField}. */
export interface ComposerFieldProps {
  readonly id: string;
  readonly label: ReactNode;
  /** What to write, below the field. */
  readonly hint?: string | undefined;
  /** What is wrong with it. */
  readonly error?: string | undefined;
  /** The control: give it the id, and spread what it is handed. */
  readonly children: (control: ComposerControl) => ReactNode;
}

/** What the control of a {@link ComposerField} takes. */
export interface ComposerControl {
  readonly id: string;
  readonly className: string;
  readonly 'aria-invalid'?: true;
  readonly 'aria-describedby'?: string;
}

/** A field with its name, a hint, and what is wrong with it. */
export function ComposerField({ id, label, hint, error, children }: ComposerFieldProps): ReactElement {
  const note = error ?? hint;
  return (
    <div className="cl-stack cl-composer-form__field">
      <label className="cl-panel__legend" htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        className: 'cl-field cl-panel__field',
        ...(error !== undefined && { 'aria-invalid': true as const }),
        ...(note !== undefined && { 'aria-describedby': `${id}-note` }),
      })}
      <ComposerNote id={`${id}-note`} hint={hint} error={error} />
    </div>
  );
}

/** A hint below a field, or in its place what is wrong. */
export function ComposerNote(props: {
  readonly id: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}): ReactElement | null {
  const { id, hint, error } = props;
  if (error === undefined && hint === undefined) return null;
  return (
    <p
      id={id}
      className={error === undefined ? 'cl-quiet' : 'cl-error'}
      role={error === undefined ? undefined : 'alert'}
    >
      {error ?? hint}
    </p>
  );
}
