import {
  absent,
  ChatError,
  native,
  type ChatAdapter,
  type ChatEvent,
  type ChatEventBody,
  type Conversation,
  type HistoryPage,
  type HistoryRequest,
  type Message,
  type Operation,
  type Position,
  type UserId,
} from '../../contract/index.js';
import type { ModelConversation, ModelMessage, ModelUnread } from './model.js';
import type { ModelServer } from './modelServer.js';
import type { Change } from './modelSignals.js';

/** In which of the ways backends differ a model server speaks. */
export interface ModelDialect {
  /** What orders messages: a number per conversation, or server time and id. */
  readonly order: 'sequence' | 'time';
  /** Message events say which message came before, so that a hole shows. */
  readonly follows: boolean;
  /** Pages cover what was asked for (`wide`), or just from their first to their last message. */
  readonly covers: 'wide' | 'tight';
  /** The server's unread number comes with every message, and not only when it changes otherwise. */
  readonly unreadWithMessages: boolean;
  readonly idempotentSend: 'native' | 'probe';
  /** Largest page. */
  readonly pageSize: number;
}

const can: ReadonlySet<Operation> = new Set<Operation>([
  'messages.history',
  'messages.loadAround',
  'messages.send',
  'messages.edit',
  'messages.recall',
  'messages.react',
  'receipts.read',
]);

