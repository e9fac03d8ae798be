import type { MessageId, TimelineRef } from '../../model/index.js';
import type { OpenTimeline, ReadingPlace, useChatActions } from '../../react/index.js';
import type { VirtualListHandle, VirtualStand } from '../../ui/index.js';
import { keyOfMessage, placeIn, unreadBorder } from './rowShape.js';

/** What is on screen. */
export type Shown = Pick<OpenTimeline, 'view' | 'hasOlder' | 'hasNewer' | 'unreadAfter'>;

/** What journeys need of the list they lead through. */
export interface JourneyHost {
  readonly actions: ReturnType<typeof useChatActions>;
  readonly scope: TimelineRef;
  readonly list: { readonly current: VirtualListHandle | null };
  /** As it was rendered last. */
  readonly shown: Shown;
  /** Ways to the newest message that are not answered yet. */
  readonly descents: number;
  mark(messageKey: string): void;
  toLatest(): Promise<void>;
  /** Whether there is a way back. */
  onWays(any: boolean): void;
}

/** Where a journey goes. */
interface Destination {
  /** Key of its row; undefined while that is not among the rows. */
  find(shown: Shown): string | undefined;
  /** Has the history around it shown; false when it cannot be reached. */
  load(): Promise<boolean>;
  readonly stand: VirtualStand;
  readonly marked?: boolean | undefined;
}

interface Journey extends Destination {
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
 * is gone to again as soon as it is there, and asked for again when it was cut off. Loaded when somebody first goes anywhere.
 */
export class Journeys {
  private readonly host: JourneyHost;
  private journey: Journey | null = null;
  private ways: readonly Origin[] = [];

  constructor(host: JourneyHost) {
    this.host = host;
  }

  /** Goes to a message and marks it; from there is a way back when it was far. */
  async toMessage(messageId: MessageId): Promise<boolean> {
    const from = this.origin();
    const arrived = await this.go({ ...this.at(messageId, 'center'), marked: true });
    if (arrived && from && this.hasLeft(from)) this.setWays([...this.ways.slice(1 - WAYS), from]);
    return arrived;
  }

  /** Goes to where a message was left. */
  toPlace({ messageId, top }: ReadingPlace): Promise<boolean> {
    return this.go(this.at(messageId, { top }));
  }

  /** Goes to the first message that was unread at open. */
  toUnread(): Promise<boolean> {
    const { actions, scope } = this.host;
    return this.go({
      find: unreadBorder,
      load: async () => {
        const { unreadAfter } = this.host.shown;
        return unreadAfter !== undefined && actions.showFrom(scope, unreadAfter);
      },
      stand: 'start',
    });
  }

  /** Takes the last way back. */
  back(): void {
    const to = this.ways.at(-1);
    this.setWays(this.ways.slice(0, -1));
    if (to === 'end') void this.host.toLatest();
    else if (to) void this.toPlace(to);
  }

  /** Nothing to go back to any more. */
  forget(): void {
    if (this.ways.length > 0) this.setWays([]);
  }

  /** Ends the journey that is going on. */
  stop(): void {
    const { journey } = this;
    this.journey = null;
    journey?.end(false);
  }

  /** Other rows are on screen: goes to the one that is wanted if it is among them. */
  land(): void {
    const { journey: going, host } = this;
    if (!going) return;
    const key = going.find(host.shown);
    if (key === undefined) {
      // Rendered without it after it had been there: what is shown was changed by something else.
      if (going.key === undefined || going.loading) return;
      going.key = undefined;
      if (going.asked < TRIES) this.load(going);
      else this.finish(going, false);
      return;
    }
    if (going.key === key || !host.list.current) return;
    going.key = key;
    // Now and not when it is next told: what the store lets go of must be far from here.
    host.actions.setReading(host.scope, key);
    if (going.marked) host.mark(key);
    host.list.current.scrollToKey(key, going.stand, (arrived) => {
      // Not there any more is not arrived: the next render asks for it again.
      if (going.key === key && this.journey === going && (arrived || host.shown.view.indexOf(key) >= 0))
        this.finish(going, arrived);
    });
  }

  private at(messageId: MessageId, stand: VirtualStand): Destination {
    const { actions, scope } = this.host;
    return {
      find: ({ view }) => keyOfMessage(view, messageId),
      load: () => actions.showAround(scope, messageId),
      stand,
    };
  }

  private go(to: Destination): Promise<boolean> {
    this.stop();
    return new Promise((resolve) => {
      const going: Journey = { ...to, loading: false, asked: 0, key: undefined, end: resolve };
      this.journey = going;
      this.land();
      // The end is about to be shown: the row is there now, and must be asked for all the same.
      if (this.journey === going && (going.key === undefined || this.host.descents > 0)) this.load(going);
    });
  }

  private load(going: Journey): void {
    going.loading = true;
    going.asked += 1;
    going.load().then(
      (found) => {
        going.loading = false;
        // Found: the rows come with the next render, which goes there. They may have come already.
        if (!found) return this.finish(going, false);
        this.land();
        // Found, and yet in no view: taken out for good meanwhile.
        setTimeout(() => {
          if (this.journey === going && going.key === undefined && !going.loading) this.finish(going, false);
        }, PATIENCE);
      },
      () => this.finish(going, false),
    );
  }

  private finish(going: Journey, arrived: boolean): void {
    if (this.journey === going) this.journey = null;
    going.end(arrived);
  }

  private setWays(ways: readonly Origin[]): void {
    this.ways = ways;
    this.host.onWays(ways.length > 0);
  }

  private origin(): Origin | undefined {
    const { list, shown } = this.host;
    if (!list.current) return undefined;
    return list.current.isAtEnd() && !shown.hasNewer ? 'end' : placeIn(shown.view, list.current);
  }

  /** Whether what was being read is out of view: then there is something to go back to. */
  private hasLeft(from: Origin): boolean {
    const { list, shown } = this.host;
    if (!list.current) return false;
    if (from === 'end') return shown.hasNewer || !list.current.isAtEnd();
    const key = keyOfMessage(shown.view, from.messageId);
    return key === undefined || !list.current.isVisible(key);
  }
}
