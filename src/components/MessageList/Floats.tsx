'use client';
import {
  forwardRef,
  memo,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  type ForwardRefExoticComponent,
  type MouseEvent,
  type RefAttributes,
  type RefObject,
} from 'react';
import type { Position } from '../../model/index.js';
import type { OpenTimeline } from '../../react/index.js';
import type { VirtualListHandle } from '../../ui/index.js';
import { Announcer } from './Announcer.js';
import { FloatingDate, type FloatingDateHandle } from './FloatingDate.js';
import { JumpToLatest } from './JumpToLatest.js';
import { UnreadChip } from './UnreadChip.js';
import type { Jumps } from './useJumps.js';
import { useNewMessages } from './useNewMessages.js';
import { useUnreadAbove } from './useUnread.js';
import { WayBack } from './WayBack.js';

/** How things stood when the list opened. */
export interface Opening {
  /** Up to here everything was read. */
  readonly read: Position | undefined;
  /** The newest row; undefined where it was not loaded. */
  readonly newest: Position | undefined;
  readonly unread: number;
}

/** What floats are told. */
export interface FloatsHandle {
  /** The reader scrolls: what is in view is of this time. */
  show(time: number): void;
  /** Takes note of what is in view now. */
  see(): void;
}

/** Props of {@link Floats}. */
export interface FloatsProps {
  readonly timeline: OpenTimeline;
  readonly list: RefObject<VirtualListHandle | null>;
  readonly jumps: Jumps;
  /** The last row is in view. */
  readonly atEnd: boolean;
  readonly opening: Opening;
}

/** Gives the focus to the messages when a button that was pressed has gone with it: else it would be nowhere. Wraps what a press does. */
function useFocusAfter(): (act: () => void) => (event: MouseEvent) => void {
  const pressed = useRef<{ readonly button: Element; readonly log: HTMLElement | null | undefined }>(undefined);
  useEffect(() => {
    if (pressed.current?.button.isConnected !== false) return;
    const { log } = pressed.current;
    pressed.current = undefined;
    if (log?.ownerDocument.activeElement === log?.ownerDocument.body) log?.focus({ preventScroll: true });
  });
  return useCallback(
    (act) =>
      ({ currentTarget: button }) => {
        const log = button.closest('.cl-message-list')?.querySelector<HTMLElement>('[role="log"]');
        pressed.current = { button, log };
        act();
      },
    [],
  );
}

/** What floats over the rows, and tells of what is out of view. */
export const Floats: ForwardRefExoticComponent<FloatsProps & RefAttributes<FloatsHandle>> = memo(
  forwardRef<FloatsHandle, FloatsProps>(function Floats({ timeline, list, jumps, atEnd, opening }, ref) {
    const { view, hasNewer } = timeline;
    const date = useRef<FloatingDateHandle>(null);
    const news = useNewMessages(timeline, list, atEnd, opening.read);
    const unread = useUnreadAbove(timeline, list, jumps, opening.unread);
    const { see: seeNews } = news;
    const { see: seeUnread } = unread;
    useImperativeHandle(
      ref,
      () => ({
        show: (time) => date.current?.show(time),
        see: () => {
          seeNews();
          seeUnread();
        },
      }),
      [seeNews, seeUnread],
    );
    // In two steps: what is new is read from its beginning, and then there is the end.
    const onJump = (): void => {
      const first = news.firstBelow();
      if (first === undefined) void jumps.toLatest();
      else list.current?.scrollToKey(first, 'start');
    };
    const thenFocus = useFocusAfter();
    const { back } = jumps;
    return (
      <>
        <FloatingDate ref={date} />
        {unread.count > 0 ? (
          <UnreadChip
            count={unread.count}
            loading={unread.loading}
            onGo={thenFocus(unread.go)}
            onDismiss={thenFocus(unread.dismiss)}
          />
        ) : null}
        {back ? <WayBack onBack={thenFocus(back)} /> : null}
        <JumpToLatest visible={!atEnd || hasNewer} count={news.count} onClick={thenFocus(onJump)} />
        <Announcer rows={view} live={!hasNewer} since={opening.newest} />
      </>
    );
  }),
);
