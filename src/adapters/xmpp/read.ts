import type { Message, Position, UserId } from '../../model/index.js';
import { readMessage, type Said } from './convert/incoming.js';
import { bareJid, directMessageId, resourceOf, type Place } from './ids.js';
import type { Operation } from './operations.js';
import type { XmppMessage } from './stanzas.js';

/** What a stanza is to a conversation. */
export type Reading =
  | { readonly kind: 'message'; readonly message: Message; readonly aliases: readonly string[] }
  | { readonly kind: 'operation'; readonly operation: Operation }
  | { readonly kind: 'receipt'; readonly by: UserId; readonly target: string; readonly state: 'delivered' | 'read' };

/** Where a stanza stands, and what the archive calls it. */
export interface Standing {
  readonly archiveId: string | undefined;
  readonly position: Position;
  readonly time: number;
}

/** Who speaks in a room, as far as the room itself tells. */
export interface RoomVoices {
  /** Everyone in the room sees the accounts of the others, so the room's archive tells them too. */
  readonly isOpen: boolean;
  /** The person behind a nickname now in the room. */
  byNick(nick: string): UserId | undefined;
  byOccupantId(id: string): UserId | undefined;
}

/** The account that wrote a stanza, by what the server vouches for; undefined when the stanza does not belong here. */
export function authorOf(
  place: Place,
  stanza: XmppMessage,
  self: UserId,
  isArchived: boolean,
  voices: RoomVoices | undefined,
): UserId | undefined {
  const from = bareJid(stanza.from ?? '');
  if (place.kind === 'direct') {
    if (stanza.type === 'groupchat' || (from !== self && from !== place.jid)) return undefined;
    const to = stanza.to === undefined ? undefined : bareJid(stanza.to);
    const other = from === self ? place.jid : self;
    return to === undefined || to === other ? from : undefined;
  }
  const nick = resourceOf(stanza.from ?? '');
  if (from !== place.jid || stanza.type !== 'groupchat') return undefined;
  if (nick === '') {
    // Nobody but the room itself speaks without a nickname: it names the moderator.
    const by = stanza.moderated?.id === undefined ? undefined : (stanza.moderated.by ?? place.jid);
    return by === undefined || bareJid(by) !== place.jid ? by : (voices?.byNick(resourceOf(by)) ?? by);
  }
  const known = stanza.occupantId === undefined ? undefined : voices?.byOccupantId(stanza.occupantId);
  // Live, only presences tell who bears a nickname; what a message says of that is its sender's word.
  if (!isArchived) return known ?? voices?.byNick(nick) ?? `${place.jid}/${nick}`;
  // Prosody adds the account to what its archive keeps, and leaves in what the sender wrote there: believed when it stands alone.
  const [real, ...others] = stanza.realJids ?? [];
  const isTold = voices?.isOpen === true && real !== undefined && others.length === 0;
  return known ?? (isTold ? bareJid(real) : `${place.jid}/${nick}`);
}

/** What is left in the archive of a message a moderator took back. By whom is the stanza's own word, so it is told as taken back by the room. */
function readRemains({ moderated }: XmppMessage, place: Place, time: number): Said | undefined {
  if (!moderated || moderated.id !== undefined) return undefined;
  return { content: { type: 'recalled' }, recalled: { by: place.jid, time }, revision: undefined };
}

/** The id a room gave a stanza; ids that others write in the room's name are cut out by the room. */
function roomStanzaId(place: Place, stanza: XmppMessage): string | undefined {
  return stanza.stanzaIds?.find(({ by }) => by !== undefined && bareJid(by) === place.jid)?.id;
}

/** Reads one stanza of a conversation. */
export function readStanza(
  place: Place,
  stanza: XmppMessage,
  { archiveId, position, time }: Standing,
  author: UserId,
): Reading | undefined {
  if (stanza.type === 'error') return undefined;
  const isRoom = place.kind === 'room';
  const serverId = isRoom ? (archiveId ?? roomStanzaId(place, stanza)) : undefined;
  const ownId = stanza.id ?? stanza.originId;
  const key = serverId ?? (ownId === undefined ? `archive:${archiveId ?? ''}` : ownId);
  const operation = { key: `${author}/${key}`, by: author, position, time };
  const { moderated } = stanza;
  if (isRoom && moderated?.id !== undefined && resourceOf(stanza.from ?? '') === '') {
    const target = `raw:${moderated.id}`;
    return {
      kind: 'operation',
      operation: { ...operation, kind: 'retract', target, isModeration: true, reason: moderated.reason },
    };
  }
  // Of whom the room shows but a nickname, the next may bear it: the occupant id stays with the person (0421).
  const isNick = author.includes('/') && stanza.occupantId !== undefined;
  const signer = isNick ? `${author}#${stanza.occupantId}` : author;
  const authored = (id: string): string => `author:${signer}/${id}`;
  const own = (id: string): string => `own:${signer}/${id}`;
  if (stanza.retract !== undefined) {
    const target = !isRoom ? authored(stanza.retract) : isNick ? own(stanza.retract) : `raw:${stanza.retract}`;
    return { kind: 'operation', operation: { ...operation, kind: 'retract', target } };
  }
  if (stanza.reactions?.id !== undefined) {
    const { id, emojis } = stanza.reactions;
    return { kind: 'operation', operation: { ...operation, kind: 'react', target: `raw:${id}`, emojis } };
  }
  if (stanza.receipt?.type === 'received' && stanza.receipt.id !== undefined) {
    // Who tells that something arrived tells it of what the other wrote.
    return { kind: 'receipt', by: author, target: `raw:${stanza.receipt.id}`, state: 'delivered' };
  }
  const { marker } = stanza;
  if (marker && marker.type !== 'markable') {
    if (marker.id === undefined) return undefined;
    const state = marker.type === 'received' ? 'delivered' : 'read';
    return { kind: 'receipt', by: author, target: `raw:${marker.id}`, state };
  }
  // A change of the room's subject.
  if (isRoom && stanza.hasSubject === true && stanza.body === undefined) return undefined;
  const said = readMessage(stanza, place) ?? (isRoom ? readRemains(stanza, place, time) : undefined);
  if (!said) return undefined;
  const { revision, ...words } = said;
  if (stanza.replace !== undefined) {
    const { content, mentions } = words;
    const target = authored(stanza.replace);
    return { kind: 'operation', operation: { ...operation, kind: 'edit', target, content, mentions, revision } };
  }
  const id = isRoom ? (serverId ?? `${author}/${key}`) : directMessageId(author, key);
  return {
    kind: 'message',
    message: {
      id,
      ...(ownId !== undefined && { clientId: ownId }),
      conversationId: place.id,
      senderId: author,
      ...(isRoom && { senderName: resourceOf(stanza.from ?? '') }),
      time,
      position,
      revision: 0,
      lanes: {},
      ...words,
    },
    aliases: [
      ...(ownId === undefined ? [] : [authored(ownId)]),
      ...(isNick ? [own(id)] : []),
      `raw:${isRoom ? id : key}`,
    ],
  };
}
