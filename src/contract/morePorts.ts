import type {
  ConversationId,
  GroupId,
  LiveRoom,
  Message,
  MessageId,
  Topic,
  TopicCategory,
  TimelineRef,
} from '../model/index.js';
import type { ListOptions, ListPage } from './pages.js';

/** Threads under messages. A thread's messages are loaded by `messages.load` with a `threadId`. */
export interface ThreadsPort {
  list(conversationId: ConversationId, options?: ListOptions): Promise<ListPage<Message>>;
  follow?(ref: TimelineRef, active: boolean): Promise<void>;
}

/** Communities with categories and topics. */
export interface CommunitiesPort {
  listTopics(
    communityId: GroupId,
  ): Promise<{ readonly categories: readonly TopicCategory[]; readonly topics: readonly Topic[] }>;
  createTopic?(communityId: GroupId, topic: Pick<Topic, 'name' | 'kind' | 'visibility' | 'categoryId'>): Promise<Topic>;
  updateTopic?(topic: Topic): Promise<void>;
  deleteTopic?(conversationId: ConversationId): Promise<void>;
}

/** Live rooms. */
export interface LivePort {
  enter(conversationId: ConversationId): Promise<LiveRoom>;
  exit(conversationId: ConversationId): Promise<void>;
  sendGift?(conversationId: ConversationId, giftId: string, count: number): Promise<void>;
  like?(conversationId: ConversationId, count: number): Promise<void>;
}

/** Assistants that answer in a stream. */
export interface AiPort {
  stop(ref: TimelineRef, messageId: MessageId): Promise<void>;
  regenerate?(ref: TimelineRef, messageId: MessageId): Promise<void>;
  feedback?(ref: TimelineRef, messageId: MessageId, value: 'good' | 'bad' | null): Promise<void>;
}
