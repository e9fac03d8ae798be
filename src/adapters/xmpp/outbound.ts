import { ChatError, type HistoryOperation, type SendResult } from '../../contract/index.js';
import type { Content, Message, MessageId, OutgoingMessage, TimelineRef } from '../../model/index.js';
import { writeMessage } from './convert/outgoing.js';
import type { Core } from './core.js';
import { ask, xmppError } from './errors.js';
import type { Inbox } from './inbox.js';
import { stanzaIdOf } from './ids.js';
import { ns } from './namespaces.js';
import { readStanza } from './read.js';
import { isOut, type Rooms } from './rooms.js';
import { XmppFailure, type XmppClient } from './sdk.js';
import type { XmppMessage } from './stanzas.js';
import { findMessage } from './history.js';
import type { Timeline } from './timeline.js';

// How long the echo of a room may take.
const ECHO_MS = 20_000;
const MAX_DELIVERED = 100;
// A server that dies takes with it what it had taken and not written yet. Seen: what it took a moment before; the rest is for a dead line that is noticed late.
const DOUBTFUL_MS = 60_000;

interface Delivered {
  readonly timeline: Timeline;
  readonly stanza: XmppMessage;
  readonly time: number;
  /** The break of the line after which it was sent again, and taken again. */
  healed?: number | undefined;
}

interface Waiting {
  readonly done: (message: Message | undefined) => void;
  readonly failed: (reason: XmppFailure) => void;
}

/** Everything the signed-in user writes. */
export class Outbound {
  readonly #core: Core;
  readonly #rooms: Rooms;
  readonly #inbox: Inbox;
  /** What was written into rooms and has not come back yet. */
  readonly #echoes = new Map<string, Waiting>();
  /** What the server took for people lately, by id. */
  readonly #delivered = new Map<string, Delivered>();
  /** Asked to come into a room again that says one is not in it. */
  onOut: (room: string) => Promise<void> = () => Promise.resolve();
  /** Told of a message or change that should be placed by the archive soon. */
  onSent: (timeline: Timeline) => void = () => {};

  constructor(core: Core, rooms: Rooms, inbox: Inbox) {
    this.#core = core;
    this.#rooms = rooms;
    this.#inbox = inbox;
  }

  /** A room has given back what was written into it. */
  echoed(place: string, id: string, message: Message | undefined): void {
    this.#echoes.get(`${place} ${id}`)?.done(message);
  }