/** The model server as one user's client sees it: immediate and without faults; `withFaults` adds those. */
export function createModelAdapter(server: ModelServer, userId: UserId, dialect: ModelDialect): ChatAdapter {
  const accountId = `model:${userId}`;
  const listeners = new Set<(events: readonly ChatEvent[]) => void>();
  let stop: (() => void) | undefined;

  const position = (seq: number, message?: ModelMessage): Position => {
    if (dialect.order === 'sequence') return { value: seq, tie: '' };
    return message ? { value: message.time, tie: message.id } : { value: 0, tie: '' };
  };
  const positionOf = (message: ModelMessage): Position => position(message.seq, message);
  /** The message a number belongs to; cursors are told as positions. */
  const positionAt = (conversation: ModelConversation, seq: number): Position =>
    position(
      seq,
      conversation.messages.findLast((each) => each.seq <= seq),
    );
  const seqAt = (conversation: ModelConversation, at: Position): number => {
    if (dialect.order === 'sequence') return at.value;
    const found = conversation.messages.findLast(
      (each) => each.time < at.value || (each.time === at.value && each.id <= at.tie),
    );
    return found?.seq ?? 0;
  };
  const unreadOf = (conversation: ModelConversation, unread: ModelUnread): Conversation['unread'] => ({
    count: unread.count,
    // Told also when nothing was written yet: without it nobody could say that a later number is later.
    asOf: positionAt(conversation, unread.asOf),
    readUpTo: unread.readUpTo === 0 ? undefined : positionAt(conversation, unread.readUpTo),
  });

  const toMessage = (message: ModelMessage): Message => {
    const { id, conversationId, clientId, senderId, time, content, revision, editedAt, recalled } = message;
    const asOf: Position = { value: message.reactedAt, tie: '' };
    const value = message.reactions.map(({ emoji, userIds }) => ({
      emoji,
      count: userIds.length,
      mine: userIds.includes(userId),
      sampleUserIds: userIds.slice(0, 8),
      asOf,
    }));
    const lanes = message.reactedAt > 0 && !recalled ? { reactions: { version: message.reactedAt, value } } : {};
    return {
      id,
      conversationId,
      clientId,
      senderId,
      time,
      position: positionOf(message),
      content,
      revision,
      lanes,
      ...(editedAt !== undefined && { editedAt }),
      ...(recalled && { recalled }),
    };
  };

  const toConversation = (conversation: ModelConversation): Conversation => {
    const { id, messages, memberIds, createdAt } = conversation;
    const last = messages.at(-1);
    return {
      id,
      accountId,
      kind: memberIds.length === 2 ? 'direct' : 'group',
      ...(memberIds.length === 2 ? { peerId: memberIds.find((each) => each !== userId) ?? userId } : { title: id }),
      history: 'full',
      durable: true,
      countsUnread: true,
      activityAt: last?.time ?? createdAt,
      ...(last && { lastMessage: toMessage(last) }),
      unread: unreadOf(conversation, server.unread(userId, id)),
      settings: {},
      membership: 'member',
    };
  };

  const eventsOf = (change: Change): readonly ChatEventBody[] => {
    const conversationId = 'message' in change ? change.message.conversationId : change.conversationId;
    const conversation = server.conversations.get(conversationId);
    if (!conversation?.memberIds.includes(userId)) return [];
    const at = 'message' in change ? { conversationId, messageId: change.message.id } : undefined;
    switch (change.type) {
      case 'conversation':
        return [{ type: 'conversation', conversation: toConversation(conversation) }];
      case 'message': {
        const { message, previous } = change;
        const follows = dialect.follows && previous ? { follows: positionOf(previous) } : {};
        const told: ChatEventBody[] = [{ type: 'message', message: toMessage(message), ...follows }];
        if (dialect.unreadWithMessages && message.senderId !== userId) {
          const unread = unreadOf(conversation, server.unread(userId, conversationId));
          told.push({ type: 'unread', conversationId, unread });
        }
        return told;
      }
      case 'edited': {
        const { revision, content, time } = change;
        return [{ type: 'message-edited', ...at!, by: change.message.senderId, revision, content, time }];
      }
      case 'recalled':
        return [{ type: 'message-recalled', ...at!, recall: change.recall }];
      case 'reaction': {
        const { emoji, active } = change;
        const position: Position = { value: change.at, tie: '' };
        return [{ type: 'reaction', ...at!, userId: change.userId, emoji, active, at: position }];
      }
      case 'read': {
        const position = positionAt(conversation, change.seq);
        return [{ type: 'read-cursor', conversationId, userId: change.userId, position }];
      }
      case 'unread': {
        if (change.userId !== userId) return [];
        return [{ type: 'unread', conversationId, unread: unreadOf(conversation, change.unread) }];
      }
    }
  };

  const load = (conversation: ModelConversation, request: HistoryRequest): HistoryPage => {
    const { messages } = conversation;
    const { lower, upper, types } = request;
    const limit = Math.min(dialect.pageSize, Math.max(1, request.limit ?? 20));
    const inside = messages.filter((each) => {
      const at = positionOf(each);
      return (!lower || !isBefore(at, lower)) && (!upper || !isBefore(upper, at));
    });
    const upwards = request.fill === 'fromLower';
    const items = upwards ? inside.slice(0, limit) : inside.slice(-limit);
    const cut = items.length < inside.length;
    const [first, last] = [items[0], items.at(-1)];
    const [oldest, newest] = [messages[0], messages.at(-1)];
    if (!oldest || !newest) return { items: [], reachedStart: true, reachedEnd: true };
    const wide = dialect.covers === 'wide';
    // Nobody can speak for what lies after the newest message.
    const end = upper && isBefore(upper, positionOf(newest)) ? upper : positionOf(newest);
    const start = lower && isBefore(positionOf(oldest), lower) ? lower : positionOf(oldest);
    const from = first && (!wide || (cut && !upwards)) ? positionOf(first) : start;
    const to = last && (!wide || (cut && upwards)) ? positionOf(last) : end;
    const sound = (first !== undefined || wide) && !isBefore(to, from);
    return {
      items: items.filter((each) => !types || types.includes(each.content.type)).map(toMessage),
      ...(sound && !types && { covers: { from, to } }),
      reachedStart: first === oldest,
      reachedEnd: last === newest,
    };
  };

  /** Reads and writes happen as of the moment they are called; only a connected client may. */
  const call = async <T>(work: () => T): Promise<T> => {
    if (!stop) throw new ChatError('offline', 'Not connected.');
    return structuredClone(work());
  };

  return {
    name: 'model',
    limits: { messagesPerPage: dialect.pageSize },
    idempotentSend: dialect.idempotentSend,
    can: (operation) => (can.has(operation) ? native : absent('The model server keeps to what must not be lost.')),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    session: {
      async connect() {
        stop ??= server.listen((change) => {
          const events = eventsOf(change).map((event): ChatEvent => ({ ...structuredClone(event), accountId }));
          if (events.length > 0) [...listeners].forEach((listener) => listener(events));
        });
        return [{ accountId, self: { id: userId, nick: userId } }];
      },
      async disconnect() {
        stop?.();
        stop = undefined;
      },
    },
    conversations: {
      list: () =>
        call(() => {
          const mine = [...server.conversations.values()].filter((each) => each.memberIds.includes(userId));
          return { items: mine.map(toConversation).sort((a, b) => b.activityAt - a.activityAt) };
        }),
      get: (id) =>
        call(() => {
          const found = server.conversations.get(id);
          return found?.memberIds.includes(userId) ? toConversation(found) : null;
        }),
    },
    messages: {
      load: (ref, { signal: _signal, ...request }) =>
        call(() => load(server.conversation(ref.conversationId, userId), request)),
      loadAround: ({ ref, messageId, limit = 20 }) =>
        call(() => {
          const { messages } = server.conversation(ref.conversationId, userId);
          const at = messages.indexOf(server.message(ref.conversationId, messageId));
          const each = Math.max(1, Math.min(limit, dialect.pageSize) >> 1);
          const items = messages.slice(Math.max(0, at - each), at + each + 1);
          const [first, last] = [items[0]!, items.at(-1)!];
          return {
            items: items.map(toMessage),
            covers: { from: positionOf(first), to: positionOf(last) },
            reachedStart: first === messages[0],
            reachedEnd: last === messages.at(-1),
          };
        }),
      send: ({ conversationId, clientId, content }) =>
        call(() => {
          const words: unknown = (content as { readonly text?: unknown }).text;
          if (content.type === 'text' && typeof words !== 'string') throw new ChatError('bad-input', 'No words.');
          const idempotent = dialect.idempotentSend === 'native';
          return { message: toMessage(server.send(userId, conversationId, clientId, content, idempotent)) };
        }),
      findByClientId: ({ conversationId }, clientId) =>
        call(() => {
          const found = server.find(conversationId, userId, clientId);
          return found ? toMessage(found) : null;
        }),
      edit: ({ conversationId }, id, content, revision) =>
        call(() => server.edit(userId, conversationId, id, content, revision)),
      recall: ({ conversationId }, id) => call(() => server.recall(userId, conversationId, id)),
      react: ({ conversationId }, id, emoji, active) =>
        call(() => server.react(userId, conversationId, id, emoji, active)),
      markRead: ({ conversationId }, position) =>
        call(() => {
          const conversation = server.conversation(conversationId, userId);
          server.markRead(userId, conversationId, seqAt(conversation, position));
        }),
    },
    users: { get: async (ids) => ids.map((id) => ({ id, nick: id })) },
  };
}

/** Written out here: the oracle orders by rules of its own. */
function isBefore(a: Position, b: Position): boolean {
  return a.value < b.value || (a.value === b.value && a.tie < b.tie);
}
