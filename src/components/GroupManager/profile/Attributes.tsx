'use client';
import { useId, useRef, useState, type ReactElement } from 'react';
import { describeError } from '../../../i18n/index.js';
import { ComposerField, useOwnStrings } from '../../../messages/index.js';
import type { Decision, Group } from '../../../model/index.js';
import { useGroupAction, useStrings } from '../../../react/index.js';
import { Button, IconButton, PlusIcon, Text, TrashIcon } from '../../../ui/index.js';
import { Permitted } from '../../Permitted/index.js';
import { profileStrings } from './strings.js';

/** Own attributes of a group, one line each. */
export function Attributes(props: {
  readonly group: Group;
  readonly decision: Decision;
  readonly onSaved: () => void;
}): ReactElement | null {
  const { group, decision, onSaved } = props;
  const t = useOwnStrings(profileStrings);
  const words = useStrings();
  const id = useId();
  const adding = useGroupAction();
  const removing = useGroupAction();
  const add = useRef<HTMLButtonElement>(null);
  const [line, setLine] = useState<{ readonly key: string; readonly value: string }>();
  const [tried, setTried] = useState(false);
  const lines = Object.entries(group.attributes ?? {});
  if (lines.length === 0 && !decision.allowed) return null;

  const key = line?.key.trim() ?? '';
  const value = line?.value.trim() ?? '';
  const missing = (text: string): string | undefined =>
    tried && text === '' ? t('group.profile.attributes.missing') : undefined;
  const isTaken = key !== '' && Object.hasOwn(group.attributes ?? {}, key);
  const close = (): void => {
    setLine(undefined);
    setTried(false);
    adding.clear();
    requestAnimationFrame(() => add.current?.focus());
  };
  const save = async (): Promise<void> => {
    setTried(true);
    if (key === '' || value === '' || isTaken) return;
    if (!(await adding.run((groups) => groups.update(group.id, { attributes: { [key]: value } })))) return;
    onSaved();
    close();
  };
  const remove = async (name: string): Promise<void> => {
    if (!(await removing.run((groups) => groups.update(group.id, { attributes: { [name]: null } })))) return;
    onSaved();
    add.current?.focus();
  };
  const error = adding.error ?? removing.error;
  return (
    <section className="cl-stack cl-group-text" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`} className="cl-quiet">
        {t('group.profile.attributes')}
      </h3>
      {lines.length === 0 ? <p className="cl-panel__text">{t('group.profile.attributes.none')}</p> : null}
      <ul>
        {lines.map(([name, value]) => (
          <li key={name} className="cl-row">
            <span className="cl-words">
              <Text className="cl-quiet">{name}</Text>
              <Text>{value}</Text>
            </span>
            {decision.allowed ? (
              <IconButton
                icon={TrashIcon}
                label={t('group.profile.attributes.remove', { name })}
                onClick={() => void remove(name)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {line ? (
        <form
          className="cl-stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <ComposerField
            id={`${id}key`}
            label={t('group.profile.attributes.key')}
            error={isTaken ? t('group.profile.attributes.keyTaken', { name: key }) : missing(key)}
          >
            {(control) => (
              <input
                {...control}
                ref={(element) => {
                  // Once, when it appears.
                  if (element && line.key === '' && line.value === '') element.focus();
                }}
                dir="auto"
                autoComplete="off"
                maxLength={40}
                value={line.key}
                onChange={(event) => setLine({ ...line, key: event.currentTarget.value })}
              />
            )}
          </ComposerField>
          <ComposerField id={`${id}value`} label={t('group.profile.attributes.value')} error={missing(value)}>
            {(control) => (
              <input
                {...control}
                dir="auto"
                autoComplete="off"
                maxLength={200}
                value={line.value}
                onChange={(event) => setLine({ ...line, value: event.currentTarget.value })}
              />
            )}
          </ComposerField>
          <div className="cl-row cl-group-section__buttons">
            <Button size="small" onClick={close}>
              {words.t('common.cancel')}
            </Button>
            <Button size="small" type="submit" variant="primary" busy={adding.busy}>
              {words.t('common.save')}
            </Button>
          </div>
        </form>
      ) : (
        <Permitted decision={decision}>
          {(control) => (
            <Button
              ref={add}
              {...control}
              className="cl-composer-form__add"
              variant="quiet"
              size="small"
              icon={PlusIcon}
              onClick={() => setLine({ key: '', value: '' })}
            >
              {t('group.profile.attributes.add')}
            </Button>
          )}
        </Permitted>
      )}
      {error ? (
        <p className="cl-error" role="alert">
          {describeError(words, error)}
        </p>
      ) : null}
    </section>
  );
}
