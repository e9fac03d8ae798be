import { isRead, timelineKey, type Message, type MessageRef, type TimelineRef } from '../../model/index.js';
import { truncateText } from '../../utils/truncateText.js';
import type { ToastQueue } from '../Toasts/index.js';
import type { Store } from './kinds.js';
import { wantsToHear } from './rules.js';
import type { NotificationSettings } from './settings.js';
import { createPlayer } from './sounds.js';
import { joinTabs } from './tabs.js';

/** The words of a notification. */
export interface Told {
  /** What the conversation is called. */
  readonly title: string;
  /** Who wrote what, or that something came. */
  readonly text: string;
}

/** What a notifier reads anew each time. */
export interface NotifierNow {
  readonly settings: NotificationSettings;
  /** What is on screen. */
  readonly shown: readonly TimelineRef[];
  /** Words for a message. `count` messages of its timeline are told of with it. */
  readonly describe: (message: Message, count: number, content: boolean) => Told;
  readonly openLabel: string;
  readonly open: (message: MessageRef) => void;
  /** Something came while nobody looked, and the user is back. */
  readonly missed: () => void;
  /** Picture of the notification. */
  readonly icon: string | undefined;
}

interface Entry {
  readonly message: Message;
  readonly count: number;
  /** Shown by the browser. It may be of an older message, and is closed with what is told later. */
  readonly notification: Notification | undefined;
  /** Its conversation was seen to count it: once that counts nothing, it is read. */
  readonly counted: boolean;
}

type News = Pick<Entry, 'message' | 'count'>;

/** Shortest time between two things that are told, in ms: what comes in between is told as one. */
const QUIET = 1500;
/** Repeats of so many messages are known. */
const REMEMBERED = 2000;
/** Longer words help nobody. */
const MOST = 240;

const isFocused = (): boolean => document.visibilityState === 'visible' && document.hasFocus();
const refOf = ({ conversationId, threadId, id }: Message): MessageRef => ({ conversationId, threadId, messageId: id });
/** Where a message is told of: answers in a thread for themselves, unless they stand in the conversation, too. */
const keyOf = ({ conversationId, threadId, inConversation }: Message): string =>
  timelineKey(inConversation ? { conversationId } : { conversationId, threadId });

