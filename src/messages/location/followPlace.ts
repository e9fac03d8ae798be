import { comparePositions, timelineKey, type Message, type Position, type TimelineRef } from '../../model/index.js';
import type { useChatStore } from '../../react/index.js';
import type { LocationContent } from '../content.js';

/** Least time between two updates of the message, in ms: each is an edit that everybody is told of. */
const LEAST_PAUSE = 15_000;
/** Less than this is no move, in degrees: some ten metres. */
const LEAST_MOVE = 0.0001;

/** A message that shows a place, and where it stands. */
export interface FollowedPlace {
  readonly timeline: TimelineRef;
  /** Key of its row. */
  readonly key: string;
  /** Time in ms at which it ends. */
  readonly until: number;
}

/**
 * Keeps a live place up to date for as long as the page is open: until its time is over, it is stopped, taken back or deleted, or whoever shares it has
 * signed out.
 * Answers how to end it before.
 */
export function followPlace(
  { actions, env, getState, subscribe }: ReturnType<typeof useChatStore>,
  geolocation: Geolocation,
  { timeline, key, until }: FollowedPlace,
): () => void {
  let sent: { readonly time: number; readonly latitude: number; readonly longitude: number } | undefined;
  let begun = false;
  let seen: { readonly message: Message; readonly position: Position } | undefined;
  const timelineNow = () => getState().timelines.get(timelineKey(timeline));
  const messageNow = (): Message | undefined => {
    const row = timelineNow()?.view.get(key);
    if (row) seen = row;
    return row?.message;
  };
  /** It was there, and what stands before and after it is: it was discarded or deleted. Scrolled far away it is not loaded, and goes on all the same. */
  const isGone = (): boolean => {
    const now = timelineNow();
    if (!now || !seen || now.status !== 'ready') return false;
    const { view, hasOlder, hasNewer } = now;
    const isBefore = (index: number): boolean =>
      view.size > 0 && seen !== undefined && comparePositions(view.rowAt(index).position, seen.position) < 0;
    return (!hasOlder || isBefore(0)) && (!hasNewer || (view.size > 0 && !isBefore(view.size - 1)));
  };

  const isOver = (): boolean => {
    const { conversations, accounts } = getState();
    const { accountId } = conversations.get(timeline.conversationId) ?? {};
    if (env.now() >= until || accounts.size === 0 || (accountId !== undefined && !accounts.has(accountId))) return true;
    const message = messageNow();
    if (!message) return isGone();
    const { live } = message.content as LocationContent;
    return message.content.type !== 'location' || live === undefined || live.until <= env.now();
  };
  const update = ({ coords: { latitude, longitude, accuracy, heading } }: GeolocationPosition): void => {
    const message = messageNow();
    if (isOver()) return end();
    if (!message || message.id === '') return;
    const now = env.now();
    const before = sent ?? { time: 0, ...(message.content as LocationContent) };
    const moved = Math.max(Math.abs(latitude - before.latitude), Math.abs(longitude - before.longitude)) >= LEAST_MOVE;
    if (!moved || now - before.time < LEAST_PAUSE) return;
    sent = { time: now, latitude, longitude };
    const live = { until, ...(heading !== null && Number.isFinite(heading) && { heading }) };
    const content = { ...message.content, latitude, longitude, accuracy, live } as LocationContent;
    // What is refused is told by the list; the next place tries again.
    actions.editMessage(timeline, message.id, content).catch(() => undefined);
  };

  const watch = geolocation.watchPosition(update, () => undefined, { enableHighAccuracy: true, maximumAge: 10_000 });
  const timer = env.timers.after(Math.max(0, until - env.now()), () => end());
  const unsubscribe = subscribe(() => {
    if (isOver()) end();
  });
  begun = true;
  function end(): void {
    if (!begun) return;
    begun = false;
    geolocation.clearWatch(watch);
    env.timers.cancel(timer);
    unsubscribe();
  }
  return end;
}
