import type { GroupId, UserId } from '../../model/index.js';
import type { Core } from './core.js';
import type { Inbox } from './inbox.js';
import type { People } from './people.js';
import type { Personal } from './personal.js';
import type { Room } from './room.js';
import type { Rooms } from './rooms.js';
import { XmppFailure } from './sdk.js';

/** Rooms that are asked in one round: of many, those that were quiet longest. */
const MOST_ASKED = 10;
// A room that shuts down may be up again in a moment.
const AGAIN_MS = 1000;

/** Answers of a room to being asked whether one is in it, that do not say one is out (0410). */
const stillIn: ReadonlySet<string> = new Set(['service-unavailable', 'feature-not-implemented']);
const unanswered: ReadonlySet<string> = new Set(['remote-server-not-found', 'remote-server-timeout', 'timeout']);
/** Refusals that mean: not until somebody lets one in again. */
const shutOut: ReadonlySet<string> = new Set(['forbidden', 'registration-required', 'not-allowed']);
const noMore: ReadonlySet<string> = new Set(['item-not-found', 'gone']);

/**
 * Which rooms the signed-in user is in: those they have bookmarked, and those they are asked into. A room can lose somebody without a word (its service or
 * its node was restarted), so quiet rooms are asked now and then whether one is still there (0410).
 */