/** Tells of new messages: inside while this window has the focus, by the browser while none has. @param now what holds at the time */
export function createNotifier(
  store: Store,
  selfId: string,
  accountId: string,
  toasts: ToastQueue,
  now: () => NotifierNow,
): () => void {
  const { env, actions } = store;
  const tabs = joinTabs(env, accountId);
  const player = createPlayer();
  const told = new Map<string, Entry>();
  const waiting = new Map<string, News>();
  const seen = new Set<string>();
  let timer: ReturnType<typeof env.timers.after>;
  let lastTold = -Infinity;
  let missed = 0;
  let ended = false;

  const tagOf = (key: string): string => `chatloom:${accountId}:${key}`;
  const close = (key: string): void => {
    toasts.untell(tagOf(key));
    told.get(key)?.notification?.close();
    told.delete(key);
  };
  /** Whether its conversation counts it, or others like it, as unread. */
  const isCounted = ({ conversationId, threadId, inConversation }: Message): boolean =>
    (threadId === undefined || inConversation === true) &&
    (store.getState().conversations.get(conversationId)?.unread.count ?? 0) > 0;
  /** Whether something is on screen: the timeline itself, or the conversation an answer stands in, too. */
  const isLookedAt = ({ conversationId, threadId, inConversation }: Message): boolean =>
    now().shown.some(
      (each) =>
        timelineKey(each) === timelineKey({ conversationId, threadId }) ||
        (inConversation === true && each.threadId === undefined && each.conversationId === conversationId),
    );

  function inside(key: string, { message, count }: News): void {
    const { settings, describe, openLabel } = now();
    if (!settings.toasts) return;
    const { title, text } = describe(message, count, settings.content);
    // What the browser shows of it goes on until it is read.
    const notification = told.get(key)?.notification;
    const all = (told.get(key)?.count ?? 0) + count;
    told.set(key, { message, count: all, notification, counted: isCounted(message) });
    toasts.tell({
      title,
      text: truncateText(text, MOST, '…'),
      tag: tagOf(key),
      passing: true,
      action: { label: openLabel, onSelect: () => now().open(refOf(message)) },
    });
  }

  function outside(key: string, { message, count: more }: News): void {
    const { settings, describe, icon } = now();
    if (!settings.desktop || typeof Notification !== 'function' || Notification.permission !== 'granted') return;
    const count = (told.get(key)?.count ?? 0) + more;
    // Deciphered words stay in the chat.
    const { title, text } = describe(message, count, settings.content && message.crypto === undefined);
    try {
      const options: NotificationOptions & { readonly renotify?: boolean } = {
        body: truncateText(text, MOST, '…'),
        tag: tagOf(key),
        renotify: true,
        // It has a sound of its own, or is to have none.
        silent: true,
        ...(icon !== undefined && { icon }),
      };
      const notification = new Notification(title, options);
      notification.addEventListener('click', () => {
        window.focus();
        now().open(refOf(message));
        close(key);
      });
      told.set(key, { message, count, notification, counted: isCounted(message) });
    } catch {
      // Browsers that show them by a service worker only refuse here.
    }
  }

  function tellAll(): void {
    timer = undefined;
    const state = store.getState();
    const focused = isFocused();
    const all = [...waiting].filter(
      ([, { message }]) => !isRead(state, message, selfId) && !(focused && isLookedAt(message)),
    );
    waiting.clear();
    if (all.length === 0 || (!focused && !tabs.isSpeaker())) return;
    lastTold = env.now();
    const { settings } = now();
    player.play(settings.sound, settings.volume);
    for (const [key, news] of all) (focused ? inside : outside)(key, news);
  }

  function hear(message: Message): void {
    // What is still being written is heard of when it is whole.
    if (message.streaming || seen.has(message.id)) return;
    seen.add(message.id);
    if (seen.size > REMEMBERED) seen.delete(seen.values().next().value ?? '');
    if (!wantsToHear(store.getState(), message, selfId, env.now())) return;
    if (!isFocused()) missed += 1;
    const key = keyOf(message);
    waiting.set(key, { message, count: (waiting.get(key)?.count ?? 0) + 1 });
    timer ??= env.timers.after(Math.max(0, lastTold + QUIET - env.now()), tellAll);
  }

  // What is read, here or elsewhere, is told no longer.
  function tidy(): void {
    if (told.size === 0) return;
    const state = store.getState();
    for (const [key, entry] of told) {
      const { message } = entry;
      const counted = isCounted(message);
      const isOver =
        !state.conversations.has(message.conversationId) ||
        isRead(state, message, selfId) ||
        (entry.counted && !counted) ||
        (isFocused() && isLookedAt(message));
      if (isOver) close(key);
      else if (counted && !entry.counted) told.set(key, { ...entry, counted });
    }
  }
  const unhearGone = store.onMessagesGone((ids) => {
    for (const rows of [told, waiting])
      for (const [key, { message }] of rows) {
        if (!ids.includes(message.id)) continue;
        if (rows === told) close(key);
        else waiting.delete(key);
      }
  });
  const onFocus = (): void => {
    const focused = isFocused();
    tabs.setFocused(focused);
    if (!focused || missed === 0) return;
    missed = 0;
    now().missed();
  };
  const closeAll = (): void => [...told.keys()].forEach(close);
  const unwatch = actions.watchPresence([selfId]);
  const unhear = store.onMessage((message) => {
    // Its conversation may have to be asked for first: what it is called, and whether it is muted.
    if (store.getState().conversations.has(message.conversationId)) return hear(message);
    actions.ensureConversation(message.conversationId).then(
      (conversation) => {
        if (conversation && !ended) hear(message);
      },
      () => undefined,
    );
  });
  const unsubscribe = store.subscribe(tidy);
  const kinds = ['focus', 'blur'] as const;
  for (const kind of kinds) window.addEventListener(kind, onFocus);
  document.addEventListener('visibilitychange', onFocus);
  // Nobody could close them any more.
  window.addEventListener('pagehide', closeAll);
  onFocus();
  return () => {
    ended = true;
    env.timers.cancel(timer);
    for (const kind of kinds) window.removeEventListener(kind, onFocus);
    document.removeEventListener('visibilitychange', onFocus);
    window.removeEventListener('pagehide', closeAll);
    unsubscribe();
    unhear();
    unhearGone();
    unwatch();
    closeAll();
    tabs.stop();
    player.stop();
  };
}
