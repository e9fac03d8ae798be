'use client';
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type Ref,
} from 'react';
import {
  useChatActions,
  useChatStore,
  useConversationName,
  useConversationScope,
  useStrings,
  type OpenTimeline,
} from '../../react/index.js';
import { VirtualList, type VirtualListHandle } from '../../ui/index.js';
import { Announcer } from './Announcer.js';
import { createHeightGuess } from './heightGuess.js';
import { createHighlight, HighlightContext } from './highlight.js';
import { FloatingDate, type FloatingDateHandle } from './FloatingDate.js';
import { JumpToLatest } from './JumpToLatest.js';
import type { MessageListHandle } from './handle.js';
import { countNewAfter, firstUnreadKey, lastConfirmedPosition } from './rowShape.js';
import { ListEdge } from './states.js';
import { TimelineRow } from './TimelineRow.js';
import { TypingIndicator } from './TypingIndicator.js';
import { useAttention } from './useAttention.js';

/** Kept free above a row that was jumped to: the floating date. */
const PADDING_TOP = 48;

/** Props of {@link Timeline}. */
export interface TimelineProps {
  readonly timeline: OpenTimeline;
  readonly onMessageError?: ((error: unknown, messageKey: string) => void) | undefined;
  readonly handle?: Ref<MessageListHandle> | undefined;
}

/** The rows of an open timeline and what floats over them. */
export function Timeline({ timeline, onMessageError, handle }: TimelineProps): ReactElement {
  const { view, hasOlder, hasNewer, unreadAfter } = timeline;
  const scope = useConversationScope();
  const actions = useChatActions();
  const translator = useStrings();
  const name = useConversationName(scope.conversationId);
  const list = useRef<VirtualListHandle>(null);
  const date = useRef<FloatingDateHandle>(null);
  // Read while it may still change: the list looks at it once, when its first rows are there.
  const [opensAt] = useState(() => firstUnreadKey(view, unreadAfter));
  const [atEnd, setAtEnd] = useState(opensAt === undefined);
  const count = useNewCount(timeline, atEnd);
  useOwnSends(timeline, list);
  useReadReports(timeline, atEnd);
  const tellReading = useReading(list, atEnd && !hasNewer);
  const [highlight] = useState(createHighlight);
  useEffect(() => () => highlight.stop(), [highlight]);

  const keyAt = useCallback((index: number) => view.keyAt(index), [view]);
  const indexOf = useCallback((key: string) => view.indexOf(key), [view]);
  const estimate = useEstimate(timeline);
  const renderRow = useCallback(
    (_index: number, key: string) => (
      <TimelineRow messageKey={key} unreadAfter={unreadAfter} onError={onMessageError} />
    ),
    [unreadAfter, onMessageError],
  );
  // Loading has a place of its own for its failure (the edge rows); the chat reports it as well.
  const { loadOlder, loadNewer } = timeline;
  const reachStart = useCallback(() => void loadOlder().catch(() => undefined), [loadOlder]);
  const reachEnd = useCallback(() => void loadNewer().catch(() => undefined), [loadNewer]);
  const showDate = (key: string): void => {
    const row = view.get(key);
    if (row) date.current?.show(row.message.time);
    tellReading();
  };
  const toLatest = useCallback(() => {
    if (!hasNewer) return list.current?.scrollToEnd();
    actions.showLatest(scope).then(
      () => list.current?.scrollToEnd(),
      () => undefined,
    );
  }, [actions, hasNewer, scope]);
  useImperativeHandle(
    handle,
    () => ({
      scrollToMessage: (key, options) => {
        const found = list.current?.scrollToKey(key, 'center') ?? false;
        if (found && options?.highlight) highlight.show(key);
        return found;
      },
      scrollToLatest: toLatest,
    }),
    [highlight, toLatest],
  );

  return (
    <HighlightContext.Provider value={highlight}>
      <VirtualList
        className="cl-message-list__scroller"
        role="log"
        aria-live="off"
        label={name === '' ? translator.t('messages.label') : translator.t('messages.labelWith', { name })}
        handle={list}
        size={view.size}
        keyAt={keyAt}
        indexOf={indexOf}
        estimate={estimate}
        renderRow={renderRow}
        pinToEnd={!hasNewer}
        initialPosition={opensAt === undefined ? 'end' : { key: opensAt, align: 'start' }}
        scrollPadding={PADDING_TOP}
        onReachStart={hasOlder ? reachStart : undefined}
        onReachEnd={hasNewer ? reachEnd : undefined}
        onEndVisibleChange={setAtEnd}
        onFirstVisibleChange={showDate}
        header={
          <ListEdge
            edge="older"
            hasMore={hasOlder}
            loading={timeline.loadingOlder}
            error={timeline.olderError}
            onRetry={reachStart}
          />
        }
        footer={
          <>
            <ListEdge
              edge="newer"
              hasMore={hasNewer}
              loading={timeline.loadingNewer}
              error={timeline.newerError}
              onRetry={reachEnd}
            />
            <TypingIndicator />
          </>
        }
      />
      <FloatingDate ref={date} />
      <JumpToLatest visible={!atEnd || hasNewer} count={count} onClick={toLatest} />
      <Announcer rows={view} />
    </HighlightContext.Provider>
  );
}