  /** A room has refused what was written into it. */
  refused(place: string, stanza: XmppMessage): void {
    const waiting = this.#echoes.get(`${place} ${stanza.id ?? ''}`);
    const failure = new XmppFailure('refused', stanza.error);
    if (waiting) waiting.failed(failure);
    // Of what nobody waits for: somebody who was typing learns in time that nobody there would hear them.
    else if (isOut(failure) && this.#rooms.get(place)?.isJoined) void this.onOut(place).catch(() => {});
    // Servers may take a message first, and then find that it cannot be given to the other.
    else if (stanza.id !== undefined && this.#delivered.has(stanza.id)) this.#core.ignored('refused-after-sent');
  }

  /** The line broke and was not resumed. */
  lost(): void {
    for (const waiting of [...this.#echoes.values()]) waiting.failed(new XmppFailure('lost'));
  }

  /** The signed-in user is forgotten. */
  forget(): void {
    this.lost();
    this.#delivered.clear();
  }

  /**
   * The server has forgotten the stream, which broke at `brokenAt`: messages to people that it had taken shortly before that, and the other has not told to
   * have, go out again under the same ids, before anything else does. ejabberd says "taken" before the other's archive has it. Reactions and edits stay as they
   * are: by now another device may have said something else.
   */
  sendAgain(client: XmppClient, brokenAt: number): void {
    for (const [id, { timeline, stanza, time, healed }] of [...this.#delivered]) {
      const isMessage = stanza.receipt?.type === 'request' || stanza.retract !== undefined;
      // Signed in again and again after one break, since something else fails: once is enough.
      if (!isMessage || healed === brokenAt || time < brokenAt - DOUBTFUL_MS || timeline.hasArrived(id)) continue;
      const again: Delivered = { timeline, stanza, time: Date.now() };
      this.#delivered.set(id, again);
      client.send(stanza).then(
        () => {
          again.healed = brokenAt;
          this.onSent(timeline);
        },
        // Should the line break again before it is through: the next time, then.
        () => {},
      );
    }
  }

  async #deliver(timeline: Timeline, stanza: XmppMessage): Promise<Message | undefined> {
    const { place } = timeline;
    const client = this.#core.client();
    const codes = { 'service-unavailable': 'blocked', forbidden: 'muted', 'not-acceptable': 'not-member' } as const;
    if (place.kind === 'direct') {
      await client.send(stanza).catch((reason: unknown) => {
        throw xmppError(reason, { ...codes, forbidden: 'blocked', 'not-acceptable': 'blocked' });
      });
      this.#delivered.set(stanza.id ?? '', { timeline, stanza, time: Date.now() });
      if (this.#delivered.size > MAX_DELIVERED) this.#delivered.delete(this.#delivered.keys().next().value ?? '');
      return this.#own(timeline, stanza);
    }
    await this.#rooms.need(place.jid);
    try {
      return await this.#intoRoom(timeline, stanza).catch(async (reason: unknown) => {
        if (!isOut(reason)) throw reason;
        await this.onOut(place.jid);
        return this.#intoRoom(timeline, stanza);
      });
    } catch (reason) {
      throw xmppError(reason, codes);
    }
  }

  async #intoRoom({ place }: Timeline, stanza: XmppMessage): Promise<Message | undefined> {
    const client = this.#core.client();
    const key = `${place.id} ${stanza.id ?? ''}`;
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      return await new Promise<Message | undefined>((resolve, reject) => {
        timer = setTimeout(() => reject(new XmppFailure('timeout')), ECHO_MS);
        this.#echoes.set(key, { done: resolve, failed: reject });
        client.send(stanza).catch(reject);
      });
    } finally {
      clearTimeout(timer);
      this.#echoes.delete(key);
    }
  }

  /**
   * Whether what the own archive keeps of a message to a person needs no sending again. A server writes the archive of the sender before that of the
   * receiver, and may be killed between the two; so the own copy proves nothing about the other's. The server's word that it took the message does, and so
   * does the receiver's. Sent again under the same id, it is one message for whoever goes by ids.
   */
  isProved(timeline: Timeline, clientId: string): boolean {
    return timeline.place.kind === 'room' || this.#delivered.has(clientId) || timeline.hasArrived(clientId);
  }

  /** Between two people nothing comes back: what was sent is read as others read it. */
  #own(timeline: Timeline, stanza: XmppMessage): Message | undefined {
    const { self } = this.#core;
    const id = stanza.id ?? '';
    const time = Date.now();
    const key = `${self}/${id}`;
    const position = timeline.provisional(key);
    const reading = readStanza(
      timeline.place,
      { ...stanza, from: self },
      { archiveId: undefined, position, time },
      self,
    );
    if (!reading || reading.kind === 'receipt') return undefined;
    const taken = timeline.take(reading, undefined);
    this.#inbox.touch(timeline.place.id);
    if (reading.kind === 'message') return taken as Message;
    this.#core.emit(...(taken as readonly HistoryOperation[]));
    return undefined;
  }

  async send(outgoing: OutgoingMessage): Promise<SendResult> {
    const timeline = this.#core.timeline(outgoing.conversationId);
    if (outgoing.threadId !== undefined) throw new ChatError('unsupported', 'There are no threads here.');
    const stanza = writeMessage(outgoing, { place: timeline.place, id: outgoing.clientId });
    const message = await this.#deliver(timeline, stanza);
    if (!message) throw new ChatError('internal', 'The room answered with something that is no message.');
    this.onSent(timeline);
    return { message };
  }

