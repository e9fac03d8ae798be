'use client';
import type { ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import {
  useAvailability,
  useChatActions,
  useContact,
  useDisplayName,
  useIsBlocked,
  useStrings,
} from '../../react/index.js';
import { ActionButton } from './ActionButton.js';
import { peopleStrings } from './strings.js';
import { useAction } from './useAction.js';

/** Asks somebody to become a contact, or says that this was done. */
export function AddButton({ userId }: { readonly userId: string }): ReactElement | null {
  const own = useOwnStrings(peopleStrings);
  const { people } = useChatActions();
  const contact = useContact(userId);
  const blocked = useIsBlocked(userId);
  const { t } = useStrings();
  const name = useDisplayName(userId) || t('common.someone');
  const available = useAvailability('users.requests');
  const { busy, refusal, run } = useAction();
  if (blocked) return <span className="cl-quiet">{own('people.tab.blocked')}</span>;
  if (contact)
    return contact.relation === 'requested' ? <span className="cl-quiet">{own('people.requests.waiting')}</span> : null;
  if (!available.allowed && available.reason === 'unsupported') return null;
  return (
    <span className="cl-stack cl-people__end">
      <ActionButton
        decision={available}
        size="small"
        busy={busy}
        aria-label={own('people.add.name', { name })}
        onPress={() => run(() => people.requestContact(userId))}
      >
        {own('people.add')}
      </ActionButton>
      {refusal}
    </span>
  );
}
