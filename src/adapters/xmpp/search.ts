import { ChatError, type SearchHit, type SearchPort } from '../../contract/index.js';
import { comparePositions } from '../../model/index.js';
import type { Core } from './core.js';
import { ask } from './errors.js';
import { bareJid, directId } from './ids.js';
import type { Rooms } from './rooms.js';
import type { XmppArchivePage } from './stanzas.js';

const PAGE = 50;

/** Search by the server, where its archive says that it looks for words (0431). Answers newest first. */
export function createSearch(core: Core, rooms: Rooms): SearchPort {
  return {
    async messages({ text, conversationId, senderIds, types, after, before }, { cursor, limit = PAGE } = {}) {
      const client = core.client();
      if (!core.features.search) throw new ChatError('unsupported', 'The archive of this server cannot be searched.');
      if (text.trim() === '') throw new ChatError('unsupported', 'This server only looks for words.');
      const place = conversationId === undefined ? undefined : core.placeOf(conversationId);
      if (place?.kind === 'room') await rooms.need(place.jid);
      const page: XmppArchivePage = await ask(
        client.archive({
          ...(place && (place.kind === 'room' ? { room: place.jid } : { with: place.jid })),
          ...(after !== undefined && { start: new Date(after) }),
          ...(before !== undefined && { end: new Date(before) }),
          before: cursor ?? '',
          text,
          max: Math.min(limit, PAGE),
        }),
      );
      const hits: SearchHit[] = [];
      for (const { id, message } of page.items.toReversed()) {
        const from = bareJid(message.from ?? '');
        const peer = from === core.self ? bareJid(message.to ?? '') : from;
        const timeline = core.timeline(place?.id ?? directId(core.self, peer));
        // Its place takes rows around it: asked for one by one, since hits do not follow each other.
        const found = await timeline.messageAt(id);
        const cleared = core.sight.clearedUpTo(timeline.place.id);
        if (!found || found.recalled || core.sight.isRemoved(timeline.place.id, found.id)) continue;
        if (cleared && comparePositions(found.position, cleared) <= 0) continue;
        if (senderIds && !senderIds.includes(found.senderId)) continue;
        if (types && !types.includes(found.content.type)) continue;
        hits.push({ message: found });
      }
      const edge = page.items[0]?.id;
      return { items: hits, ...(!page.complete && edge !== undefined && { cursor: edge }) };
    },
  };
}
