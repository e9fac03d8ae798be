'use client';
import { useState, type ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import { useChatActions, useContact, useStrings, useUser } from '../../react/index.js';
import { CardForm } from './CardPieces.js';
import { focusNow } from './focusNow.js';
import { peopleStrings } from './strings.js';
import { useAction } from './useAction.js';

/** Props of {@link NamesForm}. */
export interface NamesFormProps {
  readonly userId: string;
  readonly withGroups: boolean;
  readonly onDone: () => void;
}

const SEPARATOR = /[,，、;；]/u;

/** Names of groups out of words with commas between. A name there was may hold commas itself. */
function split(words: string, known: readonly string[]): readonly string[] {
  let rest = words;
  const whole = known.filter((name) => {
    if (!SEPARATOR.test(name) || !rest.includes(name)) return false;
    rest = rest.replace(name, ',');
    return true;
  });
  const names = rest.split(SEPARATOR).map((name) => name.trim());
  return [...new Set([...whole, ...names.filter((name) => name !== '')])];
}

/** What only the user sees of somebody: another name, and groups of contacts. */
export function NamesForm({ userId, withGroups, onDone }: NamesFormProps): ReactElement {
  const { t } = useStrings();
  const own = useOwnStrings(peopleStrings);
  const { people } = useChatActions();
  const user = useUser(userId);
  const contact = useContact(userId);
  const [remark, setRemark] = useState(user?.remark ?? '');
  const [groups, setGroups] = useState((contact?.groups ?? []).join(', '));
  const { busy, refusal, run } = useAction();
  // Only what was edited is changed: names of groups may hold commas, too.
  const [before] = useState(groups);
  const save = (): void =>
    run(async () => {
      if (remark.trim() !== (user?.remark ?? '')) await people.setRemark(userId, remark.trim());
      if (withGroups && groups !== before) await people.setContactGroups(userId, split(groups, contact?.groups ?? []));
    }, onDone);
  return (
    <CardForm answer={t('common.save')} busy={busy} refusal={refusal} onSave={save} onCancel={onDone}>
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
    </CardForm>
  );
}
