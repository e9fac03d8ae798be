import {
  absent,
  native,
  type AdapterLimits,
  type CanFunction,
  type Capability,
  type Operation,
} from '../../contract/index.js';
import type { Core } from './core.js';
import { readPlace } from './ids.js';
import type { Rooms } from './rooms.js';

const emulated = (reason: string): Capability => ({ state: 'emulated', reason });

const NO_THREADS = 'XMPP servers cannot be asked for a thread';

const never: Readonly<Partial<Record<Operation, string>>> = {
  'messages.editHistory': 'earlier versions are not collected from the archive yet',
  'messages.reactors': 'everybody who reacted comes with the message',
  'messages.target': 'XMPP has no messages for some members only',
  'messages.schedule': 'XMPP servers send at once',
  'messages.translate': 'XMPP servers do not translate',
  'messages.transcribe': 'XMPP servers do not transcribe',
  'messages.save': 'the kit keeps nothing of this kind on XMPP servers yet',
  'messages.report': 'XMPP servers are not told of single messages',
  'messages.vote': 'XMPP has no polls',
  'messages.extend': 'XMPP messages cannot be added to by others',
  'groups.inviteLink': 'rooms have no links of their own',
  'search.conversations': 'what is loaded is searched without the server',
  threads: NO_THREADS,
  'threads.answer': NO_THREADS,
  'threads.inConversation': NO_THREADS,
  'threads.follow': NO_THREADS,
  communities: 'XMPP has no communities',
  live: 'not made yet',
  ai: 'XMPP has no assistants',
};

const archived: ReadonlySet<Operation> = new Set(['messages.history', 'messages.loadAround', 'receipts.read']);
const rooms: ReadonlySet<Operation> = new Set([
  'groups.create',
  'groups.update',
  'groups.invite',
  'groups.join',
  'groups.leave',
  'groups.dismiss',
  'groups.transfer',
  'groups.roles',
  'groups.remove',
  'groups.ban',
]);
const folded: ReadonlySet<Operation> = new Set(['messages.edit', 'messages.recall', 'messages.react']);

/** What the signed-in user puts away is kept where only they see it. */
const sight: ReadonlySet<Operation> = new Set([
  'conversations.delete',
  'messages.deleteForMe',
  'messages.clearHistory',
  'messages.pin',
]);

/** Answers `can` from what the server has said of itself. */
export function createCan(core: Core, joined: Rooms): CanFunction {
  return (operation, conversationId) => {
    const reason = never[operation];
    if (reason !== undefined) return absent(reason);
    const { archive, blocking, pep, upload, rooms: service, search, directory } = core.features;
    const place = conversationId === undefined ? undefined : readPlace(conversationId, core.self);
    const isRoom = place !== undefined && place !== 'foreign' && place.kind === 'room';
    const hasArchive = isRoom ? (joined.get(place.jid)?.hasArchive ?? archive) : archive;
    if (archived.has(operation) && !hasArchive) return absent('the server keeps no archive (0313)');
    if (folded.has(operation)) {
      if (!hasArchive) return absent('without an archive (0313) changes would be lost');
      return emulated('clients tell each other; the server does not check');
    }
    const room = isRoom ? joined.get(place.jid) : undefined;
    if (operation === 'messages.recallOthers') {
      const canModerate = room ? room.moderation !== undefined : !place && joined.canModerate();
      return canModerate ? native : absent('only rooms of servers that moderate (0425) let others take messages back');
    }
    if (sight.has(operation)) {
      if (!pep) return absent('the server has no PEP (0163)');
      if (!archive && operation !== 'messages.deleteForMe') return absent('the server keeps no archive (0313)');
      return emulated('kept in a private node of the account (PEP): for oneself only');
    }
    if (operation === 'search.messages') {
      return search ? native : absent('the archive of this server cannot be searched (0431)');
    }
    if (operation === 'users.search') return directory ? native : absent('the server has no directory (0055)');
    if (operation === 'receipts.readers') {
      if (!hasArchive) return absent('the server keeps no archive (0313)');
      return emulated('by the markers (0333) this device has heard or read');
    }
    if (operation.startsWith('settings.')) {
      return pep ? emulated('kept in a private node of the account (PEP)') : absent('the server has no PEP (0163)');
    }
    if (operation === 'media.upload') return upload ? native : absent('the server takes no files (0363)');
    if (operation === 'users.block') return blocking ? native : absent('the server does not block (0191)');
    if (operation.startsWith('groups.') && service === undefined) return absent('the server has no rooms (0045)');
    if (operation === 'groups.muteMember')
      return emulated('by the role of visitor; a time is kept by the muting device');
    if (operation === 'groups.muteAll') {
      if (room && !room.isMembersOnly) return absent('a moderated open room is one that is joined by asking');
      return emulated(
        'a moderated room whose members are visitors; moderators who are there take voice from who comes',
      );
    }
    if (operation === 'groups.requests') return emulated('a request for voice, heard by the moderators who are there');
    if (operation === 'groups.transfer') return emulated('as two changes of role');
    if (rooms.has(operation)) return native;
    if (operation === 'receipts.delivered' && isRoom) return absent('rooms tell nobody that something arrived');
    if (operation === 'receipts.group') return emulated('members tell each other; the server keeps nothing');
    if (operation === 'messages.forward' || operation === 'messages.merged')
      return emulated('as a payload of chatloom with a readable body');
    if (operation === 'messages.mentionAll') return emulated('as a payload of chatloom');
    return native;
  };
}

/** Numbers the server has told. */
export function limitsOf(core: Core): AdapterLimits {
  const maxSize = core.features.upload?.maxSize;
  return {
    // Servers end the stream at a stanza that is too large: Prosody at 256 KiB by default.
    textLength: 60_000,
    textUnit: 'utf8-bytes',
    messagesPerPage: 100,
    ...(maxSize !== undefined && { fileSize: { file: maxSize } }),
  };
}
