import { ChatError, type PresencePort } from '../../contract/index.js';
import type { Presence, UserId } from '../../model/index.js';
import type { Core } from './core.js';
import { bareJid, resourceOf } from './ids.js';
import type { XmppPresence } from './stanzas.js';

const showOf: ReadonlyMap<string, Presence['state']> = new Map([
  ['away', 'away'],
  ['xa', 'away'],
  ['dnd', 'dnd'],
  ['chat', 'online'],
]);
// Of several devices the most present one counts.
const RANK: readonly Presence['state'][] = ['online', 'dnd', 'away', 'offline', 'unknown'];

/** Whether one hears of somebody's coming: `asked`, that was asked for, and they may show themselves before the roster tells that they agreed. */
export type Acquaintance = 'told' | 'asked' | 'stranger';

/** Who is there, and how the signed-in user shows themself. */
export class Presences {
  readonly #core: Core;
  readonly #acquaintance: (userId: UserId) => Acquaintance;
  /** By account, then by device. */
  readonly #devices = new Map<UserId, Map<string, Presence>>();
  #own: { readonly show?: string | undefined; readonly status?: string | undefined } = {};

  constructor(core: Core, acquaintance: (userId: UserId) => Acquaintance) {
    this.#core = core;
    this.#acquaintance = acquaintance;
  }

  forget(): void {
    this.#devices.clear();
    this.#own = {};
  }

  /** What is said of people from now on comes anew. */
  clear(): void {
    this.#devices.clear();
  }

  announce(): void {
    this.#core.client().announce(this.#own);
  }

  /** Takes in that a device came, changed or went. */
  take(presence: XmppPresence): void {
    const from = presence.from ?? '';
    const userId = bareJid(from);
    const known = this.#devices.get(userId);
    // Anybody may show themself to anybody: of strangers there is no end.
    if (!known && userId !== this.#core.self && this.#acquaintance(userId) === 'stranger') return;
    const devices = known ?? new Map<string, Presence>();
    if (presence.type === 'unavailable') {
      devices.delete(resourceOf(from));
      if (devices.size === 0) this.#devices.delete(userId);
    } else {
      this.#devices.set(userId, devices);
      devices.set(resourceOf(from), {
        state: showOf.get(presence.show ?? '') ?? 'online',
        ...(presence.status !== undefined && presence.status !== '' && { status: { text: presence.status } }),
      });
    }
    this.#core.emit({ type: 'presence', userId, presence: this.#of(userId) });
  }

  #of(userId: UserId): Presence {
    const devices = [...(this.#devices.get(userId)?.values() ?? [])];
    devices.sort((a, b) => RANK.indexOf(a.state) - RANK.indexOf(b.state));
    const [best] = devices;
    if (best) return best;
    return { state: userId === this.#core.self || this.#acquaintance(userId) === 'told' ? 'offline' : 'unknown' };
  }

  readonly port: PresencePort = {
    watch: async (ids) => new Map(ids.map((id) => [id, this.#of(id)])),
    setOwn: async ({ state, status }) => {
      if (state === 'offline') throw new ChatError('unsupported', 'XMPP has no invisible state that all servers know.');
      const show = state === undefined ? this.#own.show : state === 'online' ? undefined : state;
      const text =
        status === undefined
          ? this.#own.status
          : status === null
            ? undefined
            : [status.emoji, status.text].join(' ').trim();
      this.#own = { ...(show !== undefined && { show }), ...(text !== undefined && { status: text }) };
      this.announce();
    },
  };
}
