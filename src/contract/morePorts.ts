import type {
  ConversationId,
  GroupId,
  LiveRoom,
  MessageId,
  Thread,
  ThreadRef,
  Topic,
  TopicCategory,
  TimelineRef,
} from '../model/index.js';
import type { ListOptions, ListPage } from './pages.js';

/** Which scheduled messages are asked for. */
export interface ScheduledFilter extends ListOptions {
  /** Those of one conversation, its threads included. Left out: all of this user. */
  readonly conversationId?: ConversationId | undefined;
}

/** Which threads are asked for. */
export interface ThreadFilter {
  /** Those of one conversation, followed or not. Without it: all threads the user follows, of every conversation. */
  readonly conversationId?: ConversationId | undefined;
  /** Only those with unread answers. Default: false. */
  readonly unreadOnly?: boolean | undefined;
}

/**
 * Threads under messages. The answers of a thread are a timeline of their own: `messages.load`, `loadAround`, `send`, `markRead`, `setTyping` take its
 * `threadId`, and the history of the conversation does not hold them (but those with `inConversation`).
 */
export interface ThreadsPort {
  /** Threads with answers, newest activity first. */
  list(filter?: ThreadFilter, options?: ListOptions): Promise<ListPage<Thread>>;
  /** One thread, also one nobody has answered in yet; null when its root does not exist or may not be seen. */
  get?(ref: ThreadRef): Promise<Thread | null>;
  /** Begins or ends following. Who answers, is mentioned, or wrote the root follows by himself. */
  follow?(ref: ThreadRef, active: boolean): Promise<void>;
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
