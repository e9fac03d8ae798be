'use client';
import {
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type ReactElement,
  type RefObject,
} from 'react';
import { useMessageTypes } from '../../messages/index.js';
import {
  useChatStore,
  useConversationName,
  useConversationScope,
  useSelfId,
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
import type { FloatsHandle, Opening } from './Floats.js';
import { createHeightGuess } from './heightGuess.js';
import { firstUnreadKey, keyOfMessage, lastConfirmedPosition } from './rowShape.js';
import { ListEdge } from './states.js';
import { TimelineRow } from './TimelineRow.js';
import { useCompanion, type CompanionModule } from './useCompanion.js';
import { JumpContext, type Jumps } from './useJumps.js';
import { useOwnSends } from './useOwnSends.js';
import { useReach } from './useReach.js';
import { useReading, useReadReports } from './useReading.js';
import { useRoving } from './useRoving.js';

/** Kept free above a row that was jumped to: the floating date. */
const PADDING_TOP = 48;

/** Props of {@link Timeline}. */
export interface TimelineProps {
  readonly timeline: OpenTimeline;
  readonly list: RefObject<VirtualListHandle | null>;
  readonly jumps: Jumps;
  /** Where the reader left it. */
  readonly left: ReadingPlace | undefined;
  readonly label: string | undefined;
  readonly onMessageError?: ((error: unknown, messageKey: string) => void) | undefined;
  readonly messageActions?: MessageActionsCustomizer | undefined;
}

/** The rows of an open timeline and what floats over them. */
export function Timeline(props: TimelineProps): ReactElement {
  const { timeline, list, jumps, left, label, onMessageError, messageActions } = props;
  const { toLatest } = jumps;
  const { view, hasOlder, hasNewer, unreadAfter } = timeline;
  const scope = useConversationScope();
  const translator = useStrings();
  const name = useConversationName(scope.conversationId);
  const floats = useRef<FloatsHandle>(null);
  const companion = useCompanion();
  // Read while it may still change: the list looks at it once, when its first rows are there.
  const [opensAt] = useState(() => openingOf(timeline, left));
  const [atEnd, setAtEnd] = useState(opensAt === 'end');
  const opening = useOpeningState(timeline);
  useOwnSends(timeline, list, jumps);
  const scroller = useRef<HTMLDivElement>(null);
  useReadReports(timeline, atEnd, scroller);
  const look = useCallback(() => floats.current?.see(), []);
  const tellReading = useReading(timeline, list, atEnd && !hasNewer, look);
  const roving = useRoving(view, list, toLatest, companion.get);
  const onCopy = useCopying(view, companion.module);

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
  const { size } = view;
  const reachStart = useReach(timeline.loadOlder, hasOlder, timeline.olderError, size > 0 ? view.keyAt(0) : '');
  const reachEnd = useReach(timeline.loadNewer, hasNewer, timeline.newerError, size > 0 ? view.keyAt(size - 1) : '');
  const onEndVisible = (visible: boolean): void => {
    setAtEnd(visible);
    if (visible && !hasNewer) jumps.forget();
  };
  const onFirstVisible = (key: string): void => {
    const row = view.get(key);
    if (row) floats.current?.show(row.message.time);
    companion.want();
    tellReading();
  };

  return (
    <>
      {goTo ? <PinnedMessages goTo={goTo} /> : null}
      <VirtualList
        ref={scroller}
        className="cl-message-list__scroller"
        role="log"
        aria-live="off"
        label={label ?? (name === '' ? translator.t('messages.label') : translator.t('messages.labelWith', { name }))}
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
        onFirstVisible={onFirstVisible}
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
            {companion.module ? (
              <companion.module.TypingIndicator />
            ) : (
              <div className="cl-row cl-quiet cl-typing-indicator" />
            )}
          </>
        }
      />
      {companion.module ? (
        <companion.module.Floats
          ref={floats}
          timeline={timeline}
          list={list}
          jumps={jumps}
          atEnd={atEnd}
          opening={opening}
        />
      ) : null}
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

/** How things stand in the first render: what floats is loaded later. */
function useOpeningState({ view, hasNewer, unreadAfter }: OpenTimeline): Opening {
  const store = useChatStore();
  const { conversationId } = useConversationScope();
  const [opening] = useState(() => ({
    read: unreadAfter ?? lastConfirmedPosition(view),
    newest: hasNewer ? undefined : view.rowAt(view.size - 1).position,
    unread: store.getState().conversations.get(conversationId)?.unread.count ?? 0,
  }));
  return opening;
}

/** Copies a selection over several rows. */
function useCopying(
  rows: OpenTimeline['view'],
  companion: CompanionModule | undefined,
): (event: ClipboardEvent<HTMLDivElement>) => void {
  const store = useChatStore();
  const translator = useStrings();
  const types = useMessageTypes();
  const selfId = useSelfId() ?? '';
  const { conversationId } = useConversationScope();
  return (event) => companion?.copyRows(event, { rows, conversationId, selfId, store, translator, types });
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
