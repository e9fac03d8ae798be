import { ChatError, type ListPage, type PresencePort, type UsersPort } from '../../contract/index.js';
import type { Contact, Presence, UserId } from '../../model/index.js';
import { errorData, type Core } from '../core.js';
import { usableContact } from '../ingest/contacts.js';

/** Changes of the signed-in user's own profile; what is left out stays. */
export type ProfileChanges = Parameters<NonNullable<UsersPort['updateSelf']>>[0];

/** Changes of the signed-in user's own availability; what is left out stays, `status: null` takes the line away. */
export type OwnPresenceChanges = Parameters<NonNullable<PresencePort['setOwn']>>[0];

/**
 * What a user does about people. All but `load…` reject with a ChatError that was reported to `onError`; what was done is in the state when they resolve.
 */
export interface PeopleActions {
  /** Asks for all contacts and requests, once; `again` asks anew. Never rejects: what went wrong is in `state.contactBook`. */
  loadContacts(options?: { readonly again?: boolean | undefined }): Promise<void>;
  /** Asks anew whom the user has blocked, which `state.blocked` has. That was asked at the start, and is after each connection that missed something. */
  loadBlocked(): Promise<void>;
  /** Asks somebody to become a contact, with a sentence of at most 200 UTF-16 units. */
  requestContact(userId: UserId, wording?: string): Promise<void>;
  /** Accepts or refuses the request of somebody. */
  answerContact(userId: UserId, accept: boolean): Promise<void>;
  /** Ends being contacts, or takes an own request back. */
  removeContact(userId: UserId): Promise<void>;
  /** Gives somebody a name only the signed-in user sees; '' takes it away. */
  setRemark(userId: UserId, remark: string): Promise<void>;
  /** Puts a contact into groups of contacts, and takes it out of all others. */
  setContactGroups(userId: UserId, groups: readonly string[]): Promise<void>;
  setBlocked(userId: UserId, active: boolean): Promise<void>;
  updateSelf(changes: ProfileChanges): Promise<void>;
  setPresence(changes: OwnPresenceChanges): Promise<void>;
}

/** What the rest of the store tells it. */
export interface People extends Omit<PeopleActions, 'loadBlocked'> {
  /** The connection is back, and something was missed. */
  reconnected(): void;
  stop(): void;
}

// P17: an address book of more people is one no list helps with.
const MAX_PAGES = 100;
const PAGE = 200;

