/** Names of the extensions the adapter asks for or writes. */
export const ns = {
  mam: 'urn:xmpp:mam:2',
  carbons: 'urn:xmpp:carbons:2',
  blocking: 'urn:xmpp:blocking',
  upload: 'urn:xmpp:http:upload:0',
  muc: 'http://jabber.org/protocol/muc',
  pep: 'http://jabber.org/protocol/pubsub',
  publishOptions: 'http://jabber.org/protocol/pubsub#publish-options',
  reactions: 'urn:xmpp:reactions:0',
  retract: 'urn:xmpp:message-retract:1',
  reply: 'urn:xmpp:reply:0',
  fallback: 'urn:xmpp:fallback:0',
  reference: 'urn:xmpp:reference:0',
  oob: 'jabber:x:oob',
  bookmarks: 'urn:xmpp:bookmarks:1',
  displayed: 'urn:xmpp:mds:displayed:0',
  stanzaId: 'urn:xmpp:sid:0',
  payload: 'urn:chatloom:message:0',
  settings: 'urn:chatloom:conversation-settings:0',
} as const;

/** Private nodes whose changes other devices of the account hear of. */
export const privateNodes: readonly string[] = [ns.settings, ns.displayed, ns.bookmarks];
