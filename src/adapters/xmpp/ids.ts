import type { ConversationId, MessageId, UserId } from '../../model/index.js';

/** The account of a JID: without the device, in lower case. */
export function bareJid(jid: string): string {
  const slash = jid.indexOf('/');
  return (slash < 0 ? jid : jid.slice(0, slash)).toLowerCase();
}

/** The part after the slash: a device, or a nickname in a room. */
export function resourceOf(jid: string): string {
  const slash = jid.indexOf('/');
  return slash < 0 ? '' : jid.slice(slash + 1);
}

/** The server of a JID. */
export function domainOf(jid: string): string {
  const bare = bareJid(jid);
  return bare.slice(bare.indexOf('@') + 1);
}

/** The name of an account on its server. */
export function localOf(jid: string): string {
  const bare = bareJid(jid);
  const at = bare.indexOf('@');
  return at < 0 ? bare : bare.slice(0, at);
}

/** `&` may stand in no JID, so it can hold two of them apart. */
const PAIR = '&';

/**
 * The id of the conversation of two people. It is the same for both, so that references to messages (quotes, bundles) that travel between them lead
 * somewhere on both sides.
 */
export function directId(one: UserId, other: UserId): ConversationId {
  return [bareJid(one), bareJid(other)].sort().join(PAIR);
}

/** What a conversation id stands for, as seen by `self`; undefined when it is none of theirs. */
export type Place =
  | { readonly kind: 'direct'; readonly id: ConversationId; readonly jid: string }
  | { readonly kind: 'room'; readonly id: ConversationId; readonly jid: string };

/** Reads a conversation id. `foreign`: a conversation of two other people; undefined: no id at all. */
export function readPlace(id: ConversationId, self: UserId): Place | 'foreign' | undefined {
  const parts = id.split(PAIR);
  if (parts.length === 1) return /^[^@\s/]+@[^@\s/]+$/.test(id) ? { kind: 'room', id, jid: bareJid(id) } : undefined;
  const [one, other] = parts;
  if (parts.length !== 2 || !one || !other) return undefined;
  if (one !== self && other !== self) return 'foreign';
  return { kind: 'direct', id, jid: one === self ? other : one };
}

/**
 * The id of a message between two people: who sent it, and the id they gave it. The sender is part of it since the id alone is the sender's free choice:
 * so nobody can write over, correct or take back what somebody else wrote, whatever ids they copy.
 */
export function directMessageId(sender: UserId, stanzaId: string): MessageId {
  return `${sender}/${stanzaId}`;
}

/** The id the sender gave to a message between two people. */
export function stanzaIdOf(id: MessageId): string {
  return resourceOf(id);
}
