'use client';
import { useEffect, useImperativeHandle, useRef, useState, type ForwardedRef, type ReactElement } from 'react';
import { ChatFrame, ChatTop, ChatWaiting } from '../components/ChatFrame/index.js';
import { ConnectionBanner, NoticeBar } from '../components/ConnectionBanner/index.js';
import { ConversationList, type ConversationListHandle } from '../components/ConversationList/index.js';
import type { InputBarHandle } from '../components/InputBar/index.js';
import { DueReminders } from '../components/MessageActions/index.js';
import { useSlot } from '../components/slots/index.js';
import type { ConversationId, MessageRef } from '../model/index.js';
import { useChatActions, useInbox, useStartup, useStrings, useTotalUnread } from '../react/index.js';
import { EmptyState, MessageCircleIcon, Root } from '../ui/index.js';
import { cx } from '../utils/cx.js';
import type { ChatAppHandle, ChatAppProps } from './chatAppProps.js';
import { PaneBoundary } from './PaneBoundary.js';
import { PaneCrash, StartupFailure } from './failures.js';
import { MoreButton } from './MoreButton.js';
import { useActiveConversation, type ActiveConversationDetails } from './useActiveConversation.js';
import type { LazyChatBody } from './useChatBody.js';
import { useInert } from './useInert.js';
import { useLingering } from './useLingering.js';
import { useStacked } from './useStacked.js';
import { useIsomorphicLayoutEffect } from './layoutEffect.js';

interface ChatShellProps {
  readonly app: ChatAppProps;
  /** Messages and composer, on their way or there. */
  readonly body: LazyChatBody;
  /** Runs on the demo world because the host gave no adapter. */
  readonly demo: boolean;
  /** There is no adapter yet. */
  readonly inert: boolean;
  readonly handle: ForwardedRef<ChatAppHandle>;
}

/** The frame of the app: banners above, the list and the chat beside each other or one at a time. */
export function ChatShell({ app, body, demo, inert, handle }: ChatShellProps): ReactElement {
  const { t, dir, locale } = useStrings();
  const { theme, density, className, style, label, onError, onSignIn } = app;
  const root = useRef<HTMLDivElement>(null);
  const listPane = useRef<HTMLElement>(null);
  const chatPane = useRef<HTMLDivElement>(null);
  const list = useRef<ConversationListHandle>(null);
  const input = useRef<InputBarHandle>(null);
  const chatElement = useRef<HTMLElement>(null);

  const stacked = useStacked(root);
  const [activeId, setActive] = useActiveConversation(app);
  const shownId = useLingering(activeId, stacked);
  useInert(listPane, stacked && activeId !== null);
  useInert(chatPane, stacked && activeId === null);

  // The focus moves once the change is on screen, and only if it happened: a host may have refused it.
  const focusAfter = useRef<{ readonly active: ConversationId | null; readonly row: ConversationId | null } | null>(
    null,
  );
  const focusChat = (): void => {
    // On touch the keyboard would jump up over what one came to read.
    const precise = typeof matchMedia === 'function' && matchMedia('(hover: hover) and (pointer: fine)').matches;
    if (!(precise && input.current?.focus() === true)) chatElement.current?.focus({ preventScroll: true });
  };
  const Body = body.loaded?.AppBody;
  useIsomorphicLayoutEffect(() => {
    const wanted = focusAfter.current;
    if (wanted?.active !== activeId) return;
    focusAfter.current = null;
    if (activeId !== null) focusChat();
    else list.current?.focus(wanted.row ?? undefined);
  }, [activeId]);
  useIsomorphicLayoutEffect(() => {
    // Opened before there was a composer, and the focus has waited at the chat: it goes on.
    const element = chatElement.current;
    if (Body && element?.matches(':focus') === true) focusChat();
  }, [Body]);

  const open = (id: ConversationId | null, details: ActiveConversationDetails): void => {
    if (id === activeId) {
      if (id !== null) focusChat();
      return;
    }
    focusAfter.current = { active: id, row: activeId };
    setActive(id, details);
  };
  const [target, openMessage] = useOpenMessage((id) => open(id, { reason: 'handle' }), app.activeMessage);

  const actions = useChatActions();
  useImperativeHandle(handle, () => ({
    openConversation: (id) => open(id, { reason: 'handle' }),
    async startWith(userId) {
      const { id } = await actions.startWith(userId);
      open(id, { reason: 'handle' });
      return id;
    },
    openMessage,
    focusComposer: () => input.current?.focus() ?? false,
  }));
  useUnreadReport(app.onUnreadChange, inert);

  const startup = useStartup();
  const OwnConnection = useSlot('ConnectionBanner', NoSlot);
  const named = (name: string): string => (label === undefined ? name : `${name} – ${label}`);
  const back = (): void => open(null, { reason: 'back' });

  return (
    <Root
      ref={root}
      className={cx('cl-app', className)}
      style={style}
      theme={theme}
      lang={locale}
      dir={dir}
      data-cl-density={density}
      data-layout={stacked ? 'stacked' : 'beside'}
      data-state={inert ? 'inert' : startup.status}
      aria-busy={inert || undefined}
    >
      <div className="cl-app__frame">
        {OwnConnection === NoSlot ? <ConnectionBanner onSignIn={onSignIn} /> : <OwnConnection />}
        <NoticeBar demo={demo} />
        {startup.status === 'error' ? (
          <StartupFailure onSignIn={onSignIn} />
        ) : (
          <div className="cl-app__panes">
            <nav
              ref={listPane}
              className="cl-app__list"
              aria-label={named(t('conversations.label'))}
              data-hidden={activeId !== null || undefined}
            >
              <PaneBoundary onError={onError} renderFailure={(_error, retry) => <PaneCrash onRetry={retry} />}>
                <ConversationList
                  handle={list}
                  density={density}
                  activeConversationId={activeId}
                  actions={inert ? null : <MoreButton onOpenMessage={openMessage} />}
                  onSelect={(id) => open(id, { reason: 'select' })}
                />
              </PaneBoundary>
            </nav>
            <div ref={chatPane} className="cl-app__chat" data-hidden={activeId === null || undefined}>
              <PaneBoundary
                resetKey={shownId}
                onError={onError}
                renderFailure={(_error, retry) => <PaneCrash onRetry={retry} onBack={stacked ? back : undefined} />}
              >
                {shownId === null ? (
                  <NothingOpen inert={inert} />
                ) : (
                  <ChatFrame
                    ref={chatElement}
                    tabIndex={-1}
                    conversationId={shownId}
                    onBack={stacked ? back : undefined}
                    {...(label === undefined ? {} : { 'aria-label': named(t('app.chat')) })}
                  >
                    <ChatTop onBack={stacked ? back : undefined} />
                    {Body ? (
                      <Body
                        app={app}
                        onOpenConversation={(id) => open(id, { reason: 'handle' })}
                        onOpenMessage={openMessage}
                        target={target?.conversationId === shownId ? target : undefined}
                        submitKey={app.submitKey}
                        messageActions={app.messageActions}
                        input={input}
                      />
                    ) : (
                      <ChatWaiting failed={body.failed} onRetry={body.retry} />
                    )}
                  </ChatFrame>
                )}
              </PaneBoundary>
            </div>
          </div>
        )}
      </div>
      <DueReminders shown={shownId === null ? undefined : { conversationId: shownId }} onOpenMessage={openMessage} />
    </Root>
  );
}

