'use client';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import { useChatActions, useContact, useStrings, useUser } from '../../react/index.js';
import { Button } from '../../ui/index.js';
import { focusNow } from './focusNow.js';
import { peopleStrings } from './strings.js';
import { useAction } from './useAction.js';

/** Props of {@link NamesForm}. */
export interface NamesFormProps {
  readonly userId: string;
  readonly withGroups: boolean;
  readonly onDone: () => void;
}

const split = (words: string): readonly string[] => [
  ...new Set(
    words
      .split(/[,，、;；]/u)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];

/** What only the user sees of somebody: another name, and groups of contacts. */
export function NamesForm({ userId, withGroups, onDone }: NamesFormProps): ReactElement {
  const { t } = useStrings();
  const own = useOwnStrings(peopleStrings);
  const { people } = useChatActions();
  const user = useUser(userId);
  const contact = useContact(userId);
  const [remark, setRemark] = useState(user?.remark ?? '');
  const [groups, setGroups] = useState((contact?.groups ?? []).join(', '));
  const { busy, error, run } = useAction();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(async () => {
      if (remark.trim() !== (user?.remark ?? '')) await people.setRemark(userId, remark.trim());
      if (withGroups && split(groups).join() !== (contact?.groups ?? []).join())
        await people.setContactGroups(userId, split(groups));
    }, onDone);
  };
  return (
    <form className="cl-user-card__form" onSubmit={submit}>
      <label className="cl-stack">
        <span className="cl-label">{own('card.remark')}</span>
        <input
          className="cl-field"
          ref={focusNow}
          maxLength={100}
          dir="auto"
          value={remark}
          onChange={(event) => setRemark(event.currentTarget.value)}
        />
      </label>
      {withGroups ? (
        <label className="cl-stack">
          <span className="cl-label">{own('card.groups')}</span>
          <input
            className="cl-field"
            dir="auto"
            value={groups}
            onChange={(event) => setGroups(event.currentTarget.value)}
          />
        </label>
      ) : null}
      {error === undefined ? null : (
        <span role="alert" className="cl-error">
          {error}
        </span>
      )}
      <span className="cl-row cl-user-card__buttons">
        <Button size="small" onClick={onDone}>
          {t('common.cancel')}
        </Button>
        <Button size="small" variant="primary" type="submit" busy={busy}>
          {t('common.save')}
        </Button>
      </span>
    </form>
  );
}
