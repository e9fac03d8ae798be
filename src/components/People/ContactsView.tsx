'use client';
import { useCallback, useMemo, useRef, useState, type ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import type { Contact } from '../../model/index.js';
import { useChat, useContacts, usePeopleSearch, useSelfId, useStrings } from '../../react/index.js';
import { EmptyState, UsersIcon } from '../../ui/index.js';
import { sameData } from '../../utils/sameData.js';
import { personName } from '../names/index.js';
import { AddButton } from './AddButton.js';
import { BookState } from './BookState.js';
import { ContactRows } from './ContactRows.js';
import { byLetter, fits, type Named } from './letters.js';
import { PersonRow } from './PersonRow.js';
import { peopleStrings } from './strings.js';

const isContact = ({ relation }: Contact): boolean => relation === 'friend' || relation === 'following';

/** Contacts from A to Z, to search and by groups; with words also other people, to add them. */
export function ContactsView(): ReactElement {
  const { locale } = useStrings();
  const own = useOwnStrings(peopleStrings);
  const [words, setWords] = useState('');
  const [group, setGroup] = useState<string>();
  const { contacts, status, error, retry } = useContacts();
  const friends = useMemo(() => contacts.filter(isContact), [contacts]);
  const groups = useMemo(
    () => [...new Set(friends.flatMap((contact) => contact.groups ?? []))].toSorted(new Intl.Collator(locale).compare),
    [friends, locale],
  );
  const inGroup = group !== undefined && groups.includes(group) ? group : undefined;
  const found = useFound(friends, words, inGroup);
  // There is no list before it is known what they are called: it would be another one a moment later. Who comes then comes with a name.
  const unnamed = useChat((state) => friends.reduce((sum, { userId }) => sum + (state.users.has(userId) ? 0 : 1), 0));
  const [begun, setBegun] = useState(false);
  if (!begun && friends.length > 0 && unnamed === 0) setBegun(true);
  const people = begun ? found : [];
  const field = useRef<HTMLInputElement>(null);
  return (
    <div className="cl-people">
      <input
        ref={field}
        type="search"
        className="cl-field"
        aria-label={own('people.search')}
        placeholder={own('people.search')}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      {groups.length > 0 ? (
        <div className="cl-people__groups" role="group" aria-label={own('people.groups')}>
          {[undefined, ...groups].map((name) => (
            <button
              key={name ?? ''}
              type="button"
              className="cl-people__group cl-lit"
              aria-pressed={inGroup === name}
              onClick={() => setGroup(name)}
            >
              <bdi>{name ?? own('people.groups.all')}</bdi>
            </button>
          ))}
        </div>
      ) : null}
      {people.length > 0 ? (
        <ContactRows people={people} label={own('people.list')} />
      ) : (
        <BookState
          status={status === 'ready' && !begun && friends.length > 0 ? 'loading' : status}
          error={error}
          onRetry={retry}
        >
          {words.trim() === '' ? (
            <EmptyState icon={UsersIcon} title={own('people.empty')} text={own('people.empty.text')} />
          ) : null}
        </BookState>
      )}
      <Others words={words} friends={friends} alone={people.length === 0} />
    </div>
  );
}

/** Contacts that are meant, in the order of their letters. */
function useFound(friends: readonly Contact[], words: string, group: string | undefined): readonly Named[] {
  const { locale } = useStrings();
  const named = useChat(
    useCallback(
      (state) =>
        friends
          .filter(({ groups }) => group === undefined || groups?.includes(group) === true)
          .flatMap(({ userId }) => {
            const user = state.users.get(userId);
            if (!user) return [];
            const reading = user.custom?.['reading'];
            const person: Named = {
              id: userId,
              name: personName(state, userId) || userId,
              // A remark is sorted by itself.
              ...(typeof reading === 'string' && !user.remark && { reading }),
            };
            return fits(words, person, [user.nick]) ? [person] : [];
          }),
      [friends, group, words],
    ),
    sameData,
  );
  return useMemo(() => byLetter(named, locale), [locale, named]);
}

/** People who are no contacts, as the backend finds them. */
function Others(props: {
  readonly words: string;
  readonly friends: readonly Contact[];
  readonly alone: boolean;
}): ReactElement | null {
  const { words, friends, alone } = props;
  const own = useOwnStrings(peopleStrings);
  const selfId = useSelfId();
  const found = usePeopleSearch(words);
  const known = useMemo(() => new Set(friends.map(({ userId }) => userId)), [friends]);
  const others = found.filter((id) => id !== selfId && !known.has(id));
  if (words.trim() === '') return null;
  if (others.length === 0)
    return alone ? (
      <p className="cl-quiet" role="status">
        {own('people.noneFound')}
      </p>
    ) : null;
  return (
    <section aria-label={own('people.others')}>
      <h3 className="cl-people__heading">{own('people.others')}</h3>
      <ul>
        {others.map((id) => (
          <li key={id}>
            <PersonRow userId={id} end={<AddButton userId={id} />} />
          </li>
        ))}
      </ul>
    </section>
  );
}
