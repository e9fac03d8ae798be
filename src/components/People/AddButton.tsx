'use client';
import type { ReactElement } from 'react';
import { Permitted, useOwnStrings } from '../../messages/index.js';
import { useAvailability, useChatActions, useContact, useDisplayName, useIsBlocked } from '../../react/index.js';
import { Button } from '../../ui/index.js';
import { peopleStrings } from './strings.js';
import { useAction } from './useAction.js';

/** Asks somebody to become a contact, or says that this was done. */
export function AddButton({ userId }: { readonly userId: string }): ReactElement | null {
  const own = useOwnStrings(peopleStrings);
  const { people } = useChatActions();
  const contact = useContact(userId);
  const blocked = useIsBlocked(userId);
  const name = useDisplayName(userId);
  const available = useAvailability('users.requests');
  const { busy, error, run } = useAction();
  if (blocked) return <span className="cl-quiet">{own('people.tab.blocked')}</span>;
  if (contact)
    return contact.relation === 'requested' ? <span className="cl-quiet">{own('people.requests.waiting')}</span> : null;
  if (!available.allowed && available.reason === 'unsupported') return null;
  return (
    <span className="cl-stack cl-people__end">
      <Permitted decision={available}>
        {(control) => (
          <Button
            {...control}
            size="small"
            busy={busy}
            aria-label={own('people.add.name', { name })}
            onClick={() => run(() => people.requestContact(userId))}
          >
            {own('people.add')}
          </Button>
        )}
      </Permitted>
      {error === undefined ? null : (
        <span role="alert" className="cl-error">
          {error}
        </span>
      )}
    </span>
  );
}
