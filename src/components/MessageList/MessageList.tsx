'use client';
import {
  forwardRef,
  useCallback,
  useContext,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type ReactNode,
  type Ref,
  type RefAttributes,
} from 'react';
import { TextToolsProvider, OpenLinkProvider, MediaProvider, type OpenLinkHandler } from '../../messages/index.js';
import { timelineKey, type MessageId } from '../../model/index.js';
import { ConversationScope, useConversationScope, useDesk, usePlaces, type ReadingPlace } from '../../react/index.js';
import type { VirtualListHandle } from '../../ui/index.js';
import { cx } from '../../utils/cx.js';
import type { MessageActionsCustomizer } from '../MessageActions/index.js';
import { useSlot } from '../slots/index.js';
import type { MessageListHandle, MessageTarget } from './handle.js';
import { createHighlight, HighlightContext } from './highlight.js';
import { keyOfMessage } from './rowShape.js';
import { MessageListEmpty, MessageListError, MessageSkeleton } from './states.js';
import { Timeline } from './Timeline.js';
import { BesideContext, JumpContext, useJumps, type Jumps } from './useJumps.js';
import { useOpenedTimeline } from './useOpenedTimeline.js';

/** Props of {@link MessageList}. */
export interface MessageListProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children' | 'onError'> {
  /** The conversation. Default: that of the ConversationScope around. */
  readonly conversationId?: string | undefined;
  /** A thread of it. */
  readonly threadId?: string | undefined;
  /** Told when a link is clicked, before it opens in a new tab; `event.preventDefault()` keeps it from opening. */
  readonly onOpenLink?: OpenLinkHandler | undefined;
  /** Told when the view of a message threw; the row shows the fallback, the rest lives on. */
  readonly onMessageError?: ((error: unknown, messageKey: string) => void) | undefined;
  /** Name of the list for assistive technology. Default: “Messages with”, and the name of the conversation. */
  readonly label?: string | undefined;
  /** Shown where there are no messages, in place of the slot `MessageListEmpty`. */
  readonly empty?: ReactNode;
  /** A message to go to, loaded or not; marked for two seconds. Goes there whenever this is a new object. */
  readonly target?: MessageTarget | undefined;
  /** Adds to what can be done to messages, takes out of it, or puts it into another order. Keep the function stable (made outside of render). */
  readonly messageActions?: MessageActionsCustomizer | undefined;
  /** Filled with the handle. */
  readonly handle?: Ref<MessageListHandle> | undefined;
}

/**
 * The messages of a conversation: virtualised, grouped, held still while they are read, and followed at their end. Fills its parent; give the
 * parent a height. Opens the timeline while mounted, loads more at both ends, and reports as read what was seen.
 */
export const MessageList: ForwardRefExoticComponent<MessageListProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  MessageListProps
>(function MessageList({ conversationId, threadId, onOpenLink, ...rest }, ref) {
  const body = (
    <OpenLinkProvider onOpenLink={onOpenLink}>
      <TextToolsProvider>
        <MediaProvider>
          <Body ref={ref} {...rest} />
        </MediaProvider>
      </TextToolsProvider>
    </OpenLinkProvider>
  );
  if (conversationId === undefined) return body;
  return (
    <ConversationScope conversationId={conversationId} threadId={threadId}>
      {body}
    </ConversationScope>
  );
});

type BodyProps = Omit<MessageListProps, 'conversationId' | 'threadId' | 'onOpenLink'>;

const Body = forwardRef<HTMLDivElement, BodyProps>(function Body(props, ref) {
  // Another conversation is another list: nothing of the old one's place, measurements and journeys is kept.
  return <Opened key={timelineKey(useConversationScope())} ref={ref} {...props} />;
});

const Opened = forwardRef<HTMLDivElement, BodyProps>(function Opened(props, ref) {
  const { onMessageError, target, handle, messageActions, label, empty, className, ...rest } = props;
  const scope = useConversationScope();
  const timeline = useOpenedTimeline();
  const desk = useDesk();
  const list = useRef<VirtualListHandle>(null);
  const [highlight] = useState(createHighlight);
  useEffect(() => () => highlight.stop(), [highlight]);
  const jumps = useJumps(timeline, list, highlight);
  const places = usePlaces();
  const [left] = useState(() => (target ? undefined : places?.get(timelineKey(scope))));
  const opening = useOpening(
    jumps,
    target,
    left && keyOfMessage(timeline.view, left.messageId) === undefined ? left : undefined,
  );
  const beside = useContext(BesideContext);
  const goToQuoted = useCallback(
    (id: MessageId) => {
      if (!beside?.(id)) void jumps.goTo(id);
    },
    [beside, jumps],
  );
  useImperativeHandle(
    handle,
    () => ({
      scrollToMessage: (key, options) => {
        const found = list.current?.scrollToKey(key, 'center') ?? false;
        if (found && options?.highlight) highlight.show(key);
        return found;
      },
      goToMessage: jumps.goTo,
      scrollToLatest: () => void jumps.toLatest(),
      showSaved: () => void desk?.showSaved(scope),
    }),
    [desk, highlight, jumps, scope],
  );
  const Empty = useSlot('MessageListEmpty', MessageListEmpty);
  const { view, status } = timeline;
  const isThere = view.size > 0 && !(opening && left && keyOfMessage(view, left.messageId) === undefined);
  const state = isThere ? 'rows' : status === 'error' ? 'error' : status === 'ready' && !opening ? 'empty' : 'loading';
  return (
    <div ref={ref} {...rest} className={cx('cl-message-list', className)} data-state={state}>
      {state === 'rows' ? (
        <HighlightContext.Provider value={highlight}>
          <JumpContext.Provider value={goToQuoted}>
            <Timeline
              timeline={timeline}
              list={list}
              jumps={jumps}
              left={left}
              label={label}
              onMessageError={onMessageError}
              messageActions={messageActions}
            />
          </JumpContext.Provider>
        </HighlightContext.Provider>
      ) : null}
      {state === 'loading' ? <MessageSkeleton /> : null}
      {state === 'empty' ? (empty ?? <Empty conversationId={scope.conversationId} />) : null}
      {state === 'error' ? <MessageListError error={timeline.error} onRetry={timeline.retry} /> : null}
    </div>
  );
});

/** How long the place where a list was left is waited for, in ms, before the newest messages are shown instead. */
const OPENING = 1500;

/** Goes to the target whenever it is a new one, and to where the list was left when that is not loaded. True while the latter is on its way. */
function useOpening(jumps: Jumps, target: MessageTarget | undefined, left: ReadingPlace | undefined): boolean {
  const { goTo, restore } = jumps;
  // Where it is loaded the list opens there.
  const [far] = useState(left);
  const [opening, setOpening] = useState(far !== undefined);
  useEffect(() => {
    if (!far) return undefined;
    let current = true;
    const end = (): void => {
      if (current) setOpening(false);
    };
    const timer = setTimeout(end, OPENING);
    void restore(far).then(end);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [far, restore]);
  useEffect(() => {
    // What goes wrong has been told to onError; a readable chat is better than an error over it.
    if (target) void goTo(target.messageId);
  }, [goTo, target]);
  return opening;
}
