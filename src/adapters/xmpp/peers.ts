import type { UserId } from '../../model/index.js';
import type { Core } from './core.js';
import { ask } from './errors.js';
import { bareJid } from './ids.js';
import type { Rooms } from './rooms.js';

// Pages of a hundred of the own archive that are walked to find whom one has talked with.
const WALK_PAGES = 5;
// Contacts whom a long archive is asked for one by one.
const MOST_CONTACTS = 200;
const PARALLEL = 4;

/** Finds whom one has talked with: whoever is met in the newest of the own archive, and of the contacts those it has anything of. */
export async function findPeers(
  core: Core,
  rooms: Rooms,
  peers: Set<UserId>,
  contacts: readonly UserId[],
): Promise<void> {
  const { self } = core;
  let before = '';
  for (let page = 0; page < WALK_PAGES; page++) {
    const { items, complete } = await ask(core.client().archive({ before, max: 100 }));
    for (const { message } of items) {
      if (message.type === 'groupchat' || message.type === 'error' || message.body === undefined) continue;
      const from = bareJid(message.from ?? '');
      const peer = from === self ? bareJid(message.to ?? '') : from;
      // Messages of servers and services are no conversations.
      if (peer.includes('@') && !rooms.get(peer)) peers.add(peer);
    }
    const edge = items[0]?.id;
    if (complete || edge === undefined) return;
    before = edge;
  }
  const left = contacts.filter((userId) => !peers.has(userId)).slice(0, MOST_CONTACTS);
  const work = async (): Promise<void> => {
    for (let peer = left.shift(); peer !== undefined; peer = left.shift()) {
      const { items } = await ask(core.client().archive({ with: peer, before: '', max: 1 }));
      if (items.length > 0) peers.add(peer);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
}
