import { timelineKey, type TimelineRef } from '../../model/index.js';
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
 * Keeps a live place up to date for as long as the page is open: until its time is over, it is stopped or taken back, or whoever shares it has signed out.
 * Answers how to end it before.
 */
export function followPlace(
  { actions, env, getState, subscribe }: ReturnType<typeof useChatStore>,
  geolocation: Geolocation,
  { timeline, key, until }: FollowedPlace,
): () => void {
  let sent: { readonly time: number; readonly latitude: number; readonly longitude: number } | undefined;
  let begun = false;
  const messageNow = () => getState().timelines.get(timelineKey(timeline))?.view.get(key)?.message;

  const isOver = (): boolean => {
    const { conversations, accounts } = getState();
    const { accountId } = conversations.get(timeline.conversationId) ?? {};
    if (env.now() >= until || accounts.size === 0 || (accountId !== undefined && !accounts.has(accountId))) return true;
    const message = messageNow();
    // Scrolled far away it is not loaded; it goes on all the same.
    if (!message) return false;
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