function NoSlot(): null {
  return null;
}

function NothingOpen({ inert }: { readonly inert: boolean }): ReactElement {
  const Empty = useSlot('NoConversation', DefaultNothingOpen);
  const { ids } = useInbox();
  // Where there is nothing to choose from, the list says so, and that is enough.
  return <div className="cl-app__empty">{inert || ids.length === 0 ? null : <Empty />}</div>;
}

function DefaultNothingOpen(): ReactElement {
  const { t } = useStrings();
  return <EmptyState icon={MessageCircleIcon} title={t('app.empty.title')} text={t('app.empty.text')} />;
}

/** Opens a conversation at a message: by the handle, or by the deep link when that changes. */
function useOpenMessage(
  open: (id: ConversationId) => void,
  link: MessageRef | undefined,
): [target: MessageRef | null, openMessage: (message: MessageRef) => void] {
  const [target, setTarget] = useState<MessageRef | null>(null);
  const openMessage = (message: MessageRef): void => {
    // A new object each time: the same message may be asked for twice.
    setTarget({ ...message });
    open(message.conversationId);
  };
  const latest = useRef(openMessage);
  useEffect(() => {
    latest.current = openMessage;
  });
  const { conversationId, threadId, messageId } = link ?? {};
  useEffect(() => {
    if (conversationId !== undefined && messageId !== undefined)
      latest.current({ conversationId, threadId, messageId });
  }, [conversationId, threadId, messageId]);
  return [target, openMessage];
}

function useUnreadReport(onUnreadChange: ((unread: number) => void) | undefined, inert: boolean): void {
  const unread = useTotalUnread();
  const ready = useStartup().status === 'ready' && !inert;
  const latest = useRef(onUnreadChange);
  useEffect(() => {
    latest.current = onUnreadChange;
  });
  useEffect(() => {
    if (ready) latest.current?.(unread);
  }, [ready, unread]);
}
