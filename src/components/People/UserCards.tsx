'use client';
import { useCallback, useState, type ReactElement, type ReactNode } from 'react';
import { OpenUserContext, type OpenUser, type UserCardPlace } from '../../react/index.js';
import { useLazy } from '../../ui/index.js';

const loadCard = () => import('./UserCard.js');

/**
 * Makes the people inside something to press: pictures beside messages, mentions, rows of people. What is pressed shows the card of the person, whose code is
 * loaded then. `useOpenUser` is the way to it.
 */
export function UserCards({ children }: { readonly children: ReactNode }): ReactElement {
  const [open, setOpen] = useState<{ readonly userId: string; readonly place: UserCardPlace }>();
  const close = useCallback(() => setOpen(undefined), []);
  const card = useLazy(loadCard, open !== undefined, close, true);
  const openUser = useCallback<OpenUser>((userId, place) => setOpen({ userId, place }), []);
  return (
    <OpenUserContext.Provider value={openUser}>
      {children}
      {open && card ? <card.UserCard key={open.userId} userId={open.userId} {...open.place} onClose={close} /> : null}
    </OpenUserContext.Provider>
  );
}
