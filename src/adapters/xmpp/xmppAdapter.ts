import { ChatError, type ChatAdapter } from '../../contract/index.js';
import { createCan, limitsOf } from './capabilities.js';
import { Core } from './core.js';
import { createGroups } from './groups.js';
import { bareJid, directId } from './ids.js';
import { Inbound } from './inbound.js';
import { Inbox } from './inbox.js';
import { createMedia } from './media.js';
import type { XmppAdapterOptions } from './options.js';
import { Outbound } from './outbound.js';
import { People } from './people.js';
import { Personal } from './personal.js';
import { Rooms } from './rooms.js';
import { Session } from './session.js';

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
  const core = new Core(options);
  const personal = new Personal(core);
  const rooms = new Rooms(core, (room) => void personal.unbookmark(room).catch(() => {}));
  const people = new People(core);
  const inbox = new Inbox(core, rooms, personal);
  const outbound = new Outbound(core, rooms, inbox);
  const inbound = new Inbound(core, rooms, inbox, personal, outbound);
  const session = new Session(core, { rooms, personal, people, inbox, inbound, outbound });
  const can = createCan(core, rooms);
  const timelineOf = async (id: string): Promise<ReturnType<Core['timeline']>> => {
    const timeline = core.timeline(id);
    core.client();
    if (timeline.place.kind === 'room') await rooms.need(timeline.place.jid);
    return timeline;
  };

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
        return inbox.describe(id);
      },
    },
    messages: {
      async load(ref, request) {
        const timeline = await timelineOf(ref.conversationId);
        if (!core.features.archive) {
          const items = [...timeline.ledger.ids()].flatMap((id) => timeline.ledger.get(id) ?? []);
          return { items, reachedStart: true, reachedEnd: true };
        }
        return timeline.load(request);
      },
      async loadAround({ ref, messageId, limit = 20, signal }) {
        const timeline = await timelineOf(ref.conversationId);
        return timeline.loadAround(messageId, limit, signal);
      },
      send: (message) => outbound.send(message),
      async findByClientId(ref, clientId) {
        const timeline = await timelineOf(ref.conversationId);
        const alias = `author:${core.self}/${clientId}`;
        return (await timeline.search(() => timeline.ledger.find(alias))) ?? null;
      },
      edit: (ref, id, content, revision) => outbound.edit(ref, id, content, revision),
      recall: (ref, id) => outbound.recall(ref, id),
      react: (ref, id, emoji, active) => outbound.react(ref, id, emoji, active),
      async markRead(ref, position) {
        const timeline = await timelineOf(ref.conversationId);
        const message = await inbox.markRead(ref.conversationId, position);
        if (message) await outbound.sendMarker(timeline, message);
      },
      setTyping: (ref, active) => outbound.setTyping(ref, active),
    },
    media: createMedia(core, people),
    groups: createGroups(core, rooms, personal, inbox),
    users: people.users,
    presence: people.presence,
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
