import { ChatError, type Content, type ConversationId, type MessageId, type UserId } from '../../contract/index.js';
import type { ModelConversation, ModelMessage, ModelUnread } from './model.js';
import { createSignals, type Change, type ChangeListener } from './modelSignals.js';

/** What a {@link createModelServer} begins with. */
export interface ModelServerOptions {
  readonly now: () => number;
  readonly random: () => number;
}

/**
 * A chat service reduced to what must be right, made of plain arrays. It shares no code with the store, so that one mistake cannot be in
 * both: what it holds is what every client must end up showing.
 */
export interface ModelServer {
  readonly conversations: ReadonlyMap<ConversationId, ModelConversation>;
  addConversation(id: ConversationId, memberIds: readonly UserId[]): ModelConversation;
  /** Rejects (by throwing a ChatError) what is unknown or not allowed. */
  conversation(id: ConversationId, userId: UserId): ModelConversation;
  message(conversationId: ConversationId, id: MessageId): ModelMessage;
  find(conversationId: ConversationId, senderId: UserId, clientId: string): ModelMessage | undefined;
  /** A send repeated with one clientId is one message, unless `idempotent` is false. */
  send(
    userId: UserId,
    conversationId: ConversationId,
    clientId: string,
    content: Content,
    idempotent?: boolean,
  ): ModelMessage;
  edit(userId: UserId, conversationId: ConversationId, id: MessageId, content: Content, revision: number): void;
  recall(userId: UserId, conversationId: ConversationId, id: MessageId): void;
  react(userId: UserId, conversationId: ConversationId, id: MessageId, emoji: string, active: boolean): void;
  markRead(userId: UserId, conversationId: ConversationId, seq: number): void;
  unread(userId: UserId, conversationId: ConversationId): ModelUnread;
  /** Tells of every change, once, in order. */
  listen(listener: ChangeListener): () => void;
}

/** Makes an empty model server. */
export function createModelServer({ now: clock, random }: ModelServerOptions): ModelServer {
  // Whole milliseconds, so that two messages often share one.
  const now = (): number => Math.floor(clock());
  const conversations = new Map<ConversationId, ModelConversation>();
  const signals = createSignals();
  let operations = 0;
  let made = 0;

  const conversation = (id: ConversationId, userId: UserId): ModelConversation => {
    const found = conversations.get(id);
    if (!found) throw new ChatError('not-found', `There is no conversation '${id}'.`);
    if (!found.memberIds.includes(userId)) throw new ChatError('not-member', `'${userId}' is not in '${id}'.`);
    return found;
  };
  const message = (conversationId: ConversationId, id: MessageId): ModelMessage => {
    const found = conversations.get(conversationId)?.messages.find((each) => each.id === id);
    if (!found) throw new ChatError('not-found', `There is no message '${id}'.`);
    return found;
  };
  const find = (conversationId: ConversationId, senderId: UserId, clientId: string): ModelMessage | undefined =>
    conversations
      .get(conversationId)
      ?.messages.find((each) => each.senderId === senderId && each.clientId === clientId);
  const tell = (change: Change): void => signals.tell(change);
  const unread = (userId: UserId, conversationId: ConversationId): ModelUnread => {
    const { messages, readSeq } = conversation(conversationId, userId);
    const readUpTo = readSeq.get(userId) ?? 0;
    const counted = messages.filter((each) => each.seq > readUpTo && each.senderId !== userId && !each.recalled);
    return { count: counted.length, asOf: messages.at(-1)?.seq ?? 0, readUpTo };
  };

  return {
    conversations,
    conversation,
    message,
    find,
    unread,
    listen: signals.listen,
    addConversation(id, memberIds) {
      const added: ModelConversation = { id, memberIds, messages: [], readSeq: new Map(), createdAt: now() };
      conversations.set(id, added);
      tell({ type: 'conversation', conversationId: id });
      return added;
    },
    send(userId, conversationId, clientId, content, idempotent = true) {
      const { messages } = conversation(conversationId, userId);
      const known = idempotent ? find(conversationId, userId, clientId) : undefined;
      if (known) return known;
      const last = messages.at(-1);
      made += 1;
      const added: ModelMessage = {
        id: `m${String(made).padStart(6, '0')}`,
        conversationId,
        // Numbers are skipped now and then: what others may not see takes one too.
        seq: (last?.seq ?? 0) + 1 + (random() < 0.1 ? 1 : 0),
        clientId,
        senderId: userId,
        time: Math.max(now(), last?.time ?? 0),
        content,
        revision: 0,
        reactions: [],
        reactedAt: 0,
      };
      messages.push(added);
      tell({ type: 'message', message: added, previous: last });
      return added;
    },
    edit(userId, conversationId, id, content, revision) {
      conversation(conversationId, userId);
      const edited = message(conversationId, id);
      if (edited.senderId !== userId) throw new ChatError('forbidden', 'Only the sender may edit.');
      if (edited.recalled) throw new ChatError('conflict', 'The message was recalled.');
      if (edited.revision !== revision) throw new ChatError('conflict', `It is at revision ${edited.revision}.`);
      edited.content = content;
      edited.revision += 1;
      edited.editedAt = now();
      tell({ type: 'edited', message: edited, revision: edited.revision, content, time: edited.editedAt });
    },
    recall(userId, conversationId, id) {
      const { memberIds } = conversation(conversationId, userId);
      const recalled = message(conversationId, id);
      if (recalled.senderId !== userId) throw new ChatError('forbidden', 'Only the sender may recall.');
      if (recalled.recalled) return;
      const unreadBy = memberIds.filter(
        (each) => each !== userId && unread(each, conversationId).readUpTo < recalled.seq,
      );
      recalled.recalled = { by: userId, time: now() };
      recalled.content = { type: 'recalled' };
      recalled.reactions = [];
      tell({ type: 'recalled', message: recalled, recall: recalled.recalled });
      for (const each of unreadBy)
        tell({ type: 'unread', conversationId, userId: each, unread: unread(each, conversationId) });
    },
    react(userId, conversationId, id, emoji, active) {
      conversation(conversationId, userId);
      const target = message(conversationId, id);
      if (target.recalled) throw new ChatError('conflict', 'The message was recalled.');
      const known = target.reactions.find((each) => each.emoji === emoji);
      if ((known?.userIds.includes(userId) ?? false) === active) return;
      const others = known?.userIds.filter((each) => each !== userId) ?? [];
      const next = { emoji, userIds: active ? [...others, userId] : others };
      const all = known ? target.reactions.map((each) => (each === known ? next : each)) : [...target.reactions, next];
      target.reactions = all.filter((each) => each.userIds.length > 0);
      operations += 1;
      target.reactedAt = operations;
      tell({ type: 'reaction', message: target, userId, emoji, active, at: operations });
    },
    markRead(userId, conversationId, seq) {
      const { messages, readSeq } = conversation(conversationId, userId);
      const upTo = Math.min(seq, messages.at(-1)?.seq ?? 0);
      if (upTo <= (readSeq.get(userId) ?? 0)) return;
      readSeq.set(userId, upTo);
      tell({ type: 'read', conversationId, userId, seq: upTo });
      tell({ type: 'unread', conversationId, userId, unread: unread(userId, conversationId) });
    },
  };
}
