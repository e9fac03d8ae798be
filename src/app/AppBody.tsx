'use client';
import { useEffect, useMemo, useRef, type ReactElement, type ReactNode } from 'react';
import { ChatBody, type ChatBodyProps } from '../components/ChatBody/index.js';
import { InputOptionsProvider } from '../components/InputBar/index.js';
import { UserCards } from '../components/People/index.js';
import { MessageHandlersProvider, StickerPacksProvider, type MessageHandlers } from '../messages/index.js';
import type { ChatAppProps } from './chatAppProps.js';

/** What messages can open in the app around them. */
export type AppWays = Required<Pick<MessageHandlers, 'openConversation' | 'openMessage' | 'openThread'>>;

/** Props of {@link AppHandlers}. */
export interface AppHandlersProps {
  readonly app: ChatAppProps;
  readonly ways: AppWays;
  readonly children: ReactNode;
}

/** What messages inside can ask of the host and of the app. */
export function AppHandlers({ app, ways, children }: AppHandlersProps): ReactElement {
  const { commands, quickReplies, emoji, toolbar, middleware } = app;
  const input = { commands, quickReplies, emoji, toolbar, middleware };
  return (
    <MessageHandlersProvider handlers={useHostHandlers(app, ways)}>
      <StickerPacksProvider packs={app.stickerPacks}>
        <InputOptionsProvider {...input}>
          <UserCards>{children}</UserCards>
        </InputOptionsProvider>
      </StickerPacksProvider>
    </MessageHandlersProvider>
  );
}

/** Props of {@link AppBody}. */
export interface AppBodyProps extends ChatBodyProps, Omit<AppHandlersProps, 'children'> {}

/** Messages and composer. */
export function AppBody({ app, ways, ...body }: AppBodyProps): ReactElement {
  return (
    <AppHandlers app={app} ways={ways}>
      <ChatBody {...body} />
    </AppHandlers>
  );
}

/** One object for as long as the same is offered, so that no message renders because a host wrote an inline arrow; the latest handlers are called. */
function useHostHandlers(app: ChatAppProps, ways: AppWays): MessageHandlers {
  const latest = useRef({ app, ways });
  useEffect(() => {
    latest.current = { app, ways };
  });
  const [card, call, person] = [app.onCardAction, app.onCall, app.onMessagePerson].map((each) => each !== undefined);
  const threads = ways.openThread !== undefined;
  return useMemo(
    () => ({
      onCardAction: card ? (action) => latest.current.app.onCardAction?.(action) : undefined,
      onCall: call ? (request) => latest.current.app.onCall?.(request) : undefined,
      onMessagePerson: person ? (userId) => latest.current.app.onMessagePerson?.(userId) : undefined,
      openConversation: (id) => latest.current.ways.openConversation?.(id),
      openMessage: (message) => latest.current.ways.openMessage?.(message),
      openThread: threads ? (...which) => latest.current.ways.openThread?.(...which) : undefined,
    }),
    [call, card, person, threads],
  );
}