  /** A message that may be changed, with everything known of it by now. */
  async #changeable(
    ref: TimelineRef,
    id: MessageId,
  ): Promise<{ readonly timeline: Timeline; readonly message: Message }> {
    const timeline = this.#core.timeline(ref.conversationId);
    this.#core.client();
    if (this.#core.features.archive) await timeline.catchUp();
    const message = timeline.ledger.get(id) ?? (await findMessage(timeline, id));
    if (!message) throw new ChatError('not-found', 'There is no such message in this conversation.');
    return { timeline, message };
  }

  async edit(ref: TimelineRef, id: MessageId, content: Content, expected: number): Promise<void> {
    const { timeline, message } = await this.#changeable(ref, id);
    if (message.senderId !== this.#core.self) throw new ChatError('forbidden', 'Only its author can edit a message.');
    if (message.recalled) throw new ChatError('conflict', 'The message was taken back.');
    if (message.revision !== expected) throw new ChatError('conflict', 'The message was edited meanwhile.');
    const replaces = message.clientId;
    if (replaces === undefined) throw new ChatError('unsupported', 'The message has no id that an edit could name.');
    const { quote, forwarded, custom } = message;
    const stanza = writeMessage(
      { content, quote, forwarded, custom },
      { place: timeline.place, id: crypto.randomUUID(), replaces, revision: expected + 1 },
    );
    await this.#deliver(timeline, stanza);
    this.onSent(timeline);
  }

  async recall(ref: TimelineRef, id: MessageId): Promise<void> {
    const { timeline, message } = await this.#changeable(ref, id);
    if (message.recalled) return;
    const isRoom = timeline.place.kind === 'room';
    if (message.senderId !== this.#core.self) {
      const form = isRoom ? (await this.#rooms.need(timeline.place.jid)).moderation : undefined;
      if (form === undefined) throw new ChatError('forbidden', 'Only its author can take a message back.');
      await ask(this.#core.client().moderate(timeline.place.jid, id, form));
      return;
    }
    await this.#deliver(timeline, {
      ...this.#bare(timeline),
      retract: isRoom ? id : stanzaIdOf(id),
      body: 'This message was taken back, but your app does not support that.',
      fallbacks: [{ for: ns.retract }],
      processingHints: { store: true },
    });
    this.onSent(timeline);
  }

  async react(ref: TimelineRef, id: MessageId, emoji: string, active: boolean): Promise<void> {
    const { timeline, message } = await this.#changeable(ref, id);
    if (message.recalled) throw new ChatError('conflict', 'The message was taken back.');
    const now = timeline.ledger.reactionsOf(id, this.#core.self);
    if (now.includes(emoji) === active) return;
    const emojis = active ? [...now, emoji] : now.filter((each) => each !== emoji);
    const isRoom = timeline.place.kind === 'room';
    await this.#deliver(timeline, {
      ...this.#bare(timeline),
      reactions: { id: isRoom ? id : stanzaIdOf(id), emojis },
      processingHints: { store: true },
    });
    this.onSent(timeline);
  }

  #bare({ place }: Timeline): XmppMessage {
    const id = crypto.randomUUID();
    return { to: place.jid, type: place.kind === 'room' ? 'groupchat' : 'chat', id, originId: id };
  }

  setTyping(ref: TimelineRef, active: boolean): void {
    // Nobody waits for it, and nobody misses it.
    try {
      const timeline = this.#core.timeline(ref.conversationId);
      const stanza = { ...this.#bare(timeline), chatState: active ? 'composing' : 'paused' };
      void this.#core
        .client()
        .send({ ...stanza, originId: undefined, processingHints: { noStore: true } })
        .catch(() => {});
    } catch {
      // Offline, or nobody to tell.
    }
  }

  /** Tells the others how far was read. */
  async sendMarker(timeline: Timeline, message: Message): Promise<void> {
    if (this.#core.options.sendMarkers === false || message.senderId === this.#core.self) return;
    const isRoom = timeline.place.kind === 'room';
    const id = isRoom ? message.id : stanzaIdOf(message.id);
    await this.#core
      .client()
      .send({
        ...this.#bare(timeline),
        originId: undefined,
        marker: { type: 'displayed', id },
        processingHints: { store: true },
      })
      .catch((reason: unknown) => {
        throw xmppError(reason);
      });
  }

  /** Tells the sender that their message arrived. */
  sendReceipt(stanza: XmppMessage): void {
    const { from, id } = stanza;
    if (this.#core.options.sendReceipts === false || from === undefined || id === undefined) return;
    const receipt = { type: 'received', id } as const;
    if (!this.#core.isOnline) return;
    void this.#core
      .client()
      .send({ to: from, type: 'chat', id: crypto.randomUUID(), receipt, processingHints: { store: true } })
      .catch(() => {});
  }
}