export class Attendance {
  readonly #core: Core;
  readonly #rooms: Rooms;
  readonly #people: People;
  readonly #personal: Personal;
  readonly #inbox: Inbox;
  readonly #comings = new Map<GroupId, Promise<void>>();
  /** Rooms that could not be joined for now. */
  readonly #later = new Set<GroupId>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(core: Core, rooms: Rooms, people: People, personal: Personal, inbox: Inbox) {
    this.#core = core;
    this.#rooms = rooms;
    this.#people = people;
    this.#personal = personal;
    this.#inbox = inbox;
    personal.onBookmark = ({ room }, active) => void this.#follow(room, active).catch(() => {});
  }

  /** After a sign-in that resumed nothing: into every bookmarked room. */
  async begin(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#lookAround(), this.#quietMs);
    const wanted = [...this.#personal.bookmarks.values()].filter(({ autoJoin }) => autoJoin);
    await Promise.allSettled(wanted.map(({ room }) => this.#enter(room)));
  }

  end(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#comings.clear();
    this.#later.clear();
  }

  get #quietMs(): number {
    return (this.#core.options.keepAlive ?? 30) * 1000;
  }

  /** The line was away for a while: rooms may have lost one meanwhile. */
  doubt(): void {
    for (const { jid } of this.#rooms.all()) void this.#check(jid);
  }

  #lookAround(): void {
    if (!this.#core.isOnline) return;
    for (const jid of [...this.#later].slice(0, MOST_ASKED)) {
      // To the end of the line, so that the next round tries others.
      this.#later.delete(jid);
      this.#later.add(jid);
      void this.#tryAgain(jid);
    }
    const quietSince = Date.now() - this.#quietMs;
    const quiet = this.#rooms.all().filter(({ heardAt, isJoined }) => isJoined && heardAt <= quietSince);
    quiet.sort((a, b) => a.heardAt - b.heardAt);
    for (const { jid } of quiet.slice(0, MOST_ASKED)) void this.#check(jid);
  }

  async #check(jid: GroupId): Promise<void> {
    const room = this.#rooms.get(jid);
    if (!room?.isJoined || room.isLeaving) return;
    // Counts as asked, so that the next round asks others.
    this.#rooms.heard(jid);
    const isOut = await this.#isOut(room).catch(() => false);
    if (isOut && this.#core.isOnline && this.#rooms.get(jid) === room && room.isJoined) {
      await this.comeAgain(jid).catch(() => {});
    }
  }

  async #tryAgain(jid: GroupId): Promise<void> {
    // Another device may have left it for good; or one is there by now.
    if (this.#rooms.get(jid)?.isJoined || !this.#personal.bookmarks.get(jid)?.autoJoin) this.#later.delete(jid);
    else await this.comeAgain(jid).catch(() => {});
  }

  async #isOut(room: Room): Promise<boolean> {
    const { nick } = room;
    try {
      await this.#core.client().ping(`${room.jid}/${nick}`);
      return false;
    } catch (reason) {
      if (!(reason instanceof XmppFailure) || reason.reason !== 'refused') return false;
      const condition = reason.error?.condition ?? '';
      if (stillIn.has(condition) || unanswered.has(condition)) return false;
      // The nickname may have been changed while the question was on its way.
      return condition !== 'item-not-found' || room.nick === nick;
    }
  }

  /** A room says that one is out, without having put one out: comes in again, and catches up with what was missed. */
  comeAgain(jid: GroupId): Promise<void> {
    const running = this.#comings.get(jid);
    if (running) return running;
    const coming = this.#comeAgain(jid).finally(() => this.#comings.delete(jid));
    this.#comings.set(jid, coming);
    return coming;
  }

  async #comeAgain(jid: GroupId): Promise<void> {
    if (!this.#rooms.get(jid)?.joining) this.#rooms.fallOut(jid);
    await this.#enter(jid);
    // What cannot be read now is read with the next that is heard.
    if (this.#core.features.archive)
      await this.#core
        .timeline(jid)
        .catchUp()
        .catch(() => {});
    await this.#show(jid);
  }

  /** A room has shut down. */
  fallen(jid: GroupId): void {
    setTimeout(() => {
      if (this.#core.isOnline) void this.#tryAgain(jid);
    }, AGAIN_MS);
  }

  /** Comes into a room; where it lets one in no more, that is told. */
  async #enter(jid: GroupId): Promise<void> {
    const wasKnown = this.#rooms.get(jid) !== undefined || this.#later.has(jid);
    try {
      await this.#rooms.join(jid);
      this.#later.delete(jid);
    } catch (reason) {
      const condition =
        reason instanceof XmppFailure && reason.reason === 'refused' ? reason.error?.condition : undefined;
      const isGone = noMore.has(condition ?? '');
      if (isGone || (wasKnown && shutOut.has(condition ?? ''))) {
        if (wasKnown) this.#tellGone(jid, isGone ? 'dismissed' : 'removed');
        await this.#personal.unbookmark(jid).catch(() => {});
      }
      if (isGone || shutOut.has(condition ?? '')) this.#later.delete(jid);
      else this.#later.add(jid);
      throw reason;
    }
  }

  #tellGone(jid: GroupId, reason: 'left' | 'removed' | 'dismissed'): void {
    this.#core.emit(
      { type: 'group-removed', groupId: jid, reason },
      {
        type: 'conversation-changed',
        conversationId: jid,
        changes: { membership: reason === 'left' ? 'left' : 'removed' },
      },
    );
  }

  async #show(jid: GroupId): Promise<void> {
    await this.#rooms.members(jid);
    this.#inbox.touch(jid);
    this.#core.emit({ type: 'conversation', conversation: await this.#inbox.describe(jid) });
    await this.#rooms.tell(jid);
  }

  /** Somebody asks the signed-in user into a room. */
  invited(jid: GroupId, from: UserId): void {
    void this.#accept(jid, from).catch(() => {});
  }

  async #accept(jid: GroupId, from: UserId): Promise<void> {
    const { invitations = 'everyone' } = this.#core.options;
    const isAsked = this.#rooms.asked.delete(jid);
    const isWelcome =
      isAsked || invitations === 'everyone' || (invitations === 'contacts' && this.#people.isContact(from));
    if (!isWelcome) {
      this.#core.ignored('invitation');
      return;
    }
    if (this.#rooms.get(jid)?.isJoined) return;
    // First of all: an invitation comes once, and the line may break in the middle of coming in.
    const nick = this.#rooms.nickFor(jid);
    await this.#personal.bookmark(jid, this.#personal.bookmarks.get(jid)?.name, nick);
    try {
      await this.#enter(jid);
    } catch (reason) {
      if (!this.#later.has(jid)) await this.#personal.unbookmark(jid);
      throw reason;
    }
    const known = this.#rooms.get(jid);
    // Unless one was put out again meanwhile, or is going.
    if (known?.isJoined && !known.isLeaving && known.name !== undefined)
      await this.#personal.bookmark(jid, known.name, known.nick);
    await this.#show(jid);
  }

  /** Another device, or an invitation, has brought this user into a room or out of it. */
  async #follow(jid: GroupId, active: boolean): Promise<void> {
    if (active) {
      await this.#rooms.join(jid);
      await this.#show(jid);
      return;
    }
    const room = this.#rooms.get(jid);
    if (!room?.isJoined || room.isLeaving) return;
    await this.#rooms.leave(jid).catch(() => {});
    this.#tellGone(jid, 'left');
  }
}
