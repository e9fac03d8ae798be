'use client';
import { useCallback, useContext, useMemo, useRef, useState, type ReactElement, type RefObject } from 'react';
import {
  useChatStore,
  useConversationName,
  useConversationScope,
  useStrings,
  type OpenTimeline,
  type ReadingPlace,
} from '../../react/index.js';
import { VirtualList, type VirtualListHandle, type VirtualPosition } from '../../ui/index.js';
import {
  MessageActions,
  PinnedMessages,
  type MessageActionsCustomizer,
  type RowMark,
} from '../MessageActions/index.js';
import { Announcer } from './Announcer.js';
import { FloatingDate, type FloatingDateHandle } from './FloatingDate.js';
import { createHeightGuess } from './heightGuess.js';
import { JumpToLatest } from './JumpToLatest.js';
import { firstUnreadKey, keyOfMessage } from './rowShape.js';
import { ListEdge } from './states.js';
import { TimelineRow } from './TimelineRow.js';
import { TypingIndicator } from './TypingIndicator.js';
import { UnreadChip } from './UnreadChip.js';
import { useCopy } from './useCopy.js';
import { JumpContext, type Jumps } from './useJumps.js';
import { useNewMessages } from './useNewMessages.js';
import { useOwnSends } from './useOwnSends.js';
import { useReading, useReadReports } from './useReading.js';
import { useRoving } from './useRoving.js';
import { useUnreadAbove } from './useUnread.js';
import { WayBack } from './WayBack.js';

/** Kept free above a row that was jumped to: the floating date. */
const PADDING_TOP = 48;

/** Props of {@link Timeline}. */
export interface TimelineProps {
  readonly timeline: OpenTimeline;
  readonly list: RefObject<VirtualListHandle | null>;
  readonly jumps: Jumps;
  /** Where the reader left it. */
  readonly left: ReadingPlace | undefined;
  readonly onMessageError?: ((error: unknown, messageKey: string) => void) | undefined;
  readonly messageActions?: MessageActionsCustomizer | undefined;
}

/** The rows of an open timeline and what floats over them. */
export function Timeline(props: TimelineProps): ReactElement {
  const { timeline, list, jumps, left, onMessageError, messageActions } = props;
  const { toLatest } = jumps;
  const { view, hasOlder, hasNewer, unreadAfter } = timeline;
  const scope = useConversationScope();
  const translator = useStrings();
  const name = useConversationName(scope.conversationId);
  const date = useRef<FloatingDateHandle>(null);
  // Read while it may still change: the list looks at it once, when its first rows are there.
  const [opensAt] = useState(() => openingOf(timeline, left));
  const [atEnd, setAtEnd] = useState(opensAt === 'end');
  const news = useNewMessages(timeline, list, atEnd);
  const unread = useUnreadAbove(timeline, list, jumps);
  useOwnSends(timeline, list, jumps);
  useReadReports(timeline, atEnd);
  const { see: seeNews } = news;
  const { see: seeUnread } = unread;
  const look = useCallback(() => {
    seeNews();
    seeUnread();
  }, [seeNews, seeUnread]);
  const tellReading = useReading(timeline, list, atEnd && !hasNewer, look);
  const roving = useRoving(view, list, toLatest);
  const onCopy = useCopy(view);

  const { keyAt, indexOf } = useOrder(view);
  const estimate = useEstimate(timeline);
  const goTo = useContext(JumpContext);
  const [held, setHeld] = useState(false);
  const [mark, setMark] = useState<RowMark>();
  const onMarks = useCallback((next: RowMark | undefined) => setMark(() => next), []);
  const renderRow = useCallback(
    (_index: number, key: string) => (
      <>
        {mark?.(key)}
        <TimelineRow messageKey={key} unreadAfter={unreadAfter} onError={onMessageError} />
      </>
    ),
    [mark, unreadAfter, onMessageError],
  );
  // Loading has a place of its own for its failure (the edge rows); the chat reports it as well.
  const { loadOlder, loadNewer } = timeline;
  const reachStart = useCallback(() => void loadOlder().catch(() => undefined), [loadOlder]);
  const reachEnd = useCallback(() => void loadNewer().catch(() => undefined), [loadNewer]);
  const onEndVisible = (visible: boolean): void => {
    setAtEnd(visible);
    if (visible && !hasNewer) jumps.forget();
  };
  const onFirstVisible = (key: string): void => {
    const row = view.get(key);
    if (row) date.current?.show(row.message.time);
    tellReading();
  };
  // In two steps: what is new is read from its beginning, and then there is the end.
  const onJump = (): void => {
    const first = news.firstBelow();
    if (first === undefined) void toLatest();
    else list.current?.scrollToKey(first, 'start');
  };

  return (
    <>
      {goTo ? <PinnedMessages goTo={goTo} /> : null}
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
        pinToEnd={!hasNewer && !held}
        initialPosition={opensAt}
        scrollPadding={PADDING_TOP}
        onReachStart={hasOlder ? reachStart : undefined}
        onReachEnd={hasNewer ? reachEnd : undefined}
        onEndVisibleChange={onEndVisible}
        onFirstVisibleChange={onFirstVisible}
        onKeyDown={roving.onKeyDown}
        onFocus={roving.onFocus}
        onCopy={onCopy}
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
      {unread.count > 0 ? (
        <UnreadChip count={unread.count} loading={unread.loading} onGo={unread.go} onDismiss={unread.dismiss} />
      ) : null}
      {jumps.back ? <WayBack onBack={jumps.back} /> : null}
      <JumpToLatest visible={!atEnd || hasNewer} count={news.count} onClick={onJump} />
      <Announcer rows={view} live={!hasNewer} />
      {goTo ? (
        <MessageActions
          rows={view}
          list={list}
          goTo={goTo}
          customize={messageActions}
          onHold={setHeld}
          onMarks={onMarks}
        />
      ) : null}
    </>
  );
}

/** Where the list opens: where it was left, at the first unread message, or at the newest. */
function openingOf({ view, unreadAfter }: OpenTimeline, left: ReadingPlace | undefined): VirtualPosition {
  const known = left && keyOfMessage(view, left.messageId);
  if (left && known !== undefined) return { key: known, top: left.top };
  const unread = firstUnreadKey(view, unreadAfter);
  return unread === undefined ? 'end' : { key: unread, align: 'start' };
}

/** Keys and places of the rows: the same functions until rows come, go or move. */
function useOrder({ order, keyAt, indexOf }: OpenTimeline['view']): Pick<OpenTimeline['view'], 'keyAt' | 'indexOf'> {
  // oxlint-disable-next-line react/exhaustive-deps
  return useMemo(() => ({ keyAt, indexOf }), [order]);
}

/** Guesses the heights of rows not yet seen. */
function useEstimate({ view }: OpenTimeline): (index: number) => number {
  const { contents } = useChatStore();
  const heightOf = useMemo(() => createHeightGuess(contents), [contents]);
  return useCallback((index) => heightOf(view.rowAt(index).message.content), [heightOf, view]);
}
