/** Names of the extensions the adapter asks for or writes. */
export const ns = {
  mam: 'urn:xmpp:mam:2',
  carbons: 'urn:xmpp:carbons:2',
  blocking: 'urn:xmpp:blocking',
  upload: 'urn:xmpp:http:upload:0',
  muc: 'http://jabber.org/protocol/muc',
  mucUser: 'http://jabber.org/protocol/muc#user',
  pep: 'http://jabber.org/protocol/pubsub',
  publishOptions: 'http://jabber.org/protocol/pubsub#publish-options',
  reactions: 'urn:xmpp:reactions:0',
  retract: 'urn:xmpp:message-retract:1',
  /** The form of 0424 that the first form of 0425 speaks. */
  retract0: 'urn:xmpp:message-retract:0',
  moderate0: 'urn:xmpp:message-moderate:0',
  moderate1: 'urn:xmpp:message-moderate:1',
  fasten: 'urn:xmpp:fasten:0',
  voice: 'http://jabber.org/protocol/muc#request',
  search: 'jabber:iq:search',
  fullText: '{urn:xmpp:fulltext:0}fulltext',
  reply: 'urn:xmpp:reply:0',
  fallback: 'urn:xmpp:fallback:0',
  reference: 'urn:xmpp:reference:0',
  oob: 'jabber:x:oob',
  bookmarks: 'urn:xmpp:bookmarks:1',
  displayed: 'urn:xmpp:mds:displayed:0',
  stanzaId: 'urn:xmpp:sid:0',
  payload: 'urn:chatloom:message:0',
  settings: 'urn:chatloom:conversation-settings:0',
  view: 'urn:chatloom:conversation-view:0',
} as const;

/** Private nodes whose changes other devices of the account hear of. */
export const privateNodes: readonly string[] = [ns.settings, ns.view, ns.displayed, ns.bookmarks];
