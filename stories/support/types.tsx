import type { ReactElement } from 'react';
import {
  MessageHandlersProvider,
  MessageList,
  StickerPacksProvider,
  type Content,
  type MessageHandlers,
  type StickerPack,
} from 'chatloom';
import { ChatError } from 'chatloom';
import { buildGroup } from 'chatloom/testing';
import { InChat, scripted, type Script, type StoryChat } from './chat.tsx';
import { lines, type Line } from './messages.ts';
import { groupChat } from './people.ts';

/** What a story of a message type may be given besides its chat. */
export interface TypeArgs extends MessageHandlers {
  readonly packs?: readonly StickerPack[] | undefined;
}

/** The list of messages with what messages can ask of the app. */
export function TypeStory({ chat, args }: { readonly chat: StoryChat; readonly args: TypeArgs }): ReactElement {
  const { packs, ...handlers } = args;
  return (
    <InChat chat={chat}>
      <MessageHandlersProvider handlers={handlers}>
        <StickerPacksProvider packs={packs}>
          <MessageList conversationId="c1" style={{ flex: 1, minBlockSize: 0 }} />
        </StickerPacksProvider>
      </MessageHandlersProvider>
    </InChat>
  );
}

/** A loader: these messages in a group. */
export function inGroup(script: Omit<Script, 'messages'>, ...said: readonly Line[]) {
  return [
    scripted({
      conversations: [groupChat()],
      groups: [buildGroup({ id: 'g1', name: 'Trail runners', memberCount: 9 })],
      messages: lines(...said),
      ...script,
    }),
  ];
}

/** One content on its way, refused, and taken back. */
export function onItsWay(content: Content): Pick<Script, 'after'> & { readonly said: readonly Line[] } {
  return {
    said: [
      ['bo', { type: 'recalled' }, 9, { recalled: { by: 'bo', time: Date.UTC(2025, 5, 16, 9, 22) } }],
      ['me', content as Line[1] & object, 8, { revision: 1, editedAt: Date.UTC(2025, 5, 16, 9, 23) }],
    ],
    after: ({ adapter, store }) => {
      const ref = { conversationId: 'c1' };
      adapter.failNext('messages.send', new ChatError('content-refused'));
      store.actions.sendMessage(ref, { content });
      setTimeout(() => {
        adapter.hold('messages.send');
        store.actions.sendMessage(ref, { content });
      }, 200);
    },
  };
}