/** Guesses the heights of rows not yet seen. */
function useEstimate({ view }: OpenTimeline): (index: number) => number {
  const { contents } = useChatStore();
  const heightOf = useMemo(() => createHeightGuess(contents), [contents]);
  return useCallback((index) => heightOf(view.rowAt(index).message.content), [heightOf, view]);
}

/** Others' messages that came while the reader was somewhere else. */
function useNewCount({ view }: OpenTimeline, atEnd: boolean): number {
  const [seen, setSeen] = useState<string | undefined>(() => (view.size > 0 ? view.keyAt(view.size - 1) : undefined));
  const last = view.size > 0 ? view.keyAt(view.size - 1) : undefined;
  if (atEnd && last !== seen) setSeen(last);
  return useMemo(() => (atEnd ? 0 : countNewAfter(view, seen)), [atEnd, seen, view]);
}

/** A message sent from here always brings its writer to the end, from any distance. */
function useOwnSends({ sentHere, hasNewer }: OpenTimeline, list: React.RefObject<VirtualListHandle | null>): void {
  const actions = useChatActions();
  const scope = useConversationScope();
  const seen = useRef(sentHere);
  useLayoutEffect(() => {
    const isNew = sentHere > seen.current;
    seen.current = sentHere;
    // What another tab or device sent does not pull this reader down.
    if (!isNew) return;
    list.current?.scrollToEnd();
    if (!hasNewer) return;
    actions.showLatest(scope).then(
      () => list.current?.scrollToEnd(),
      () => undefined,
    );
  }, [actions, hasNewer, list, scope, sentHere]);
}

/** How often the store hears which row is read while the reader scrolls, in ms. */
const READING_PAUSE = 250;

/** Tells the store what is being read, so that what it lets go of is far from there. The answer is called while the reader scrolls. */
function useReading(list: React.RefObject<VirtualListHandle | null>, following: boolean): () => void {
  const actions = useChatActions();
  const scope = useConversationScope();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useCallback(() => {
    timer.current = undefined;
    actions.setReading(scope, following ? undefined : list.current?.firstVisibleKey());
  }, [actions, following, list, scope]);
  useEffect(() => {
    tell();
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [tell]);
  useEffect(() => () => actions.setReading(scope, undefined), [actions, scope]);
  return useCallback(() => {
    timer.current ??= setTimeout(tell, READING_PAUSE);
  }, [tell]);
}

/** Reports as read only what somebody looked at: the end is in view, the tab is visible, the window has the focus. */
function useReadReports({ view, hasNewer }: OpenTimeline, atEnd: boolean): void {
  const actions = useChatActions();
  const scope = useConversationScope();
  const attentive = useAttention();
  useEffect(() => {
    if (!atEnd || hasNewer || !attentive) return;
    const position = lastConfirmedPosition(view);
    if (position) actions.markRead(scope, position);
  }, [actions, atEnd, attentive, hasNewer, scope, view]);
}
