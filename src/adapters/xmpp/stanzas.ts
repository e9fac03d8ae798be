/** Plain shapes of what goes over the line, ours and no library's. JIDs are strings as the server writes them. */

/** An error the server answered with. */
export interface XmppError {
  readonly condition?: string | undefined;
  readonly type?: string | undefined;
  readonly text?: string | undefined;
  /** Upload services say how much is too much. */
  readonly maxFileSize?: number | undefined;
}

/** What is told of an occupant of a room. */
export interface XmppRoomInfo {
  readonly type?: string | undefined;
  readonly affiliation?: string | undefined;
  readonly role?: string | undefined;
  readonly jid?: string | undefined;
  readonly nick?: string | undefined;
  readonly reason?: string | undefined;
  readonly statusCodes?: readonly string[] | undefined;
  readonly destroy?: { readonly jid?: string | undefined } | undefined;
  readonly invite?: readonly { readonly from?: string | undefined; readonly to?: string | undefined }[] | undefined;
  readonly history?: { readonly maxStanzas?: number | undefined } | undefined;
}

/** A PEP event: what somebody published or took back. */
export interface XmppPubsubEvent {
  readonly items?:
    | {
        readonly node?: string | undefined;
        readonly published?: readonly XmppItem[] | undefined;
        readonly retracted?: readonly string[] | undefined;
      }
    | undefined;
}

/** One item of a node. `content` depends on the node. */
export interface XmppItem {
  readonly id?: string | undefined;
  readonly content?: XmppItemContent | undefined;
}

/** Contents of the nodes the adapter uses. */
export interface XmppItemContent {
  readonly itemType?: string | undefined;
  /** Our settings: JSON. */
  readonly json?: string | undefined;
  /** Bookmarks 0402. */
  readonly autoJoin?: boolean | undefined;
  readonly name?: string | undefined;
  readonly nick?: string | undefined;
  /** Last displayed 0490. */
  readonly stanzaId?: { readonly id?: string | undefined; readonly by?: string | undefined } | undefined;
}

/** A form, asked or answered (0004). */
export interface XmppForm {
  readonly type?: string | undefined;
  readonly fields?: readonly { readonly name?: string | undefined; readonly value?: unknown }[] | undefined;
}

/** A message stanza with the extensions the adapter knows. */
export interface XmppMessage {
  readonly to?: string | undefined;
  readonly from?: string | undefined;
  readonly id?: string | undefined;
  readonly type?: 'chat' | 'groupchat' | 'normal' | 'headline' | 'error' | undefined;
  readonly body?: string | undefined;
  readonly subject?: string | undefined;
  readonly hasSubject?: boolean | undefined;
  readonly delay?: { readonly timestamp?: Date | undefined } | undefined;
  readonly originId?: string | undefined;
  readonly stanzaIds?: readonly { readonly id?: string | undefined; readonly by?: string | undefined }[] | undefined;
  readonly occupantId?: string | undefined;
  /** 0308: the id of the message this one corrects. */
  readonly replace?: string | undefined;
  /** 0184. */
  readonly receipt?: { readonly type: 'request' | 'received'; readonly id?: string | undefined } | undefined;
  /** 0333. */
  readonly marker?: { readonly type: string; readonly id?: string | undefined } | undefined;
  /** 0085. */
  readonly chatState?: string | undefined;
  /** 0066: addresses of files. */
  readonly links?: readonly { readonly url?: string | undefined }[] | undefined;
  /** 0334. */
  readonly processingHints?:
    | {
        readonly store?: boolean | undefined;
        readonly noStore?: boolean | undefined;
        readonly noPermanentStore?: boolean | undefined;
        readonly noCopy?: boolean | undefined;
      }
    | undefined;
  readonly error?: XmppError | undefined;
  readonly muc?: XmppRoomInfo | undefined;
  /** Every account the stanza names as its writer in a room (0045). Archives of open rooms name one; a sender may have named others before. */
  readonly realJids?: readonly string[] | undefined;
  readonly pubsub?: XmppPubsubEvent | undefined;
  readonly carbon?:
    | {
        readonly type: 'sent' | 'received';
        readonly forward?: { readonly message?: XmppMessage | undefined } | undefined;
      }
    | undefined;
  readonly archive?: unknown;
  /** 0444: all reactions of the sender to one message. */
  readonly reactions?: { readonly id?: string | undefined; readonly emojis: readonly string[] } | undefined;
  /** 0424: the id of the message that is taken back. */
  readonly retract?: string | undefined;
  /** 0425: a room says that a moderator took this message (by the room's id) back. Without `id`: this is what remains of it. */
  readonly moderated?:
    | { readonly id?: string | undefined; readonly by?: string | undefined; readonly reason?: string | undefined }
    | undefined;
  readonly forms?: readonly XmppForm[] | undefined;
  /** 0461. */
  readonly reply?: { readonly id?: string | undefined; readonly to?: string | undefined } | undefined;
  /** 0428: stretches of the body (code points) that stand in for an extension. */
  readonly fallbacks?: readonly XmppFallback[] | undefined;
  /** 0372: stretches of the body (code points) that mean somebody. */
  readonly references?: readonly XmppReference[] | undefined;
  /** What chatloom adds: JSON. */
  readonly payload?: string | undefined;
  readonly [extension: string]: unknown;
}

