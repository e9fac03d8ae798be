'use client';
import type { ReactElement } from 'react';
import { Permitted, useOwnStrings } from '../../messages/index.js';
import type { Contact } from '../../model/index.js';
import {
  useAvailability,
  useBlockedPeople,
  useChatActions,
  useContacts,
  useDisplayName,
  useStrings,
} from '../../react/index.js';
import { Button, EmptyState, Spinner, UserPlusIcon, UsersIcon } from '../../ui/index.js';
import { PersonRow } from './PersonRow.js';
import { peopleStrings } from './strings.js';
import { useAction } from './useAction.js';

const newest = (a: Contact, b: Contact): number => (b.since ?? 0) - (a.since ?? 0);

/** Who asks to become a contact, and whom the user asked. */
export function RequestsView(): ReactElement {
  const { t } = useStrings();
  const own = useOwnStrings(peopleStrings);
  const { contacts, status } = useContacts();
  const of = (relation: Contact['relation']): readonly Contact[] =>
    contacts.filter((contact) => contact.relation === relation).toSorted(newest);
  const sides = [
    { id: 'in', contacts: of('incoming') },
    { id: 'out', contacts: of('requested') },
  ] as const;
  if (sides.every((side) => side.contacts.length === 0))
    return status === 'loading' ? (
      <Spinner label={t('common.loading')} />
    ) : (
      <EmptyState icon={UserPlusIcon} title={own('people.requests.none')} />
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
  const own = useOwnStrings(peopleStrings);
  const { people } = useChatActions();
  const name = useDisplayName(userId);
  const available = useAvailability('users.requests');
  const { busy, error, run } = useAction();
  const button = (word: 'accept' | 'refuse' | 'takeBack', work: () => Promise<void>): ReactElement => (
    <Permitted decision={available}>
      {(control) => (
        <Button
          {...control}
          size="small"
          variant={word === 'accept' ? 'primary' : 'quiet'}
          busy={busy}
          aria-label={own(`people.${word}.name`, { name })}
          onClick={() => run(work)}
        >
          {own(`people.${word}`)}
        </Button>
      )}
    </Permitted>
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
      {error === undefined ? null : (
        <span role="alert" className="cl-error">
          {error}
        </span>
      )}
    </li>
  );
}

/** Whom the user blocked, and the way back. */
export function BlockedView(): ReactElement {
  const own = useOwnStrings(peopleStrings);
  const blocked = useBlockedPeople();
  if (blocked.length === 0) return <EmptyState icon={UsersIcon} title={own('people.blocked.none')} />;
  return (
    <ul className="cl-people">
      {blocked.map((id) => (
        <Blocked key={id} userId={id} />
      ))}
    </ul>
  );
}

function Blocked({ userId }: { readonly userId: string }): ReactElement {
  const own = useOwnStrings(peopleStrings);
  const { people } = useChatActions();
  const name = useDisplayName(userId);
  const available = useAvailability('users.block');
  const { busy, error, run } = useAction();
  return (
    <li>
      <PersonRow
        userId={userId}
        line={error}
        end={
          <Permitted decision={available}>
            {(control) => (
              <Button
                {...control}
                size="small"
                busy={busy}
                aria-label={own('people.unblock.name', { name })}
                onClick={() => run(() => people.setBlocked(userId, false))}
              >
                {own('people.unblock')}
              </Button>
            )}
          </Permitted>
        }
      />
    </li>
  );
}
