'use client';
import {
  createContext,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type RefObject,
} from 'react';
import type { MessageId } from '../../model/index.js';
import { useChatActions, useConversationScope, type OpenTimeline, type ReadingPlace } from '../../react/index.js';
import type { VirtualListHandle, VirtualStand } from '../../ui/index.js';
import type { Highlight } from './highlight.js';
import { keyOfMessage, placeIn } from './rowShape.js';

/** Takes a reader to messages, and back. */
export interface Jumps {
  /** Goes to a message, loading around it where needed; false when it cannot be reached or the reader went elsewhere. */
  goTo(messageId: MessageId): Promise<boolean>;
  /** Goes to where a message was left, without a mark and without a way back. */
  restore(place: ReadingPlace): Promise<boolean>;
  /** Goes to the newest message, loaded or not; resolves when it is shown. Whoever goes elsewhere meanwhile is let go there. */
  toLatest(): Promise<void>;
  /** Where there is a way back: takes it. */
  readonly back: (() => void) | undefined;
  /** Nothing to go back to any more. */
  forget(): void;
}

interface Journey {
  readonly messageId: MessageId;
  readonly stand: VirtualStand;
  readonly highlight: boolean;
  /** History is being asked for. */
  loading: boolean;
  /** How often it was asked for: what was cut off on the way is loaded again. */
  asked: number;
  /** Row the list is on its way to. */
  key: string | undefined;
  readonly end: (arrived: boolean) => void;
}

/** A message that is cut off again and again is given up. */
const TRIES = 3;
/** How long a row that was found may take to be rendered, in ms. */
const PATIENCE = 3000;
/** How many ways back are kept. */
const WAYS = 20;
type Origin = ReadingPlace | 'end';

/**
 * Journeys through a timeline, one at a time. A journey lasts until the list says that the row stands in its place: whatever answers come meanwhile, the row
 * is gone to again as soon as it is there, and asked for again when it was cut off.
 */
