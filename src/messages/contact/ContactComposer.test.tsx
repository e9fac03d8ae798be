import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { ListOptions } from '../../contract/index.js';
import { buildUser, type TestAdapter } from '../../testing/index.js';
import { showComposer } from '../composers.test.helpers.js';

const names = ['Ada', 'Ben', 'Cleo', 'Dora'];
const users = [...names, 'Zoe'].map((nick) => buildUser({ id: nick.toLowerCase(), nick }));
users.push(buildUser({ id: 'bo', nick: 'Bo', remark: 'My dear old Bo' }));

/** Two contacts a page, and a search that finds Zoe. */
function withContacts(more: { readonly listContacts?: ReturnType<typeof vi.fn> } = {}) {
  return (adapter: TestAdapter): void => {
    const listContacts = async ({ cursor = '0' }: ListOptions = {}) => ({
      items: names.slice(Number(cursor), Number(cursor) + 2).map((name) => ({
        userId: name.toLowerCase(),
        relation: name === 'Ben' ? ('incoming' as const) : ('friend' as const),
      })),
      cursor: cursor === '0' ? '2' : undefined,
    });
    const search = async (query: string) => ({ items: users.filter(({ nick }) => nick === 'Zoe' && query === 'zo') });
    Object.assign(adapter, { users: { ...adapter.users, listContacts, search, ...more } });
  };
}
const people = (): (string | undefined)[] =>
  screen.queryAllByRole<HTMLInputElement>('radio').map(({ labels }) => labels?.[0]?.textContent?.slice(-12));
const person = (name: RegExp): HTMLElement => screen.getByRole('radio', { name });
/** Names come a moment after the people. */
const seePerson = (name: RegExp): Promise<HTMLElement> => screen.findByRole('radio', { name }, { timeout: 5000 });
const send = (): HTMLElement => screen.getByRole('button', { name: 'Send' });

describe('the form of a contact', () => {
  it('offers contacts page by page, and whom one writes with', async () => {
    await showComposer('contact', { users, before: withContacts() });
    await seePerson(/Ada/u);
    await seePerson(/My dear old Bo/u);
    expect(people()).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    await seePerson(/Dora/u);
    expect(people()).toHaveLength(4);
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('shows the card of who is chosen, and sends it by the name everybody knows', async () => {
    const { onSend } = await showComposer('contact', { users, before: withContacts() });
    expect(send()).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(await seePerson(/My dear old Bo/u));
    const preview = screen.getByRole('group', { name: /^Preview: / });
    expect(within(preview).getByText('My dear old Bo')).toBeInTheDocument();
    await userEvent.click(send());
    expect(onSend.mock.calls).toEqual([[{ type: 'contact', userId: 'bo', name: 'Bo' }]]);
  });

  it('looks for a name among those known and with the backend, and Enter does not send', async () => {
    const { onSend } = await showComposer('contact', { users, before: withContacts() });
    await seePerson(/Ada/u);
    await userEvent.click(person(/Ada/u));
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search people' }), 'zo{Enter}');
    await seePerson(/Zoe/u);
    expect(people()).toHaveLength(1);
    await userEvent.type(screen.getByRole('searchbox'), 'x');
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Nobody of this name was found'));
    expect(onSend).not.toHaveBeenCalled();
  });

  it('says that contacts could not be loaded, offers whom one writes with, and tries again', async () => {
    const listContacts = vi
      .fn()
      .mockRejectedValueOnce(new Error('no'))
      .mockResolvedValue({ items: [{ userId: 'ada', relation: 'friend' }] });
    await showComposer('contact', { users, before: withContacts({ listContacts }) });
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Your contacts could not be loaded.'));
    expect(person(/Bo/u)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await seePerson(/Ada/u);
  });

  it('works with a backend that has no contacts', async () => {
    await showComposer('contact', { users });
    await seePerson(/Bo/u);
    expect(people()).toHaveLength(1);
  });
});
