import type { Content, ConversationId, UserId } from '../../contract/index.js';
import type { ModelMessage, ModelUnread } from './model.js';

/** Something that happened on the model server, with the state as of then. */
export type Change =
  | { readonly type: 'conversation'; readonly conversationId: ConversationId }
  | { readonly type: 'message'; readonly message: ModelMessage; readonly previous: ModelMessage | undefined }
  | {
      readonly type: 'edited';
      readonly message: ModelMessage;
      readonly revision: number;
      readonly content: Content;
      readonly time: number;
    }
  | {
      readonly type: 'recalled';
      readonly message: ModelMessage;
      readonly recall: { readonly by: UserId; readonly time: number };
    }
  | {
      readonly type: 'reaction';
      readonly message: ModelMessage;
      readonly userId: UserId;
      readonly emoji: string;
      readonly active: boolean;
      readonly at: number;
    }
  | { readonly type: 'read'; readonly conversationId: ConversationId; readonly userId: UserId; readonly seq: number }
  | {
      readonly type: 'unread';
      readonly conversationId: ConversationId;
      /** Only this person is told. */
      readonly userId: UserId;
      readonly unread: ModelUnread;
    };

/** Hears of changes. */
export type ChangeListener = (change: Change) => void;

/** Tells changes to everyone who listens. */
export function createSignals(): { tell(change: Change): void; listen(listener: ChangeListener): () => void } {
  const listeners = new Set<ChangeListener>();
  return {
    tell: (change) => [...listeners].forEach((listener) => listener(change)),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
