import { ChatError, type ListOptions, type ListPage } from '../../contract/index.js';
import {
  compareConversations,
  comparePositions,
  type Conversation,
  type ConversationId,
  type Message,
  type Position,
  type UserId,
} from '../../model/index.js';
import type { Core } from './core.js';
import { directId, localOf, readPlace } from './ids.js';
import { findPeers } from './peers.js';
import type { Personal, ReadMark } from './personal.js';
import type { Rooms } from './rooms.js';
import { loadPage, messagesAfter } from './history.js';
import { idInTie, type Timeline } from './timeline.js';

interface Summary {
  readonly lastMessage: Message | undefined;
  readonly unread: Conversation['unread'];
}

// Beyond it the number is a lower bound; the kit shows 99+.
const MAX_UNREAD = 250;
const PARALLEL = 4;

/** The list of conversations: bookmarked rooms, and whoever is met in the own archive. XMPP has no such list. */
export class Inbox {
  readonly #core: Core;
  readonly #rooms: Rooms;
  readonly #personal: Personal;
  /** People talked with. */
  readonly #peers = new Set<UserId>();
  readonly #summaries = new Map<ConversationId, Promise<Summary>>();
  #walk: Promise<void> | undefined;
  /** People on the roster. */
  contacts: () => readonly UserId[] = () => [];

  constructor(core: Core, rooms: Rooms, personal: Personal) {
    this.#core = core;
    this.#rooms = rooms;
    this.#personal = personal;
    personal.onMark = (conversationId, mark) => void this.#markedElsewhere(conversationId, mark).catch(() => {});
  }

  forget(): void {
    this.#peers.clear();
    this.#summaries.clear();
    this.#walk = undefined;
  }

