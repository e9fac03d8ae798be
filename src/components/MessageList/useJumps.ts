'use client';
import { createContext, useEffect, useLayoutEffect, useMemo, useState, type RefObject } from 'react';
import type { MessageId } from '../../model/index.js';
import { useChatActions, useConversationScope, type OpenTimeline, type ReadingPlace } from '../../react/index.js';
import type { VirtualListHandle } from '../../ui/index.js';
import type { Highlight } from './highlight.js';
import type { JourneyHost, Journeys, Shown } from './journeys.js';

/** Takes a reader to messages, and back. */
export interface Jumps {
  /** Goes to a message, loading around it where needed; false when it cannot be reached or the reader went elsewhere. */
  goTo(messageId: MessageId): Promise<boolean>;
  /** Goes to the first message that was unread at open; false when it cannot be reached or the reader went elsewhere. */
  goToUnread(): Promise<boolean>;
  /** Goes to where a message was left, without a mark and without a way back. */
  restore(place: ReadingPlace): Promise<boolean>;
  /** Goes to the newest message, loaded or not; resolves when it is shown. Whoever goes elsewhere meanwhile is let go there. */
  toLatest(): Promise<void>;
  /** Where there is a way back: takes it. */
  readonly back: (() => void) | undefined;
  /** Nothing to go back to any more. */
  forget(): void;
}

/** Where journeys begin. What leads them is loaded with the first one. */
class Departures implements JourneyHost {
  actions: JourneyHost['actions'];
  scope: JourneyHost['scope'];
  readonly list: RefObject<VirtualListHandle | null>;
  readonly mark: (messageKey: string) => void;
  readonly onWays: (any: boolean) => void;
  shown: Shown;
  descents = 0;
  /** Grows with everything that was asked for: only the last may move the view. */
  private asked = 0;
  private journeys: Journeys | undefined;

  constructor(host: Pick<JourneyHost, 'actions' | 'scope' | 'shown' | 'mark' | 'onWays'>, list: Departures['list']) {
    this.actions = host.actions;
    this.scope = host.scope;
    this.shown = host.shown;
    this.mark = host.mark;
    this.onWays = host.onWays;
    this.list = list;
  }

  /** After every render: what holds now. */
  render({ actions, scope, shown }: Pick<JourneyHost, 'actions' | 'scope' | 'shown'>): void {
    this.actions = actions;
    this.scope = scope;
    this.shown = shown;
    this.journeys?.land();
  }

  stop(): void {
    this.asked += 1;
    this.journeys?.stop();
  }

  async depart(lead: (journeys: Journeys) => Promise<boolean>): Promise<boolean> {
    this.stop();
    if (this.journeys) return lead(this.journeys);
    const mine = this.asked;
    try {
      const module = await import('./journeys.js');
      this.journeys ??= new module.Journeys(this);
    } catch {
      return false;
    }
    return this.asked === mine && lead(this.journeys);
  }

  async toLatest(): Promise<void> {
    this.stop();
    const mine = this.asked;
    if (this.shown.hasNewer) {
      this.descents += 1;
      try {
        await this.actions.showLatest(this.scope);
      } catch {
        // What goes wrong has been told to onError.
        return;
      } finally {
        this.descents -= 1;
      }
    }
    if (this.asked === mine) this.list.current?.scrollToEnd();
  }

  back(): void {
    this.stop();
    this.journeys?.back();
  }

  forget(): void {
    this.journeys?.forget();
  }
}

/** The journeys of one list. */
export function useJumps(
  timeline: OpenTimeline,
  list: RefObject<VirtualListHandle | null>,
  highlight: Highlight,
): Jumps {
  const actions = useChatActions();
  const scope = useConversationScope();
  const [hasWay, setHasWay] = useState(false);
  const [departures] = useState(
    () => new Departures({ actions, scope, shown: timeline, mark: highlight.show, onWays: setHasWay }, list),
  );
  useLayoutEffect(() => departures.render({ actions, scope, shown: timeline }), [actions, departures, scope, timeline]);
  useEffect(() => () => departures.stop(), [departures]);
  // Always the same functions: whoever goes somewhere when they change would go there again.
  const ways = useMemo<Omit<Jumps, 'back'>>(
    () => ({
      goTo: (messageId) => departures.depart((journeys) => journeys.toMessage(messageId)),
      goToUnread: () => departures.depart((journeys) => journeys.toUnread()),
      restore: (place) => departures.depart((journeys) => journeys.toPlace(place)),
      toLatest: () => departures.toLatest(),
      forget: () => departures.forget(),
    }),
    [departures],
  );
  return useMemo(() => ({ ...ways, back: hasWay ? () => departures.back() : undefined }), [departures, hasWay, ways]);
}

/** Goes to a message that is shown beside the list, as the one a thread is about. False: it is not, so it is looked for in the list. */
export const BesideContext: React.Context<((messageId: MessageId) => boolean) | null> = createContext<
  ((messageId: MessageId) => boolean) | null
>(null);

/** Gives the messages of a list the way to others: those they quote. */
export const JumpContext: React.Context<((messageId: MessageId) => void) | null> = createContext<
  ((messageId: MessageId) => void) | null
>(null);