/** Makes it. */
export function createPeople(core: Core): People {
  const { users, presence } = core.adapter;
  let loading: Promise<void> | undefined;
  let wanted = false;

  /** Calls a method the adapter may not have. */
  async function call(name: string, ask: (() => Promise<unknown>) | undefined): Promise<void> {
    const { run } = core;
    try {
      if (!ask) throw new ChatError('unsupported', `The adapter has no ${name}().`);
      await ask();
    } catch (reason) {
      throw core.report(reason, { operation: name });
    }
    // Another user sees nothing of it.
    if (run !== core.run || !core.active) throw new ChatError('expired', 'The user has signed out.');
  }

  function put(contact: Contact): void {
    core.contacts.set(contact.userId, contact);
    core.flush();
  }

  async function pages(list: NonNullable<UsersPort['listContacts']>, run: number): Promise<boolean> {
    const before = new Map([...core.contacts.keys()].map((id) => [id, core.contacts.get(id)]));
    let page: ListPage<Contact> | undefined;
    for (let count = 0; count < MAX_PAGES && (!page || page.cursor !== undefined); count++) {
      page = await list({ cursor: page?.cursor, limit: PAGE });
      if (run !== core.run) return false;
      for (const item of page.items) {
        const contact = usableContact(item);
        // Told anew meanwhile: that is later than the page.
        if (contact && core.contacts.get(contact.userId) === before.get(contact.userId))
          core.contacts.set(contact.userId, contact);
        if (contact) before.delete(contact.userId);
      }
      core.schedule();
    }
    for (const [id, contact] of before) if (core.contacts.get(id) === contact) core.contacts.delete(id);
    return true;
  }

  async function load(): Promise<void> {
    const { run } = core;
    core.setContactBook({ status: 'loading' });
    try {
      const list = users?.listContacts?.bind(users);
      if (list && !(await pages(list, run))) return;
      core.setContactBook({ status: 'ready' });
    } catch (reason) {
      if (run !== core.run) return;
      core.setContactBook({
        status: 'error',
        error: errorData(core.report(reason, { operation: 'users.listContacts' })),
      });
    }
  }

  function loadContacts({ again = false }: { readonly again?: boolean | undefined } = {}): Promise<void> {
    wanted = true;
    if (!again && core.api.getState().contactBook.status === 'ready') return Promise.resolve();
    if (loading) return loading;
    const asked = load().finally(() => {
      if (loading === asked) loading = undefined;
    });
    loading = asked;
    return asked;
  }

  const selfId = (): UserId | undefined => core.accounts.values().next().value?.selfId;

  return {
    loadContacts,
    async requestContact(userId, wording) {
      await call('users.requestContact', users?.requestContact && (() => users.requestContact!(userId, wording)));
      const known = core.contacts.get(userId);
      // Who had asked, too, is a contact by now.
      const relation = known?.relation === 'incoming' || known?.relation === 'friend' ? 'friend' : 'requested';
      put({ ...known, userId, relation, wording: relation === 'requested' ? wording : undefined });
    },
    async answerContact(userId, accept) {
      await call('users.answerContact', users?.answerContact && (() => users.answerContact!(userId, accept)));
      const known = core.contacts.get(userId);
      // An event may have told of it already, and of more.
      if (accept)
        return known?.relation === 'friend' ? undefined : put({ userId, relation: 'friend', groups: known?.groups });
      core.contacts.delete(userId);
      core.flush();
    },
    async removeContact(userId) {
      await call('users.removeContact', users?.removeContact && (() => users.removeContact!(userId)));
      core.contacts.delete(userId);
      core.flush();
    },
    async setRemark(userId, remark) {
      const before = core.users.get(userId)?.remark;
      await call('users.setRemark', users?.setRemark && (() => users.setRemark!(userId, remark)));
      const { remark: told, ...user } = core.users.get(userId) ?? { id: userId };
      // An event told what became of it, such as a shorter one.
      if (told !== before) return;
      core.users.set(userId, remark.trim() === '' ? user : { ...user, remark: remark.trim() });
      core.flush();
    },
    async setContactGroups(userId, groups) {
      const before = core.contacts.get(userId);
      await call('users.setContactGroups', users?.setContactGroups && (() => users.setContactGroups!(userId, groups)));
      const known = core.contacts.get(userId);
      if (known && known === before) put({ ...known, groups });
    },
    async setBlocked(userId, active) {
      await call('users.setBlocked', users?.setBlocked && (() => users.setBlocked!(userId, active)));
      if (active) core.blocked.set(userId, true);
      else core.blocked.delete(userId);
      core.flush();
    },
    async updateSelf(changes) {
      await call('users.updateSelf', users?.updateSelf && (() => users.updateSelf!(changes)));
      const id = selfId();
      const known = id === undefined ? undefined : core.users.get(id);
      // What is left out stays, also where it is left out by `undefined`.
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      if (known) core.users.set(known.id, { ...known, ...given });
      core.flush();
    },
    async setPresence(changes) {
      await call('presence.setOwn', presence?.setOwn && (() => presence.setOwn!(changes)));
      const id = selfId();
      if (id === undefined) return;
      const { status: line, ...known }: Presence = core.presence.get(id) ?? { state: 'online' };
      const status = changes.status === undefined ? line : (changes.status ?? undefined);
      core.presence.set(id, { ...known, state: changes.state ?? known.state, ...(status && { status }) });
      core.flush();
    },
    reconnected() {
      if (wanted) void loadContacts({ again: true });
    },
    stop() {
      loading = undefined;
      wanted = false;
    },
  };
}
