'use client';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { chatErrorData, toChatError } from '../../contract/index.js';
import { useOwnStrings } from '../../messages/index.js';
import type { Contact } from '../../model/index.js';
import {
  useAvailability,
  useBlockedPeople,
  useChatActions,
  useContacts,
  useDisplayName,
  useStrings,
  type ContactList,
} from '../../react/index.js';
import { EmptyState, UserPlusIcon, UsersIcon } from '../../ui/index.js';
import { BookState } from './BookState.js';
import { ActionButton } from './ActionButton.js';
import { PersonRow } from './PersonRow.js';
import { peopleStrings } from './strings.js';
import { useAction } from './useAction.js';

const newest = (a: Contact, b: Contact): number => (b.since ?? 0) - (a.since ?? 0);

/** Who asks to become a contact, and whom the user asked. */
export function RequestsView(): ReactElement {
  const own = useOwnStrings(peopleStrings);
  const { contacts, status, error, retry } = useContacts();
  const of = (relation: Contact['relation']): readonly Contact[] =>
    contacts.filter((contact) => contact.relation === relation).toSorted(newest);
  const sides = [
    { id: 'in', contacts: of('incoming') },
    { id: 'out', contacts: of('requested') },
  ] as const;
  if (sides.every((side) => side.contacts.length === 0))
    return (
      <BookState status={status} error={error} onRetry={retry}>
        <EmptyState icon={UserPlusIcon} title={own('people.requests.none')} />
      </BookState>
    );
  return (
    <div className="cl-people">
      {sides.map(({ id, contacts: asked }) =>
        asked.length === 0 ? null : (
          <section key={id} aria-label={own(`people.requests.${id}`)}>
            <h3 className="cl-people__heading">{own(`people.requests.${id}`)}</h3>
            <ul>
              {asked.map((contact) => (
                <Request key={contact.userId} contact={contact} />
              ))}
            </ul>
          </section>
        ),
      )}
    </div>
  );
}

function Request({ contact: { userId, relation, wording } }: { readonly contact: Contact }): ReactElement {
  const { t } = useStrings();
  const own = useOwnStrings(peopleStrings);
  const { people } = useChatActions();
  const name = useDisplayName(userId) || t('common.someone');
  const available = useAvailability('users.requests');
  const { busy, refusal, run } = useAction();
  const button = (word: 'accept' | 'refuse' | 'takeBack', work: () => Promise<void>): ReactElement => (
    <ActionButton
      decision={available}
      size="small"
      variant={word === 'accept' ? 'primary' : 'quiet'}
      busy={busy}
      aria-label={own(`people.${word}.name`, { name })}
      onPress={() => run(work)}
    >
      {own(`people.${word}`)}
    </ActionButton>
  );
  return (
    <li className="cl-people__request">
      <PersonRow
        userId={userId}
        line={wording ?? (relation === 'requested' ? own('people.requests.waiting') : undefined)}
      />
      <span className="cl-row cl-people__answers">
        {relation === 'incoming' ? (
          <>
            {button('refuse', () => people.answerContact(userId, false))}
            {button('accept', () => people.answerContact(userId, true))}
          </>
        ) : (
          button('takeBack', () => people.removeContact(userId))
        )}
      </span>
      {refusal}
    </li>
  );
}

/** Whom the user blocked, and the way back. */
export function BlockedView(): ReactElement {
  const own = useOwnStrings(peopleStrings);
  const { people } = useChatActions();
  const blocked = useBlockedPeople();
  const [asked, setAsked] = useState<Pick<ContactList, 'status' | 'error'>>({ status: 'loading' });
  const ask = useCallback(() => {
    people.loadBlocked().then(
      () => setAsked({ status: 'ready' }),
      (reason: unknown) => setAsked({ status: 'error', error: chatErrorData(toChatError(reason)) }),
    );
  }, [people]);
  useEffect(ask, [ask]);
  const retry = (): void => {
    setAsked({ status: 'loading' });
    ask();
  };
  if (blocked.length === 0)
    return (
      <BookState {...asked} onRetry={retry}>
        <EmptyState icon={UsersIcon} title={own('people.blocked.none')} />
      </BookState>
    );
  return (
    <ul className="cl-people">
      {blocked.map((id) => (
        <Blocked key={id} userId={id} />
      ))}
    </ul>
  );
}

function Blocked({ userId }: { readonly userId: string }): ReactElement {
  const { t } = useStrings();
  const own = useOwnStrings(peopleStrings);
  const { people } = useChatActions();
  const name = useDisplayName(userId) || t('common.someone');
  const available = useAvailability('users.block');
  const { busy, refusal, run } = useAction();
  return (
    <li>
      <PersonRow
        userId={userId}
        end={
          <ActionButton
            decision={available}
            size="small"
            busy={busy}
            aria-label={own('people.unblock.name', { name })}
            onPress={() => run(() => people.setBlocked(userId, false))}
          >
            {own('people.unblock')}
          </ActionButton>
        }
      />
      {refusal}
    </li>
  );
}
