import { ChatError, type PresencePort, type UsersPort } from '../../contract/index.js';
import type { Contact, User, UserId } from '../../model/index.js';
import type { Core } from './core.js';
import { ask } from './errors.js';
import { bareJid, localOf, resourceOf } from './ids.js';
import { readPicture } from './picture.js';
import { Presences } from './presences.js';
import { XmppFailure } from './sdk.js';
import type { XmppPresence, XmppRosterItem, XmppVCard } from './stanzas.js';

const MAX_CARDS = 2000;
const MAX_REQUESTS = 200;

/** People: the roster as contacts, requests, blocks, cards, presence. */
export class People {
  readonly #core: Core;
  readonly #roster = new Map<UserId, XmppRosterItem>();
  readonly #requests = new Map<UserId, string | undefined>();
  readonly #blocked = new Set<UserId>();
  readonly #cards = new Map<UserId, XmppVCard>();
  readonly #pictures = new Map<UserId, string>();
  readonly #presences: Presences;

  constructor(core: Core) {
    this.#core = core;
    this.#presences = new Presences(core, (userId) => {
      const item = this.#roster.get(userId);
      if (item?.subscription === 'both' || item?.subscription === 'to') return 'told';
      return item?.pending === 'subscribe' ? 'asked' : 'stranger';
    });
  }

  get presence(): PresencePort {
    return this.#presences.port;
  }

  forget(): void {
    for (const map of [this.#roster, this.#requests, this.#blocked, this.#cards, this.#pictures]) map.clear();
    this.#presences.forget();
  }

  async load(): Promise<void> {
    const client = this.#core.client();
    // What is said of them from now on comes anew.
    this.#presences.clear();
    const items = await client.roster();
    this.#roster.clear();
    for (const item of items) this.#roster.set(bareJid(item.jid), item);
    if (!this.#core.features.blocking) return;
    this.#blocked.clear();
    for (const jid of await client.blocked()) this.#blocked.add(jid);
  }

  announce(): void {
    this.#presences.announce();
  }

  /** Everyone on the roster. */
  contacts(): readonly UserId[] {
    return [...this.#roster.keys()];
  }

  isContact(userId: UserId): boolean {
    const subscription = this.#roster.get(userId)?.subscription;
    return subscription === 'both' || subscription === 'to' || subscription === 'from';
  }

  onRoster(items: readonly XmppRosterItem[]): void {
    for (const item of items) {
      const userId = bareJid(item.jid);
      // Who may see this user has been answered, perhaps by another device.
      if (item.subscription !== 'none' && item.subscription !== 'to') this.#requests.delete(userId);
      if (item.subscription === 'remove') {
        this.#roster.delete(userId);
        this.#core.emit({ type: 'contact-removed', userId });
        continue;
      }
      const before = this.#roster.get(userId);
      this.#roster.set(userId, item);
      const contact = this.#contact(userId);
      if (contact) this.#core.emit({ type: 'contact', contact });
      else if (before && contactOf(before)) this.#core.emit({ type: 'contact-removed', userId });
      if ((before?.name ?? '') !== (item.name ?? '')) void this.#tellUser(userId).catch(() => {});
    }
  }

  onBlocked(jids: readonly string[], active: boolean): void {
    // An empty list unblocks everyone.
    const all = jids.length === 0 && !active ? [...this.#blocked] : jids.map(bareJid);
    for (const userId of all) {
      if (active) this.#blocked.add(userId);
      else this.#blocked.delete(userId);
      this.#core.emit({ type: 'blocked', userId, active });
    }
  }

  onPresence(presence: XmppPresence): void {
    const from = presence.from ?? '';
    const userId = bareJid(from);
    if (presence.type === 'subscribe') {
      const known = this.#roster.get(userId);
      // Who was asked by this user asks back: that is the answer to be friends.
      if (known && (known.pending === 'subscribe' || known.subscription === 'to' || known.subscription === 'both')) {
        this.#core.client().sendPresence({ to: userId, type: 'subscribed' });
        return;
      }
      if (this.#requests.size < MAX_REQUESTS) this.#requests.set(userId, presence.status);
      const contact = this.#contact(userId);
      if (contact) this.#core.emit({ type: 'contact', contact });
      return;
    }
    if (presence.type !== undefined && presence.type !== 'available' && presence.type !== 'unavailable') return;
    this.#onPicture(userId, presence.vcardAvatar);
    this.#presences.take(presence);
  }

  /** Presences say which picture a card has now (0153): a card that was read before is read again. */
  #onPicture(userId: UserId, hash: string | boolean | undefined): void {
    if (typeof hash !== 'string') return;
    const before = this.#pictures.get(userId);
    this.#pictures.set(userId, hash);
    if (this.#pictures.size > MAX_CARDS) this.#pictures.delete(this.#pictures.keys().next().value ?? '');
    const card = this.#cards.get(userId);
    // Of the own account every device tells itself after a change, also of the name.
    const isOld = userId === this.#core.self || (before ?? (card?.photo ? hash : '')) !== hash;
    if (card && isOld) void this.#readAgain(userId, card).catch(() => {});
  }

  async #readAgain(userId: UserId, before: XmppVCard): Promise<void> {
    this.#cards.delete(userId);
    await this.#card(userId);
    const now = this.#cards.get(userId);
    if (JSON.stringify(now) !== JSON.stringify(before)) this.#core.emit({ type: 'user', user: this.#user(userId) });
  }

  /** Tells who somebody is, by their card. */
  async #tellUser(userId: UserId): Promise<void> {
    await this.#card(userId);
    this.#core.emit({ type: 'user', user: this.#user(userId) });
  }

  #contact(userId: UserId): Contact | undefined {
    const item = this.#roster.get(userId);
    const isRequested = this.#requests.has(userId);
    const relation = isRequested && item?.subscription !== 'both' ? 'incoming' : item && contactOf(item);
    if (!relation) return undefined;
    const wording = this.#requests.get(userId);
    return {
      userId,
      relation,
      ...(item?.groups && { groups: [...item.groups] }),
      ...(isRequested && wording !== undefined && { wording }),
    };
  }

  /** `told`: how a directory calls them. Whose card names nobody goes by what their account, or in a room their nickname, is called. */
  #user(userId: UserId, told?: string): User {
    const card = this.#cards.get(userId);
    const remark = this.#roster.get(userId)?.name;
    const called = resourceOf(userId) || localOf(userId);
    return {
      id: userId,
      nick: [card?.nick, card?.fullName, told].find((name) => name !== undefined && name !== '') ?? called,
      ...(remark !== undefined && remark !== '' && { remark }),
      ...(card?.note !== undefined && card.note !== '' && { bio: card.note }),
      ...(card?.photo && {
        avatar: { id: `vcard:${userId}`, mime: card.photo.mime, size: Math.floor((card.photo.base64.length * 3) / 4) },
      }),
    };
  }

  /**
   * The picture on a card. Of strangers only on one that was read already: the id of a picture is the free choice of who writes it, and to ask for a card tells
   * its owner that somebody looks.
   */
  async photo(userId: UserId): Promise<XmppVCard['photo']> {
    if (userId !== this.#core.self && !this.#roster.has(userId) && !this.#cards.has(userId)) return undefined;
    await this.#card(userId);
    return this.#cards.get(userId)?.photo;
  }

  async #card(userId: UserId): Promise<boolean> {
    if (this.#cards.has(userId)) return true;
    try {
      const card = await this.#core.client().vcard(userId === this.#core.self ? undefined : userId);
      if (this.#cards.size >= MAX_CARDS) this.#cards.delete(this.#cards.keys().next().value ?? '');
      this.#cards.set(userId, card);
      return true;
    } catch (reason) {
      // Without a card one may still be somebody; nobody says who is not.
      if (!(reason instanceof XmppFailure) || reason.reason !== 'refused') throw reason;
      const hasNone = reason.error?.condition === 'item-not-found';
      if (hasNone) this.#cards.set(userId, {});
      return hasNone;
    }
  }

  async self(): Promise<User> {
    await this.#card(this.#core.self).catch(() => false);
    return this.#user(this.#core.self);
  }

  readonly users: UsersPort = {
    get: async (ids) => {
      this.#core.client();
      const found = await ask(
        Promise.all(ids.map(async (id) => ((await this.#card(id)) || this.#roster.has(id) ? [this.#user(id)] : []))),
      );
      return found.flat();
    },
    updateSelf: async ({ nick, avatar, bio }) => {
      const photo = avatar && (await readPicture(avatar));
      const client = this.#core.client();
      // Read anew: another device may have changed the rest of it.
      const card = await ask(client.vcard(undefined)).catch((): XmppVCard => ({}));
      const next = {
        ...card,
        ...(nick !== undefined && { nick }),
        ...(bio !== undefined && { note: bio }),
        ...(photo && { photo }),
      };
      await ask(client.setVCard(next));
      this.#cards.set(this.#core.self, next);
      // The server writes into presences which picture the card has: so others learn that it is another.
      this.announce();
      this.#core.emit({ type: 'user', user: this.#user(this.#core.self) });
    },
    search: async (query) => {
      const client = this.#core.client();
      const { directory } = this.#core.features;
      if (directory === undefined) throw new ChatError('unsupported', 'This server has no directory (0055).');
      const found = await ask(client.searchPeople(directory, query.trim()));
      return {
        items: found.map(({ jid, nick }) => this.#user(jid, nick)),
      };
    },
    listContacts: async () => {
      this.#core.client();
      const ids = new Set([...this.#roster.keys(), ...this.#requests.keys()]);
      return { items: [...ids].flatMap((id) => this.#contact(id) ?? []) };
    },
    requestContact: async (userId, wording) => {
      const client = this.#core.client();
      await ask(client.setRosterItem({ jid: userId, subscription: 'none', ...this.#named(userId) }));
      client.sendPresence({ to: userId, type: 'subscribe', ...(wording !== undefined && { status: wording }) });
    },
    answerContact: async (userId, accept) => {
      const client = this.#core.client();
      this.#requests.delete(userId);
      client.sendPresence({ to: userId, type: accept ? 'subscribed' : 'unsubscribed' });
      const subscription = this.#roster.get(userId)?.subscription;
      if (!accept) this.#core.emit({ type: 'contact-removed', userId });
      // Friends see each other.
      else if (subscription !== 'both' && subscription !== 'to') client.sendPresence({ to: userId, type: 'subscribe' });
    },
    removeContact: async (userId) => {
      this.#requests.delete(userId);
      await ask(this.#core.client().setRosterItem({ jid: userId, subscription: 'remove' }), {
        'item-not-found': 'not-found',
      });
    },
    setRemark: (userId, remark) => this.#change(userId, { name: remark }),
    setContactGroups: (userId, groups) => this.#change(userId, { groups }),
    listBlocked: async () => {
      this.#core.client();
      return { items: [...this.#blocked] };
    },
    setBlocked: async (userId, active) => {
      await ask(this.#core.client().setBlocked(userId, active));
    },
  };

  async #change(userId: UserId, changes: Pick<XmppRosterItem, 'name' | 'groups'>): Promise<void> {
    const known = this.#roster.get(userId);
    if (!known) throw new ChatError('not-found', 'Only contacts can be named and put into groups.');
    const { subscription } = known;
    await ask(this.#core.client().setRosterItem({ jid: userId, subscription, ...this.#named(userId), ...changes }));
    // The server may tell after its answer: a second change by then must not undo this one.
    this.onRoster([{ ...(this.#roster.get(userId) ?? known), ...changes }]);
  }

  #named(userId: UserId): { readonly name?: string; readonly groups?: readonly string[] } {
    const known = this.#roster.get(userId);
    return {
      ...(known?.name !== undefined && { name: known.name }),
      ...(known?.groups && { groups: known.groups }),
    };
  }
}

function contactOf({ subscription, pending }: XmppRosterItem): Contact['relation'] | undefined {
  if (subscription === 'both') return 'friend';
  if (pending === 'subscribe') return 'requested';
  return subscription === 'to' ? 'following' : undefined;
}
