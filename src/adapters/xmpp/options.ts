/** What is needed to sign in. */
export interface XmppCredentials {
  readonly password?: string | undefined;
  /** For servers that take tokens (OAUTHBEARER). */
  readonly token?: string | undefined;
}

/** Options of `createXmppAdapter`. */
export interface XmppAdapterOptions {
  /** Address of the server's WebSocket, such as `wss://chat.example.org/ws`. */
  readonly service: string;
  /** The account, such as `ann@example.org`. */
  readonly jid: string;
  /** The password. Not kept anywhere but in memory. */
  readonly password?: string | undefined;
  /** Asked for at every sign-in instead of `password`: for tokens and passwords that change. */
  readonly credentials?: (() => Promise<XmppCredentials>) | undefined;
  /** Loads the XMPP client: `() => import('stanza')` with stanza 12. */
  readonly client: () => Promise<object>;
  /** Nickname in rooms. Default: the part of the account before the `@`. A taken one gets a number. */
  readonly nick?: string | undefined;
  /** Whose invitations into rooms are followed at once. Default `everyone`; `contacts`: of people on the contact list; `nobody`. */
  readonly invitations?: 'everyone' | 'contacts' | 'nobody' | undefined;
  /** Whether others are told that their messages arrived (0184). Default true. */
  readonly sendReceipts?: boolean | undefined;
  /** Whether others are told what was read (0333). Default true; own devices are told in any case. */
  readonly sendMarkers?: boolean | undefined;
  /** Seconds between checks of a quiet connection, and of rooms that were quiet that long. Default 30. */
  readonly keepAlive?: number | undefined;
  /** Told of what was ignored because it could not be believed or understood. */
  readonly onDiagnostic?: ((diagnostic: XmppDiagnostic) => void) | undefined;
}

/** Something that was ignored. */
export interface XmppDiagnostic {
  /**
   * `forged-carbon`: a copy of a message that did not come from the own account. `forged-event`: settings or bookmarks somebody else wrote.
   * `forged-error`: somebody in a room pretends that the room refuses something.
   * `refused-after-sent`: the server took a message, and then could not give it to the other, who has blocked the sender or is not there.
   * `failed-event`: something could not be dealt with; it is found again in the archive.
   * `edit-by-another`, `retract-by-another`: by who is not the author. `foreign-sender`: a message in a conversation its sender has no part in.
   */
  readonly reason: string;
  /** How often this has happened. */
  readonly count: number;
}
