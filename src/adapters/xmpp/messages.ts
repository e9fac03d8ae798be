import { ChatError, type MessagesPort } from '../../contract/index.js';
import { comparePositions, type MessageSnapshot, type UserId } from '../../model/index.js';
import type { Core } from './core.js';
import { findMessage, findOwn, loadAround, loadPage } from './history.js';
import type { Inbox } from './inbox.js';
import type { Outbound } from './outbound.js';
import type { Personal } from './personal.js';
import type { Rooms } from './rooms.js';
import type { Timeline } from './timeline.js';

/** The messages port: history, what the signed-in user writes, and what they put away. */
export function createMessages(
  core: Core,
  rooms: Rooms,
  inbox: Inbox,
  outbound: Outbound,
  { view }: Personal,
): MessagesPort {
  const timelineOf = async (id: string): Promise<Timeline> => {
    const timeline = core.timeline(id);
    core.client();
    if (timeline.place.kind === 'room') await rooms.need(timeline.place.jid);
    return timeline;
  };
  const snapshotOf = async (timeline: Timeline, id: string, archiveId: string): Promise<readonly MessageSnapshot[]> => {
    const message = timeline.ledger.get(id) ?? (await timeline.messageAt(archiveId));
    if (!message || message.recalled || view.isRemoved(timeline.place.id, message.id)) return [];
    const { conversationId, senderId, time, content } = message;
    const ref = { conversationId, messageId: message.id };
    return [{ ref, senderId, senderName: message.senderName ?? '', time, content }];
  };
  const everyoneIn = async ({ place }: Timeline): Promise<readonly UserId[]> =>
    place.kind === 'direct' ? [place.jid] : (await rooms.members(place.jid)).map(({ userId }) => userId);

  return {
    async load(ref, request) {
      const timeline = await timelineOf(ref.conversationId);
      if (core.features.archive) return loadPage(timeline, request);
      const items = [...timeline.ledger.ids()].flatMap((id) => timeline.ledger.get(id) ?? []);
      return {
        items: items.filter(({ id }) => !view.isRemoved(ref.conversationId, id)),
        reachedStart: true,
        reachedEnd: true,
      };
    },
    async loadAround({ ref, messageId, limit = 20, signal }) {
      return loadAround(await timelineOf(ref.conversationId), messageId, limit, signal);
    },
    send: (message) => outbound.send(message),
    async findByClientId(ref, clientId) {
      const timeline = await timelineOf(ref.conversationId);
      const found = await findOwn(timeline, clientId);
      return found && outbound.isProved(timeline, clientId) ? found : null;
    },
    edit: (ref, id, content, revision) => outbound.edit(ref, id, content, revision),
    recall: (ref, id) => outbound.recall(ref, id),
    async remove({ conversationId }, messageIds) {
      await timelineOf(conversationId);
      await view.remove(conversationId, messageIds);
      await inbox.retell(conversationId);
    },
    async clearHistory(conversationId) {
      const timeline = await timelineOf(conversationId);
      await timeline.catchUp();
      if (timeline.last) await view.clear(conversationId, timeline.last);
      await inbox.retell(conversationId);
    },
    react: (ref, id, emoji, active) => outbound.react(ref, id, emoji, active),
    async pin({ conversationId }, id, active) {
      const timeline = await timelineOf(conversationId);
      const message = await findMessage(timeline, id);
      const archiveId = message && timeline.archiveIdOf(id);
      if (!message || archiveId === undefined) {
        throw new ChatError('not-found', 'There is no such message in this conversation.');
      }
      if (active && message.recalled) throw new ChatError('conflict', 'The message was taken back.');
      await view.pin(conversationId, id, archiveId, active);
    },
    async listPinned({ conversationId }) {
      const timeline = await timelineOf(conversationId);
      const found: MessageSnapshot[] = [];
      for (const [id, { archiveId }] of view.pins(conversationId)) {
        found.push(...(await snapshotOf(timeline, id, archiveId)));
      }
      return found;
    },
    async markRead(ref, position) {
      const timeline = await timelineOf(ref.conversationId);
      const message = await inbox.markRead(ref.conversationId, position);
      if (message) await outbound.sendMarker(timeline, message);
    },
    async listReaders(ref, id, read) {
      const timeline = await timelineOf(ref.conversationId);
      await timeline.catchUp();
      const message = await findMessage(timeline, id);
      if (!message) throw new ChatError('not-found', 'There is no such message in this conversation.');
      const hasRead = (userId: UserId): boolean => {
        const upTo = timeline.ledger.get(timeline.readers.get(userId) ?? '');
        return upTo !== undefined && comparePositions(upTo.position, message.position) >= 0;
      };
      const others = (await everyoneIn(timeline)).filter((userId) => userId !== message.senderId);
      return { items: others.filter((userId) => hasRead(userId) === read) };
    },
    setTyping: (ref, active) => outbound.setTyping(ref, active),
  };
}
