import { ChatError, type ChatEvent, type ChatEventBody } from '../../contract/index.js';
import type { AccountId, ConversationId, MessageId, Position, UserId } from '../../model/index.js';
import { bareJid, readPlace, type Place } from './ids.js';
import type { XmppAdapterOptions } from './options.js';
import { authorOf, readStanza, type RoomVoices } from './read.js';
import type { XmppClient } from './sdk.js';
import { Timeline } from './timeline.js';

/** What the server offers, as it said after the sign-in. */
export interface ServerFeatures {
  readonly archive: boolean;
  readonly carbons: boolean;
  readonly blocking: boolean;
  readonly pep: boolean;
  /** The service that makes rooms. */
  readonly rooms: string | undefined;
  /** The archive can be searched for words. */
  readonly search: boolean;
  /** The service that knows people by name (0055). */
  readonly directory: string | undefined;
  readonly upload: { readonly service: string; readonly maxSize: number | undefined } | undefined;
}

/** What the signed-in user has put out of their sight. */
export interface Sight {
  isRemoved(id: ConversationId, messageId: MessageId): boolean;
  clearedUpTo(id: ConversationId): Position | undefined;
}

/** Nothing is known to be there. */
export const noFeatures: ServerFeatures = {
  archive: false,
  carbons: false,
  blocking: false,
  pep: false,
  rooms: undefined,
  search: false,
  directory: undefined,
  upload: undefined,
};

/** What the parts of one adapter share: who is signed in, the connection, the timelines, and the way out for events. */
export class Core {
  readonly options: XmppAdapterOptions;
  readonly self: UserId;
  readonly listeners: Set<(events: readonly ChatEvent[]) => void> = new Set();
  readonly timelines: Map<ConversationId, Timeline> = new Map();
  features: ServerFeatures = noFeatures;
  /** Set while signed in, also through a break of the line. */
  current: XmppClient | undefined;
  isOnline = false;
  /** Why there will be no connection until somebody signs in again. */
  ended: 'expired' | 'kicked' | undefined;
  /** Rooms tell who speaks in them. */
  voices: (room: string) => RoomVoices | undefined = () => undefined;
  sight: Sight = { isRemoved: () => false, clearedUpTo: () => undefined };
  readonly #counts = new Map<string, number>();

  constructor(options: XmppAdapterOptions) {
    this.options = options;
    this.self = bareJid(options.jid);
  }

  get accountId(): AccountId {
    return this.self;
  }

  emit(...bodies: readonly ChatEventBody[]): void {
    if (bodies.length === 0 || !this.current) return;
    const events = bodies.map((body) => ({ ...body, accountId: this.accountId }));
    for (const listener of [...this.listeners]) listener(events);
  }

  /** The connection; fails as `offline` without one. */
  client(): XmppClient {
    if (this.ended) throw new ChatError(this.ended, 'The session has ended.');
    if (!this.current || !this.isOnline) throw new ChatError('offline', 'There is no connection to the XMPP server.');
    return this.current;
  }

  ignored(reason: string): void {
    const count = (this.#counts.get(reason) ?? 0) + 1;
    this.#counts.set(reason, count);
    this.options.onDiagnostic?.({ reason, count });
  }

  /** The place of a conversation the signed-in user may be in. */
  placeOf(id: ConversationId): Place {
    const place = readPlace(id, this.self);
    if (place === 'foreign') throw new ChatError('not-member', 'This conversation is between two other people.');
    if (!place) throw new ChatError('not-found', `There is no conversation '${id}'.`);
    return place;
  }

  timeline(id: ConversationId): Timeline {
    const known = this.timelines.get(id);
    if (known) return known;
    const made = new Timeline(this.placeOf(id), {
      self: this.self,
      client: () => this.client(),
      ignored: (reason) => this.ignored(reason),
      tell: (news) => this.emit('type' in news ? news : { type: 'message', message: news }),
      isHidden: ({ id: messageId }) => this.sight.isRemoved(id, messageId),
      clearedUpTo: () => this.sight.clearedUpTo(id),
      read: (place, stanza, standing, isArchived) => {
        const author = authorOf(place, stanza, this.self, isArchived, this.voices(place.jid));
        if (author === undefined) {
          this.ignored('foreign-sender');
          return undefined;
        }
        return readStanza(place, stanza, standing, author);
      },
    });
    this.timelines.set(id, made);
    return made;
  }

  /** Forgets everything about the signed-in user. */
  forget(): void {
    this.timelines.clear();
    this.features = noFeatures;
  }
}
