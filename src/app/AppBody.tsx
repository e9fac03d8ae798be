'use client';
import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import { ChatBody, type ChatBodyProps } from '../components/ChatBody/index.js';
import { MessageHandlersProvider, StickerPacksProvider, type MessageHandlers } from '../messages/index.js';
import type { ConversationId, MessageRef } from '../model/index.js';
import type { ChatAppProps } from './chatAppProps.js';

/** Props of {@link AppBody}. */
export interface AppBodyProps extends ChatBodyProps {
  readonly app: ChatAppProps;
  readonly onOpenConversation: (id: ConversationId) => void;
  readonly onOpenMessage: (message: MessageRef) => void;
}

/** Messages and composer, with what messages can ask of the host and of the app. */
export function AppBody({ app, onOpenConversation, onOpenMessage, ...body }: AppBodyProps): ReactElement {
  return (
    <MessageHandlersProvider handlers={useHostHandlers(app, onOpenConversation, onOpenMessage)}>
      <StickerPacksProvider packs={app.stickerPacks}>
        <ChatBody {...body} />
      </StickerPacksProvider>
    </MessageHandlersProvider>
  );
}

/** One object for as long as the same is offered, so that no message renders because a host wrote an inline arrow; the latest handlers are called. */
function useHostHandlers(
  app: ChatAppProps,
  openConversation: (id: ConversationId) => void,
  openMessage: (message: MessageRef) => void,
): MessageHandlers {
  const latest = useRef({ app, openConversation, openMessage });
  useEffect(() => {
    latest.current = { app, openConversation, openMessage };
  });
  const [card, call, person] = [app.onCardAction, app.onCall, app.onMessagePerson].map((each) => each !== undefined);
  return useMemo(
    () => ({
      onCardAction: card ? (action) => latest.current.app.onCardAction?.(action) : undefined,
      onCall: call ? (request) => latest.current.app.onCall?.(request) : undefined,
      onMessagePerson: person ? (userId) => latest.current.app.onMessagePerson?.(userId) : undefined,
      openConversation: (id) => latest.current.openConversation(id),
      openMessage: (message) => latest.current.openMessage(message),
    }),
    [card, call, person],
  );
}