/** See 0428. Without `start` the whole body. */
export interface XmppFallback {
  readonly for?: string | undefined;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

/** See 0372. */
export interface XmppReference {
  readonly type?: string | undefined;
  readonly begin?: number | undefined;
  readonly end?: number | undefined;
  readonly uri?: string | undefined;
}

/** A presence stanza. */
export interface XmppPresence {
  readonly to?: string | undefined;
  readonly from?: string | undefined;
  readonly id?: string | undefined;
  readonly type?: string | undefined;
  readonly show?: string | undefined;
  readonly status?: string | undefined;
  readonly muc?: XmppRoomInfo | undefined;
  /** 0153: which picture the sender's card now has. */
  readonly vcardAvatar?: string | boolean | undefined;
  readonly occupantId?: string | undefined;
  readonly error?: XmppError | undefined;
}

/** One entry of the roster. */
export interface XmppRosterItem {
  readonly jid: string;
  readonly name?: string | undefined;
  readonly subscription: string;
  /** `subscribe`: our request waits for an answer. */
  readonly pending?: string | undefined;
  readonly groups?: readonly string[] | undefined;
}

/** What of an archive is wanted. */
export interface XmppArchiveQuery {
  /** The archive: a room, or undefined for the own one. */
  readonly room?: string | undefined;
  /** Only messages with this person. */
  readonly with?: string | undefined;
  readonly start?: Date | undefined;
  readonly end?: Date | undefined;
  /** Only what comes before this archive id; `''` for the newest page. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** Words to look for (0431). */
  readonly text?: string | undefined;
  readonly max: number;
}

/** A stanza as the archive keeps it. */
export interface XmppArchived {
  /** The archive's id. */
  readonly id: string;
  /** When the archive took it in: ms, as exact as the server tells. */
  readonly time: number;
  readonly message: XmppMessage;
}

/** A page of an archive, oldest first. */
export interface XmppArchivePage {
  readonly items: readonly XmppArchived[];
  /** Nothing more that way. */
  readonly complete: boolean;
}

/** What a service says of itself. */
export interface XmppDisco {
  readonly features: readonly string[];
  readonly identities: readonly {
    readonly category?: string | undefined;
    readonly type?: string | undefined;
    readonly name?: string | undefined;
  }[];
  /** Fields of its forms, by name. */
  readonly fields: ReadonlyMap<string, string>;
}

/** A person's card. */
export interface XmppVCard {
  readonly nick?: string | undefined;
  readonly fullName?: string | undefined;
  readonly note?: string | undefined;
  readonly photo?: { readonly mime: string; readonly base64: string } | undefined;
}

/** Where to put a file, and where it can be had. */
export interface XmppUploadSlot {
  readonly put: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly get: string;
}

/** Options of publishing. */
export interface XmppPublishOptions {
  /** Items a node keeps; `max` for as many as the server lets. */
  readonly maxItems?: 'max' | undefined;
}
