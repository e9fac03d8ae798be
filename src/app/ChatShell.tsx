'use client';
import { useEffect, useImperativeHandle, useRef, useState, type ForwardedRef, type ReactElement } from 'react';
import { ChatFrame, ChatTop, ChatWaiting } from '../components/ChatFrame/index.js';
import { ConnectionBanner, NoticeBar } from '../components/ConnectionBanner/index.js';
import { ConversationList, type ConversationListHandle } from '../components/ConversationList/index.js';
import type { InputBarHandle } from '../components/InputBar/index.js';
import { useSlot } from '../components/slots/index.js';
import { MediaProvider } from '../messages/index.js';
import type { ConversationId } from '../model/index.js';
import { useCapability, useChatActions, useInbox, useStartup, useStrings, useTotalUnread } from '../react/index.js';
import { EmptyState, MessageCircleIcon, Root } from '../ui/index.js';
import { cx } from '../utils/cx.js';
import type { ChatAppHandle, ChatAppProps } from './chatAppProps.js';
import { PaneBoundary } from './PaneBoundary.js';
import { isChord } from './chords.js';
import { PaneCrash, StartupFailure } from './failures.js';
import { useActiveConversation, type ActiveConversationDetails } from './useActiveConversation.js';
import type { LazyChatBody } from './useChatBody.js';
import { useInert } from './useInert.js';
import { useLingering } from './useLingering.js';
import { useOpened } from './useOpened.js';
import { usePanes } from './usePanes.js';
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

  const panes = usePanes(root);
  const stacked = panes === 1;
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
  const code = body.loaded;
  const Body = code?.AppBody;
  useIsomorphicLayoutEffect(() => {
    const wanted = focusAfter.current;
    if (wanted?.active !== activeId) return;
    focusAfter.current = null;
    if (activeId !== null) focusChat();
    else list.current?.focus(wanted.row ?? undefined);
  });
  useIsomorphicLayoutEffect(() => {
    // Opened before there was a composer, and the focus has waited at the chat: it goes on.
    const element = chatElement.current;
    if (Body && element?.matches(':focus') === true) focusChat();
  }, [Body]);

  const go = (id: ConversationId | null, details: ActiveConversationDetails): void => {
    // What lies under a thread has the focus once that is gone.
    if (id !== activeId || chatElement.current?.hasAttribute('inert'))
      focusAfter.current = { active: id, row: activeId };
    else if (id !== null) focusChat();
    setActive(id, details);
  };
  const startup = useStartup();
  const hasThreads = useCapability('threads').state !== 'absent';
  const opened = useOpened(go, app.activeMessage, {
    shownId,
    hasThreads,
    ready: startup.status === 'ready',
    covers: panes < 3,
  });
  const { target, thread, detailed, open, openMessage, setDetailed } = opened;
  const openFromAfar = (id: ConversationId | null): void => open(id, { reason: 'handle' });
  const openThread = hasThreads ? opened.openThread : undefined;
  const covered = panes < 3 && (thread !== undefined || detailed);
  // Of one conversation: another one is not searched for the same words.
  const [searched, setSearched] = useState<{ readonly id: ConversationId; readonly asked: number }>();
  if (searched && searched.id !== shownId) setSearched(undefined);
  const searching = searched !== undefined && searched.id === shownId;
  const search = (): void => {
    if (covered) setDetailed(false);
    if (shownId !== null) setSearched({ id: shownId, asked: (searched?.asked ?? 0) + 1 });
  };
  // What is looked for over all chats, to begin with.
  const [everywhere, setEverywhere] = useState<string>();
  const searchAll = code && app.search !== false ? (words = ''): void => setEverywhere(words) : undefined;
  const ways = { openConversation: openFromAfar, openMessage, openThread };

  const actions = useChatActions();
  useImperativeHandle(handle, () => ({
    openConversation: openFromAfar,
    async startWith(userId) {
      const { id } = await actions.startWith(userId);
      openFromAfar(id);
      return id;
    },
    openMessage,
    openThread: opened.openThread,
    focusComposer: () => input.current?.focus() ?? false,
  }));
  useUnreadReport(app.onUnreadChange, inert);

  const OwnConnection = useSlot('ConnectionBanner', NoSlot);
  const named = (name: string): string => (label === undefined ? name : `${name} – ${label}`);
  const back = (): void => open(null, { reason: 'back' });
  const frame = { app, ways, covering: covered, chat: chatElement, onFocusChat: focusChat };

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
      onKeyDown={searchAll && ((event) => isChord(event, 'k') && (event.preventDefault(), searchAll()))}
    >
      {/* Inside of the root: that is where the lightbox is put. */}
      <MediaProvider>
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
                    actions={
                      inert || !code ? null : (
                        <>
                          <code.NewChatButton app={app} ways={ways} />
                          <code.MoreButton app={app} ways={ways} />
                        </>
                      )
                    }
                    onSelect={(id) => open(id, { reason: 'select' })}
                    onSearch={searchAll}
                  />
                </PaneBoundary>
              </nav>
              {code && !stacked ? <code.PaneSplitter pane="list" /> : null}
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
                      onKeyDown={code && ((event) => isChord(event, 'f') && (event.preventDefault(), search()))}
                      {...(label === undefined ? {} : { 'aria-label': named(t('app.chat')) })}
                    >
                      <ChatTop
                        onBack={stacked ? back : undefined}
                        onAbout={code && (() => setDetailed(true))}
                        actions={
                          code ? (
                            <code.HeaderTools
                              searching={searching}
                              onSearch={() => (searching ? setSearched(undefined) : search())}
                              detailed={detailed}
                              onDetails={() => setDetailed(!detailed)}
                            />
                          ) : null
                        }
                      />
                      {code && searching ? (
                        <code.ChatSearchBar
                          asked={searched.asked}
                          onGo={opened.showMessage}
                          onClose={() => setSearched(undefined)}
                          onFocusChat={focusChat}
                        />
                      ) : null}
                      {Body ? (
                        <Body
                          app={app}
                          ways={ways}
                          target={target}
                          submitKey={app.submitKey}
                          messageActions={app.messageActions}
                          input={input}
                        />
                      ) : (
                        <ChatWaiting failed={body.failed} onRetry={body.retry} />
                      )}
                    </ChatFrame>
                  )}
                  {thread && code ? <code.ThreadPane {...frame} thread={thread} onClose={opened.closeThread} /> : null}
                  {detailed && code && shownId !== null ? (
                    <code.DetailsPane
                      {...frame}
                      conversationId={shownId}
                      onSearch={search}
                      onClose={() => setDetailed(false)}
                    />
                  ) : null}
                </PaneBoundary>
              </div>
            </div>
          )}
        </div>
        {code && app.notifications !== false ? (
          <code.Notifications
            {...app.notifications}
            shown={[
              ...(shownId === null || covered ? [] : [{ conversationId: shownId }]),
              ...(thread && !(panes < 3 && detailed) ? [thread.ref] : []),
            ]}
            onOpenMessage={openMessage}
          />
        ) : null}
        {code && everywhere !== undefined ? (
          <code.SearchEverywhere app={app} ways={ways} text={everywhere} onClose={() => setEverywhere(undefined)} />
        ) : null}
        {code ? (
          <code.DueReminders
            shown={shownId === null || covered ? undefined : { conversationId: shownId }}
            onOpenMessage={openMessage}
          />
        ) : null}
      </MediaProvider>
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
