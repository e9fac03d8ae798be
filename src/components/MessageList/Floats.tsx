'use client';
import {
  forwardRef,
  memo,
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

/** A button that goes with its press leaves the focus to the messages it has led to. */
function giveFocus({ currentTarget }: MouseEvent): void {
  if (currentTarget !== (currentTarget.getRootNode() as Document | ShadowRoot).activeElement) return;
  currentTarget.closest('.cl-message-list')?.querySelector<HTMLElement>('[role="log"]')?.focus({ preventScroll: true });
}

const thenFocus =
  (act: () => void) =>
  (event: MouseEvent): void => {
    giveFocus(event);
    act();
  };

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
    const onJump = (event: MouseEvent): void => {
      const first = news.firstBelow();
      if (first !== undefined) return void list.current?.scrollToKey(first, 'start');
      giveFocus(event);
      void jumps.toLatest();
    };
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
        <JumpToLatest visible={!atEnd || hasNewer} count={news.count} onClick={onJump} />
        <Announcer rows={view} live={!hasNewer} since={opening.newest} />
      </>
    );
  }),
);
