import type { Message, MessageRef, TimelineRef } from '../../model/index.js';
import { timelineKey } from '../../model/index.js';
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
  readonly shown: TimelineRef | undefined;
  /** Words for a message. `count` messages of its conversation were told of and not read. */
  readonly describe: (message: Message, count: number, content: boolean) => Told;
  readonly openLabel: string;
  readonly open: (message: MessageRef) => void;
  /** Something came while nobody looked, and the user is back. */
  readonly missed: () => void;
  /** Picture of the notification. */
  readonly icon: string | undefined;
}

interface Shown {
  readonly notification: Notification | undefined;
  readonly messageId: string;
  readonly count: number;
}

/** Shortest time between two sounds, in ms. */
const QUIET = 1500;
/** Repeats of so many messages are known. */
const REMEMBERED = 500;
/** Longer words help nobody. */
const MOST = 240;

const isFocused = (): boolean => document.visibilityState === 'visible' && document.hasFocus();
const refOf = ({ conversationId, threadId, id }: Message): MessageRef => ({ conversationId, threadId, messageId: id });

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
  const told = new Map<string, Shown>();
  const seen = new Set<string>();
  let lastSound = 0;
  let missed = 0;

  const tagOf = (conversationId: string): string => `chatloom:${accountId}:${conversationId}`;
  const close = (conversationId: string): void => {
    toasts.untell(tagOf(conversationId));
    told.get(conversationId)?.notification?.close();
    told.delete(conversationId);
  };

  function sound(): void {
    const { settings } = now();
    if (env.now() - lastSound < QUIET) return;
    lastSound = env.now();
    player.play(settings.sound, settings.volume);
  }

  function inside(message: Message): void {
    const { settings, shown, describe, openLabel, open } = now();
    const ref = { conversationId: message.conversationId, threadId: message.threadId };
    // Never for what is looked at.
    const looked =
      shown &&
      (timelineKey(shown) === timelineKey(ref) ||
        (message.inConversation === true && shown.conversationId === ref.conversationId));
    if (looked) return;
    sound();
    if (!settings.toasts) return;
    const { title, text } = describe(message, 1, settings.content);
    told.set(ref.conversationId, { notification: undefined, messageId: message.id, count: 1 });
    toasts.tell({
      title,
      text: text.slice(0, MOST),
      tag: tagOf(ref.conversationId),
      action: { label: openLabel, onSelect: () => open(refOf(message)) },
    });
  }

  function outside(message: Message): void {
    const { settings, describe, open, icon } = now();
    sound();
    if (!settings.desktop || typeof Notification !== 'function' || Notification.permission !== 'granted') return;
    const { conversationId } = message;
    const count = (told.get(conversationId)?.count ?? 0) + 1;
    const { title, text } = describe(message, count, settings.content);
    try {
      const options: NotificationOptions & { readonly renotify?: boolean } = {
        body: text.slice(0, MOST),
        tag: tagOf(conversationId),
        renotify: true,
        // It has a sound of its own, or is to have none.
        silent: true,
        ...(icon !== undefined && { icon }),
      };
      const notification = new Notification(title, options);
      notification.addEventListener('click', () => {
        window.focus();
        open(refOf(message));
        close(conversationId);
      });
      told.set(conversationId, { notification, messageId: message.id, count });
    } catch {
      // Browsers that show them by a service worker only refuse here.
    }
  }

  function hear(message: Message): void {
    if (seen.has(message.id)) return;
    seen.add(message.id);
    if (seen.size > REMEMBERED) seen.delete(seen.values().next().value ?? '');
    if (!wantsToHear(store.getState(), message, selfId, env.now())) return;
    if (isFocused()) return inside(message);
    missed += 1;
    if (tabs.isSpeaker()) outside(message);
  }

  // What is read, here or elsewhere, or taken back, is told no longer.
  function tidy(): void {
    if (told.size === 0) return;
    const { conversations } = store.getState();
    for (const [id, { messageId }] of told) {
      const conversation = conversations.get(id);
      const last = conversation?.lastMessage;
      const gone = last?.id === messageId && last.recalled !== undefined;
      if (!conversation || conversation.unread.count === 0 || gone) close(id);
    }
  }
  const onFocus = (): void => {
    const focused = isFocused();
    tabs.setFocused(focused);
    if (!focused || missed === 0) return;
    missed = 0;
    now().missed();
  };
  const unwatch = actions.watchPresence([selfId]);
  const unhear = store.onMessage((message) => {
    // Its conversation may have to be asked for first: what it is called, and whether it is muted.
    if (store.getState().conversations.has(message.conversationId)) return hear(message);
    actions.ensureConversation(message.conversationId).then(
      (conversation) => conversation && hear(message),
      () => undefined,
    );
  });
  const unsubscribe = store.subscribe(tidy);
  const kinds = ['focus', 'blur'] as const;
  for (const kind of kinds) window.addEventListener(kind, onFocus);
  document.addEventListener('visibilitychange', onFocus);
  onFocus();
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, onFocus);
    document.removeEventListener('visibilitychange', onFocus);
    unsubscribe();
    unhear();
    unwatch();
    for (const id of [...told.keys()]) close(id);
    tabs.stop();
    player.stop();
  };
}