  /** Something happened in a conversation: what was known of it is old. */
  touch(id: ConversationId): void {
    this.#summaries.delete(id);
    const place = readPlace(id, this.#core.self);
    if (place !== undefined && place !== 'foreign' && place.kind === 'direct') this.#peers.add(place.jid);
  }

  touchAll(): void {
    this.#summaries.clear();
    this.#walk = undefined;
  }

  #summary(timeline: Timeline): Promise<Summary> {
    const { id } = timeline.place;
    const known = this.#summaries.get(id);
    if (known) return known;
    const made = this.#summarise(timeline);
    this.#summaries.set(id, made);
    made.catch(() => this.#summaries.delete(id));
    return made;
  }

  async #summarise(timeline: Timeline): Promise<Summary> {
    if (!this.#core.features.archive) {
      const last = [...timeline.ledger.ids()].at(-1);
      return { lastMessage: last === undefined ? undefined : timeline.ledger.get(last), unread: { count: 0 } };
    }
    const page = await loadPage(timeline, { limit: 1 });
    const { mark, messages } = await this.#sinceRead(timeline);
    const unread = messages.filter((message) => this.#counts(message));
    const toMe = unread.filter(({ mentions }) => mentions?.userIds.includes(this.#core.self)).length;
    const toAll = unread.filter(({ mentions }) => mentions?.all === true).length;
    const asOf = timeline.last;
    return {
      lastMessage: page.items.at(-1),
      unread: {
        count: unread.length,
        ...(asOf && { asOf }),
        ...(mark?.position && { readUpTo: mark.position }),
        ...(toMe > 0 && { mentionsMe: toMe }),
        ...(toAll > 0 && { mentionsAll: toAll }),
      },
    };
  }

  #counts({ senderId, recalled, countable, content }: Message): boolean {
    return senderId !== this.#core.self && !recalled && countable !== false && content.type !== 'notice';
  }

  async #sinceRead(
    timeline: Timeline,
  ): Promise<{ readonly mark: ReadMark | undefined; readonly messages: readonly Message[] }> {
    const { id } = timeline.place;
    let mark = this.#personal.marks.get(id);
    if (mark && !mark.position) {
      const position = (await timeline.messageAt(mark.archiveId))?.position;
      if (position && this.#personal.marks.get(id) === mark) {
        mark = { ...mark, position };
        this.#personal.marks.set(id, mark);
      }
    }
    return { mark, messages: await messagesAfter(timeline, mark?.archiveId, MAX_UNREAD) };
  }

  /** One conversation as it now is. */
  async describe(id: ConversationId): Promise<Conversation> {
    const { self, accountId, features } = this.#core;
    const timeline = this.#core.timeline(id);
    const { place } = timeline;
    const isRoom = place.kind === 'room';
    const room = isRoom ? this.#rooms.get(place.jid) : undefined;
    const hasHistory = isRoom ? (room?.hasArchive ?? features.archive) : features.archive;
    const summary = await this.#summary(timeline);
    const { lastMessage, unread } = summary;
    const clearedBefore = this.#personal.view.clearedUpTo(id);
    const title = isRoom
      ? (room?.name ?? this.#personal.bookmarks.get(place.jid)?.name ?? localOf(place.jid))
      : localOf(place.jid);
    return {
      id,
      accountId,
      kind: isRoom ? 'group' : 'direct',
      ...(isRoom ? { groupId: place.jid } : { peerId: place.jid }),
      title,
      history: hasHistory ? 'full' : 'session',
      durable: true,
      countsUnread: hasHistory,
      activityAt: lastMessage?.time ?? 0,
      ...(lastMessage && { lastMessage }),
      ...(clearedBefore && { clearedBefore }),
      unread: place.jid === self ? { count: 0 } : unread,
      settings: this.#personal.settings.get(id) ?? {},
      membership: !isRoom || room?.isJoined ? 'member' : 'none',
    };
  }

  /** See the contract. A room one is not in is null. */
  async get(id: ConversationId): Promise<Conversation | null> {
    const place = readPlace(id, this.#core.self);
    if (place === undefined || place === 'foreign') return null;
    this.#core.client();
    if (place.kind === 'room' && !this.#rooms.get(place.jid)?.isJoined) {
      if (!this.#personal.bookmarks.get(place.jid)?.autoJoin) return null;
      await this.#rooms.join(place.jid).catch(() => undefined);
      if (!this.#rooms.get(place.jid)?.isJoined) return null;
    }
    return this.describe(id);
  }

  async list({ cursor, limit = 50 }: ListOptions = {}): Promise<ListPage<Conversation>> {
    this.#core.client();
    this.#walk ??= this.#findPeers();
    try {
      await this.#walk;
    } catch (reason) {
      this.#walk = undefined;
      throw reason;
    }
    const { self } = this.#core;
    const direct = [...this.#peers].map((peer) => directId(self, peer));
    const ids = [...new Set([...this.#rooms.joined(), ...direct])];
    const all: Conversation[] = [];
    const queue = [...ids];
    const work = async (): Promise<void> => {
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
        // A room that has thrown one out meanwhile is no reason to show nothing.
        const found = await this.describe(id).catch((reason: unknown) => {
          if (reason instanceof ChatError && ['not-member', 'not-found', 'forbidden'].includes(reason.code))
            return undefined;
          throw reason;
        });
        if (found && !this.#personal.view.isClosed(id, found.lastMessage?.position)) all.push(found);
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, work));
    all.sort(compareConversations);
    const start = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1;
    const items = all.slice(start, start + limit);
    const last = items.at(-1);
    return { items, total: all.length, ...(last && start + limit < all.length && { cursor: last.id }) };
  }

  async #findPeers(): Promise<void> {
    for (const id of this.#personal.settings.keys()) this.touch(id);
    for (const id of this.#personal.marks.keys()) this.touch(id);
    if (this.#core.features.archive) await findPeers(this.#core, this.#rooms, this.#peers, this.contacts());
  }

  /** Takes a conversation off the list until something happens in it again. */
  async remove(id: ConversationId, clearHistory: boolean): Promise<void> {
    this.#core.client();
    const timeline = this.#core.timeline(id);
    if (this.#core.features.archive) await timeline.catchUp();
    const { lastMessage } = await this.describe(id);
    if (clearHistory && timeline.last) await this.#personal.view.clear(id, timeline.last);
    this.touch(id);
    await this.#personal.view.close(id, timeline.last ?? lastMessage?.position);
  }

  /** Something is no longer seen: the last message and what is unread may be others now. */
  async retell(id: ConversationId): Promise<void> {
    this.touch(id);
    const { lastMessage, unread } = await this.describe(id);
    this.#core.emit(
      { type: 'conversation-changed', conversationId: id, changes: { lastMessage } },
      { type: 'unread', conversationId: id, unread },
    );
  }

  /** The message a read position means: the last one up to it. */
  async #messageUpTo(timeline: Timeline, position: Position): Promise<Message | undefined> {
    const exact = timeline.ledger.get(idInTie(position));
    if (exact && exact.position.provisional) await timeline.catchUp();
    const placed = exact ? timeline.ledger.get(exact.id) : undefined;
    if (placed && !placed.position.provisional) return placed;
    const best = timeline.ledger.lastUpTo(position);
    return best ?? (await loadPage(timeline, { upper: position, limit: 1 })).items.at(-1);
  }

  /** Moves the read cursor forward; answers the message it now stands at, or undefined when it did not move. */
  async markRead(id: ConversationId, position: Position): Promise<Message | undefined> {
    const timeline = this.#core.timeline(id);
    const message = await this.#messageUpTo(timeline, position);
    const archiveId = message && timeline.archiveIdOf(message.id);
    if (!message || archiveId === undefined) return undefined;
    const before = this.#personal.marks.get(id);
    const stood = before && (before.position ?? (await timeline.messageAt(before.archiveId))?.position);
    if (stood && comparePositions(stood, message.position) >= 0) return undefined;
    const { kind, jid } = timeline.place;
    await this.#personal.mark(id, jid, kind === 'room', { archiveId, position: message.position });
    await this.#tellRead(timeline, message.position);
    return message;
  }

  async #tellRead(timeline: Timeline, position: Position): Promise<void> {
    const { id } = timeline.place;
    this.#summaries.delete(id);
    this.#core.emit({ type: 'read-cursor', conversationId: id, userId: this.#core.self, position });
    const { unread } = await this.#summary(timeline);
    this.#core.emit({ type: 'unread', conversationId: id, unread });
  }

  async #markedElsewhere(id: ConversationId, mark: ReadMark): Promise<void> {
    const timeline = this.#core.timeline(id);
    const position = (await timeline.messageAt(mark.archiveId))?.position;
    if (!position) return;
    const before = this.#personal.marks.get(id);
    const stood = before && (before.position ?? timeline.messageOf(before.archiveId)?.position);
    if (stood && comparePositions(stood, position) >= 0) return;
    this.#personal.marks.set(id, { ...mark, position });
    await this.#tellRead(timeline, position);
  }
}