export function useJumps(
  { view, hasNewer }: OpenTimeline,
  list: RefObject<VirtualListHandle | null>,
  highlight: Highlight,
): Jumps {
  const actions = useChatActions();
  const scope = useConversationScope();
  const journey = useRef<Journey | null>(null);
  const latest = useRef({ view, hasNewer });
  // Ways to the newest message that are not answered yet. Only the last thing that was asked for may move the view.
  const descents = useRef(0);
  const asked = useRef(0);
  const landing = useRef<() => void>(() => undefined);
  const [ways, setWays] = useState<readonly Origin[]>([]);

  const finish = useCallback((done: Journey, arrived: boolean): void => {
    if (journey.current === done) journey.current = null;
    done.end(arrived);
  }, []);

  const load = useCallback(
    (going: Journey): void => {
      going.loading = true;
      going.asked += 1;
      actions.showAround(scope, going.messageId).then(
        (found) => {
          going.loading = false;
          // Found: the rows come with the next render, which goes there. They may have come already.
          if (!found) return finish(going, false);
          landing.current();
          // Found, and yet in no view: taken out for good meanwhile.
          setTimeout(() => {
            if (journey.current === going && going.key === undefined && !going.loading) finish(going, false);
          }, PATIENCE);
        },
        () => finish(going, false),
      );
    },
    [actions, finish, scope],
  );

  const land = useCallback((): void => {
    const going = journey.current;
    if (!going) return;
    const key = keyOfMessage(latest.current.view, going.messageId);
    if (key === undefined) {
      // Rendered without it after it had been there: what is shown was changed by something else.
      if (going.key === undefined || going.loading) return;
      going.key = undefined;
      if (going.asked < TRIES) load(going);
      else finish(going, false);
      return;
    }
    if (going.key === key || !list.current) return;
    going.key = key;
    // Now and not when it is next told: what the store lets go of must be far from here.
    actions.setReading(scope, key);
    if (going.highlight) highlight.show(key);
    list.current.scrollToKey(key, going.stand, (arrived) => {
      // Not there any more is not arrived: the next render asks for it again.
      if (going.key === key && journey.current === going && (arrived || isThere(latest.current.view, key)))
        finish(going, arrived);
    });
  }, [actions, finish, highlight, list, load, scope]);

  useLayoutEffect(() => {
    latest.current = { view, hasNewer };
    landing.current = land;
    land();
  }, [hasNewer, land, view]);
  useEffect(
    () => () => {
      journey.current?.end(false);
      journey.current = null;
    },
    [],
  );

  const go = useCallback(
    (messageId: MessageId, stand: VirtualStand, marked: boolean): Promise<boolean> =>
      new Promise((resolve) => {
        asked.current += 1;
        const before = journey.current;
        journey.current = null;
        before?.end(false);
        const going: Journey = {
          messageId,
          stand,
          highlight: marked,
          loading: false,
          asked: 0,
          key: undefined,
          end: resolve,
        };
        journey.current = going;
        land();
        // The end is about to be shown: the row is there now, and must be asked for all the same.
        if (journey.current === going && (going.key === undefined || descents.current > 0)) load(going);
      }),
    [land, load],
  );

  const toLatest = useCallback((): Promise<void> => {
    const mine = (asked.current += 1);
    const before = journey.current;
    journey.current = null;
    before?.end(false);
    if (!latest.current.hasNewer) {
      list.current?.scrollToEnd();
      return Promise.resolve();
    }
    descents.current += 1;
    // What goes wrong has been told to onError.
    return actions.showLatest(scope).then(
      () => {
        descents.current -= 1;
        if (asked.current === mine) list.current?.scrollToEnd();
      },
      () => {
        descents.current -= 1;
      },
    );
  }, [actions, list, scope]);
  const goTo = useCallback(
    async (messageId: MessageId): Promise<boolean> => {
      const from = originOf(list.current, latest.current);
      const arrived = await go(messageId, 'center', true);
      if (arrived && from && isLeft(from, list.current, latest.current))
        setWays((known) => [...known.slice(1 - WAYS), from]);
      return arrived;
    },
    [go, list],
  );
  const restore = useCallback(({ messageId, top }: ReadingPlace) => go(messageId, { top }, false), [go]);
  const forget = useCallback(() => setWays([]), []);
  const back = useCallback((): void => {
    const to = ways.at(-1);
    setWays(ways.slice(0, -1));
    if (to === undefined) return;
    if (to !== 'end') return void go(to.messageId, { top: to.top }, false);
    void toLatest();
  }, [go, toLatest, ways]);
  const hasWay = ways.length > 0;
  return useMemo(
    () => ({ goTo, restore, toLatest, forget, back: hasWay ? back : undefined }),
    [back, forget, goTo, hasWay, restore, toLatest],
  );
}

interface Shown {
  readonly view: OpenTimeline['view'];
  readonly hasNewer: boolean;
}

const isThere = (view: OpenTimeline['view'], key: string): boolean => view.indexOf(key) >= 0;

function originOf(list: VirtualListHandle | null, { view, hasNewer }: Shown): Origin | undefined {
  if (!list) return undefined;
  return list.isAtEnd() && !hasNewer ? 'end' : placeIn(view, list);
}

/** Whether what was being read is out of view: then there is something to go back to. */
function isLeft(from: Origin, list: VirtualListHandle | null, { view, hasNewer }: Shown): boolean {
  if (!list) return false;
  if (from === 'end') return hasNewer || !list.isAtEnd();
  const key = keyOfMessage(view, from.messageId);
  return key === undefined || !list.isVisible(key);
}

/** Gives the messages of a list the way to others: those they quote. */
export const JumpContext: React.Context<((messageId: MessageId) => void) | null> = createContext<
  ((messageId: MessageId) => void) | null
>(null);
