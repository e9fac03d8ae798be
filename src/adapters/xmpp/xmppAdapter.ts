import { ChatError, type ChatAdapter } from '../../contract/index.js';
import { Attendance } from './attendance.js';
import { createCan, limitsOf } from './capabilities.js';
import { Core } from './core.js';
import { createGroups } from './groups.js';
import { bareJid, directId } from './ids.js';
import { Inbound } from './inbound.js';
import { Inbox } from './inbox.js';
import { createMedia } from './media.js';
import { createMessages } from './messages.js';
import type { XmppAdapterOptions } from './options.js';
import { Outbound } from './outbound.js';
import { People } from './people.js';
import { Personal } from './personal.js';
import { RoomEvents } from './roomEvents.js';
import { Rooms } from './rooms.js';
import { createSearch } from './search.js';
import { Session, type MakeClient } from './session.js';
import { createStanzaClient } from './stanza/client.js';

/**
 * Makes an adapter for one account of an XMPP server.
 *
 * @example
 * ```ts
 * const adapter = createXmppAdapter({
 *   service: 'wss://chat.example.org/ws',
 *   jid: 'ann@example.org',
 *   password,
 *   client: () => import('stanza'),
 * });
 * ```
 */
export function createXmppAdapter(options: XmppAdapterOptions): ChatAdapter {
  if (typeof options?.client !== 'function') {
    throw new TypeError("createXmppAdapter: pass client: () => import('stanza'), with the package 'stanza' installed.");
  }
  return adapterOver(options, createStanzaClient);
}

/** The adapter over any client. */
export function adapterOver(options: XmppAdapterOptions, makeClient: MakeClient): ChatAdapter {
  const core = new Core(options);
  const personal = new Personal(core);
  const rooms = new Rooms(core);
  const roomEvents = new RoomEvents(core, rooms, (room) => void personal.unbookmark(room).catch(() => {}));
  const people = new People(core);
  const inbox = new Inbox(core, rooms, personal);
  const outbound = new Outbound(core, rooms, inbox);
  const inbound = new Inbound(core, rooms, roomEvents, inbox, personal, outbound);
  const attendance = new Attendance(core, rooms, people, personal, inbox);
  inbox.contacts = () => people.contacts();
  rooms.chosenNick = (room) => personal.bookmarks.get(room)?.nick;
  roomEvents.onFallen = (room) => attendance.fallen(room);
  outbound.onOut = (room) => attendance.comeAgain(room);
  inbound.onInvitation = (room, from) => attendance.invited(room, from);
  const session = new Session(
    core,
    { rooms, attendance, roomEvents, personal, people, inbox, inbound, outbound },
    makeClient,
  );
  const can = createCan(core, rooms);
  return {
    name: 'xmpp',
    session: {
      connect: (signal) => session.connect(signal),
      disconnect: () => session.disconnect(),
      logout: () => session.disconnect(),
      reconnect: () => session.reconnect(),
    },
    conversations: {
      list: (listOptions) => inbox.list(listOptions),
      get: (id) => inbox.get(id),
      async startDirect(userId) {
        const id = directId(core.self, userId);
        if (!bareJid(userId).includes('@')) throw new ChatError('bad-input', `'${userId}' is no XMPP account.`);
        core.client();
        inbox.touch(id);
        await personal.view.open(id);
        return inbox.describe(id);
      },
      remove: (id, removeOptions) => inbox.remove(id, removeOptions?.clearHistory === true),
    },
    messages: createMessages(core, rooms, inbox, outbound, personal),
    media: createMedia(core, people),
    groups: createGroups(core, rooms, roomEvents, personal, inbox),
    users: people.users,
    presence: people.presence,
    search: createSearch(core, rooms),
    settings: { update: (id, changes) => personal.update(id, changes) },
    get limits() {
      return limitsOf(core);
    },
    idempotentSend: 'probe',
    can,
    subscribe(listener) {
      core.listeners.add(listener);
      return () => core.listeners.delete(listener);
    },
  };
}
