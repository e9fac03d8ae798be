import type { HistoryOperation } from '../../contract/index.js';
import type { ConversationId, Message, UserId } from '../../model/index.js';
import type { Core } from './core.js';
import { bareJid, directId, domainOf, resourceOf } from './ids.js';
import type { Inbox } from './inbox.js';
import { privateNodes } from './namespaces.js';
import type { Outbound } from './outbound.js';
import type { Personal } from './personal.js';
import { authorOf, readStanza } from './read.js';
import type { RoomEvents } from './roomEvents.js';
import type { Rooms } from './rooms.js';
import type { XmppMessage } from './stanzas.js';
import type { Timeline } from './timeline.js';

// Typing ends by itself after this (P16).
const TYPING_MS = 10_000;

/** Everything that arrives while connected. What the server does not vouch for is dropped and counted. */
export class Inbound {
  readonly #core: Core;
  readonly #rooms: Rooms;
  readonly #events: RoomEvents;
  readonly #inbox: Inbox;
  readonly #personal: Personal;
  readonly #outbound: Outbound;
  /** Somebody asks the signed-in user into a room. */
  onInvitation: (room: string, from: UserId) => void = () => {};

  constructor(core: Core, rooms: Rooms, events: RoomEvents, inbox: Inbox, personal: Personal, outbound: Outbound) {
    this.#core = core;
    this.#rooms = rooms;
    this.#events = events;
    this.#inbox = inbox;
    this.#personal = personal;
    this.#outbound = outbound;
    outbound.onSent = (timeline) => this.#place(timeline);
  }

  onMessage(stanza: XmppMessage): void {
    const { self } = this.#core;
    const from = stanza.from === undefined ? self : bareJid(stanza.from);
    if (stanza.carbon) {
      this.#onCarbon(stanza, stanza.from ?? self);
      return;
    }
    if (stanza.pubsub) {
      if (from === self) this.#personal.onEvent(stanza.pubsub);
      else if (privateNodes.includes(stanza.pubsub.items?.node ?? '')) this.#core.ignored('forged-event');
      return;
    }
    if (stanza.type === 'error') {
      // A room speaks without a nickname; with one it is somebody in it.
      if (this.#rooms.get(from) && resourceOf(stanza.from ?? '') !== '') return this.#core.ignored('forged-error');
      this.#outbound.refused(from, stanza);
      return;
    }
    this.#rooms.heard(from);
    if (this.#events.onRoomMessage(stanza)) return;
    if (this.#onInvitation(stanza, from)) return;
    if (stanza.type === 'groupchat') {
      if (this.#rooms.get(from)) this.#live(from, stanza, false);
      return;
    }
    // Whispers of people in rooms are no conversation of ours.
    if (this.#rooms.get(from) || stanza.type === 'headline' || !from.includes('@')) return;
    this.#live(directId(self, from), stanza, from !== self);
  }

  #onCarbon({ carbon }: XmppMessage, from: string): void {
    const { self } = this.#core;
    const inner = carbon?.forward?.message;
    // Only the own account may say what the own account sent and received (0280, section 11).
    if (from !== self || !inner || inner.carbon) {
      this.#core.ignored('forged-carbon');
      return;
    }
    const [sender, receiver] = [bareJid(inner.from ?? self), bareJid(inner.to ?? self)];
    if (carbon.type === 'sent' ? sender !== self : receiver !== self) {
      this.#core.ignored('forged-carbon');
      return;
    }
    const peer = carbon.type === 'sent' ? receiver : sender;
    if (inner.type === 'groupchat' || inner.type === 'error' || !peer.includes('@') || this.#rooms.get(peer)) return;
    this.#live(directId(self, peer), { ...inner, from: inner.from ?? self }, false);
  }

  #onInvitation({ muc, from: sender }: XmppMessage, from: UserId): boolean {
    if (muc?.type === 'direct-invite' && muc.jid !== undefined) {
      this.onInvitation(bareJid(muc.jid), from);
      return true;
    }
    const inviter = muc?.invite?.[0]?.from;
    if (inviter === undefined) return false;
    const room = bareJid(sender ?? '');
    // Who asks is only the word of the room's service. That of another server could name anybody, also a friend.
    const isVouchedFor = domainOf(room) === this.#core.features.rooms;
    this.onInvitation(room, isVouchedFor ? bareJid(inviter) : room);
    return true;
  }

  #live(conversationId: ConversationId, stanza: XmppMessage, asksReceipt: boolean): void {
    const timeline = this.#core.timeline(conversationId);
    const { place } = timeline;
    const { self } = this.#core;
    const voices = this.#core.voices(place.jid);
    const author = authorOf(place, stanza, self, false, voices);
    if (author === undefined) {
      this.#core.ignored('foreign-sender');
      return;
    }
    this.#onTyping(conversationId, stanza, author);
    const time = stanza.delay?.timestamp?.getTime() ?? Date.now();
    const position = timeline.provisional('');
    const reading = readStanza(place, stanza, { archiveId: undefined, position, time }, author);
    if (!reading) return;
    const isOwnEcho =
      place.kind === 'room' &&
      resourceOf(stanza.from ?? '') === this.#rooms.get(place.jid)?.nick &&
      stanza.id !== undefined;
    if (reading.kind === 'message') {
      const { id } = reading.message;
      const isKnown = timeline.ledger.get(id) !== undefined;
      const placed = { ...reading, message: { ...reading.message, position: timeline.provisional(id) } };
      const message = timeline.take(placed, undefined) as Message;
      if (asksReceipt && stanza.receipt?.type === 'request') this.#outbound.sendReceipt(stanza);
      this.#inbox.touch(conversationId);
      if (isOwnEcho) this.#outbound.echoed(place.id, stanza.id ?? '', message);
      if (!isKnown) this.#core.emit({ type: 'message', message });
    } else {
      const told = timeline.take(reading, undefined) as readonly HistoryOperation[];
      this.#inbox.touch(conversationId);
      this.#core.emit(...told);
      if (isOwnEcho) this.#outbound.echoed(place.id, stanza.id ?? '', undefined);
      if (told.some(({ type }) => type === 'message-recalled')) void this.#tellUnread(conversationId);
      // Receipts need no place of their own.
      if (reading.kind === 'receipt') return;
    }
    this.#place(timeline);
  }

  #onTyping(conversationId: ConversationId, { chatState }: XmppMessage, userId: UserId): void {
    if (chatState === undefined || userId === this.#core.self) return;
    const active = chatState === 'composing';
    this.#core.emit({ type: 'typing', conversationId, userId, active, ...(active && { expiresIn: TYPING_MS }) });
  }

  async #tellUnread(conversationId: ConversationId): Promise<void> {
    const found = await this.#inbox.describe(conversationId).catch(() => undefined);
    if (found) this.#core.emit({ type: 'unread', conversationId, unread: found.unread });
  }

  /** Asks the archive where the newest stand. What fails is asked again with the next. */
  #place(timeline: Timeline): void {
    if (!this.#core.features.archive) return;
    timeline.catchUp().catch(() => {});
  }
}
