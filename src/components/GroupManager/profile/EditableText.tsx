'use client';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { describeError } from '../../../i18n/index.js';
import { ComposerField, useOwnStrings } from '../../../messages/index.js';
import type { Decision } from '../../../model/index.js';
import { useGroupAction, useStrings, type GroupDoing } from '../../../react/index.js';
import { Button, IconButton, PencilIcon } from '../../../ui/index.js';
import { Permitted } from '../../Permitted/index.js';
import { profileStrings } from './strings.js';

/** Props of {@link EditableText}. */
export interface EditableTextProps {
  /** What it is called. */
  readonly label: string;
  readonly value: string;
  /** Said where there is no text. */
  readonly empty: string;
  /** Small print below the text. */
  readonly note?: string | undefined;
  readonly multiline?: boolean | undefined;
  /** Longest text, in UTF-16 units. */
  readonly most: number;
  /** Said where nothing was written; without it nothing may be written. */
  readonly missing?: string | undefined;
  /** Whether it may be changed; the backend that knows no such thing shows it without a way to. */
  readonly decision: Decision;
  readonly save: (text: string) => Parameters<GroupDoing['run']>[0];
  readonly onSaved: () => void;
}

/** A text that is read, and edited in its place by those who may. What was written stays until it is saved. */
export function EditableText(props: EditableTextProps): ReactElement {
  const { label, value, empty, note, multiline = false, most, missing, decision, save, onSaved } = props;
  const t = useOwnStrings(profileStrings);
  const words = useStrings();
  const id = useId();
  const { busy, error, run, clear } = useGroupAction();
  const [text, setText] = useState<string>();
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const pencil = useRef<HTMLButtonElement>(null);
  const editing = text !== undefined;
  const was = useRef(false);
  useEffect(() => {
    if (editing) field.current?.focus();
    else if (was.current) pencil.current?.focus();
    was.current = editing;
  }, [editing]);

  const close = (): void => {
    setText(undefined);
    setTried(false);
    clear();
  };
  const submit = async (): Promise<void> => {
    const next = text?.trim() ?? '';
    setTried(true);
    if (missing !== undefined && next === '') return field.current?.focus();
    if (next === value || ((await run(save(next))) && (onSaved(), true))) close();
  };
  if (!editing) {
    const shown = decision.allowed || decision.reason !== 'unsupported';
    return (
      <section className="cl-row cl-group-text" aria-label={label}>
        <div className="cl-stack">
          <h3 className="cl-quiet">{label}</h3>
          <p className="cl-group-text__words" dir="auto" data-empty={value === '' || undefined}>
            {value === '' ? empty : value}
          </p>
          {note === undefined ? null : <p className="cl-quiet">{note}</p>}
        </div>
        {shown ? (
          <Permitted decision={decision}>
            {(control) => (
              <IconButton
                ref={pencil}
                {...control}
                icon={PencilIcon}
                label={t('group.profile.edit', { what: label })}
                tooltip={decision.allowed}
                onClick={() => {
                  if (decision.allowed) setText(value);
                }}
              />
            )}
          </Permitted>
        ) : null}
      </section>
    );
  }
  const failed = error && describeError(words, error);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    // The console around it stays.
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return (
    <form
      className="cl-stack cl-group-text"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ComposerField
        id={`${id}field`}
        label={label}
        error={failed ?? (tried && text.trim() === '' ? missing : undefined)}
      >
        {(control) =>
          multiline ? (
            <textarea
              {...control}
              ref={field}
              rows={4}
              dir="auto"
              maxLength={most}
              value={text}
              onKeyDown={onKeyDown}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          ) : (
            <input
              {...control}
              ref={field}
              dir="auto"
              autoComplete="off"
              maxLength={most}
              value={text}
              onKeyDown={onKeyDown}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )
        }
      </ComposerField>
      <div className="cl-row cl-group-section__buttons">
        <Button size="small" onClick={close}>
          {words.t('common.cancel')}
        </Button>
        <Button size="small" type="submit" variant="primary" busy={busy}>
          {words.t('common.save')}
        </Button>
      </div>
    </form>
  );
}
