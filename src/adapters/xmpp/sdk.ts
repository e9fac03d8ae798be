/**
 * The slice of an XMPP client the adapter stands on. Everything here is ours: plain shapes that any client library can be put behind (see
 * `stanza/` for the one that comes with the adapter). JIDs are strings as the server writes them.
 */
import type {
  XmppArchivePage,
  XmppArchiveQuery,
  XmppDisco,
  XmppError,
  XmppItem,
  XmppItemContent,
  XmppMessage,
  XmppPresence,
  XmppPublishOptions,
  XmppRosterItem,
  XmppUploadSlot,
  XmppVCard,
} from './stanzas.js';

/** What a client tells. */
export type XmppEvent =
  | { readonly kind: 'message'; readonly message: XmppMessage }
  | { readonly kind: 'presence'; readonly presence: XmppPresence }
  | { readonly kind: 'roster'; readonly items: readonly XmppRosterItem[] }
  | { readonly kind: 'blocked'; readonly jids: readonly string[]; readonly active: boolean }
  /** The connection is gone without having been told to. */
  | { readonly kind: 'closed'; readonly isReplaced: boolean };

/**
 * One connection of one account. Rejections of requests carry the server's {@link XmppError} in a {@link XmppFailure}. The client does not reconnect by
 * itself; `connect` after a loss resumes where it can.
 */
export interface XmppClient {
  /** Full JID once connected. */
  readonly jid: string;
  /**
   * Signs in. Answers whether the stream of before was resumed, with nothing lost; if not, whether the server has `forgotten` it, as after a crash, in place of
   * having ended it in good order.
   */
  connect(credentials: { readonly password?: string | undefined; readonly token?: string | undefined }): Promise<{
    readonly resumed: boolean;
    readonly forgotten?: boolean | undefined;
  }>;
  disconnect(): Promise<void>;
  subscribe(listener: (event: XmppEvent) => void): () => void;
  /** Settles when the server has taken it (0198), and rejects as `lost` when nobody can say any more. */
  send(message: XmppMessage): Promise<void>;
  sendPresence(presence: XmppPresence): void;
  /** The first presence: with capabilities, so that the server pushes what is asked for. */
  announce(presence: XmppPresence): void;
  /** Asks for a sign of life: the server, or whoever `to` names. */
  ping(to?: string): Promise<void>;
  enableCarbons(): Promise<void>;
  archive(query: XmppArchiveQuery): Promise<XmppArchivePage>;
  disco(jid: string): Promise<XmppDisco>;
  discoItems(jid: string): Promise<readonly { readonly jid: string; readonly name?: string | undefined }[]>;
  publish(node: string, id: string, content: XmppItemContent, options: XmppPublishOptions): Promise<void>;
  items(node: string): Promise<readonly XmppItem[]>;
  retract(node: string, id: string): Promise<void>;
  roster(): Promise<readonly XmppRosterItem[]>;
  setRosterItem(item: XmppRosterItem): Promise<void>;
  blocked(): Promise<readonly string[]>;
  setBlocked(jid: string, active: boolean): Promise<void>;
  vcard(jid: string | undefined): Promise<XmppVCard>;
  setVCard(card: XmppVCard): Promise<void>;
  uploadSlot(
    service: string,
    file: { readonly name: string; readonly size: number; readonly mime: string },
  ): Promise<XmppUploadSlot>;
  /** Changes fields of a room's configuration. `ifKnown`: fields that only some servers know, sent where they are offered. */
  configureRoom(
    room: string,
    fields: Readonly<Record<string, string | boolean>>,
    ifKnown?: Readonly<Record<string, string | boolean>>,
  ): Promise<void>;
  destroyRoom(room: string): Promise<void>;
  /** People with an affiliation. */
  affiliations(room: string, affiliation: string): Promise<readonly { readonly jid: string }[]>;
  setAffiliation(room: string, jid: string, affiliation: string, reason?: string): Promise<void>;
  setRole(room: string, nick: string, role: string): Promise<void>;
  /** Takes back what somebody else wrote into a room (0425), by the room's id of it. */
  moderate(room: string, id: string, form: 0 | 1): Promise<void>;
  /** Names of what an archive can be asked by. */
  archiveFields(): Promise<readonly string[]>;
  /** People in a directory (0055) whose names or accounts hold the words. */
  searchPeople(
    service: string,
    text: string,
  ): Promise<readonly { readonly jid: string; readonly nick?: string | undefined }[]>;
  /** Gives up one's registration with a room (0077). */
  unregister(room: string): Promise<void>;
}

/** Why a call to the client failed. */
export class XmppFailure extends Error {
  /**
   * `refused`: the server answered with an error. `auth`: it does not know these credentials. `offline`: nothing left this device. `lost`: the connection
   * broke, and nobody knows. `timeout`: no answer.
   */
  readonly reason: 'refused' | 'auth' | 'offline' | 'lost' | 'timeout';
  readonly error: XmppError | undefined;

  constructor(reason: XmppFailure['reason'], error?: XmppError, message?: string) {
    super(message ?? error?.text ?? error?.condition ?? reason);
    this.name = 'XmppFailure';
    this.reason = reason;
    this.error = error;
  }
}
