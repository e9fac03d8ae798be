'use client';
import { useEffect, useMemo, useRef } from 'react';
import { ownSummary, peopleOf, summaryText, useOwnStrings, type MessageTypeRegistry } from '../../messages/index.js';
import { conversationName, type Message } from '../../model/index.js';
import { useChat, useChatStore, useStrings, useTypeRegistry } from '../../react/index.js';
import { personName } from '../names/index.js';
import { useToasts } from '../Toasts/index.js';
import { createNotifier, type NotifierNow, type Told } from './notifier.js';
import { notifyStrings } from './strings.js';
import type { NotificationPlace } from './types.js';
import { canAsk, useNotificationSettings } from './useNotificationSettings.js';

/**
 * Tells of new messages while the component is mounted: inside the chat while it has the focus, by the browser while no tab of it has, then by one of the tabs.
 * Nothing is told of muted conversations, of what is on screen, and while the user is not to be disturbed; what is read is told no longer. The browser's permission
 * is asked for when the user turns notifications on, never before. `ChatApp` does this by itself; use it once in a layout of your own, inside `ChatProvider`.
 */
export function useNotifications(place: NotificationPlace): void {
  const store = useChatStore();
  const toasts = useToasts();
  const translator = useStrings();
  const own = useOwnStrings(notifyStrings);
  const types = useTypeRegistry<MessageTypeRegistry>();
  const account = useChat((state) => state.accounts.values().next().value);
  const { settings, change, turnOn } = useNotificationSettings();

  const describe = (message: Message, count: number, content: boolean): Told => {
    const state = store.getState();
    const { conversationId, senderId } = message;
    const conversation = state.conversations.get(conversationId);
    const groupId = conversation?.groupId;
    const nameOf = (id: string, known?: string): string =>
      personName(state, id, groupId, known) || translator.t('common.someone');
    const sender = nameOf(senderId, message.senderName);
    const called = conversation
      ? conversationName(
          conversation,
          state.users.get(conversation.peerId ?? ''),
          groupId === undefined ? undefined : state.groups.get(groupId),
        )
      : sender;
    const title = count > 1 ? own('notify.title', { name: called, count }) : called;
    const unreadable = message.crypto === 'pending' || message.crypto === 'failed';
    if (!content || place.hideContent === true || unreadable) return { title, text: own('notify.message') };
    const summary = store.contents.summarize(message.content);
    store.actions.ensureUsers(peopleOf(summary));
    const text = summaryText(translator, summary, nameOf, () =>
      types ? ownSummary(types, message.content, translator) : undefined,
    );
    return { title, text: groupId === undefined ? text : own('notify.from', { name: sender, text }) };
  };
  const ask = (): void => {
    const wrote = [...store.getState().timelines.values()].some(({ sentHere }) => sentHere > 0);
    // Who has written something here wants an answer; who only looks is left alone.
    if (!settings || settings.asked || settings.desktop || place.desktop === false || !canAsk() || !wrote) return;
    change({ asked: true });
    toasts.tell({
      text: own('notify.ask'),
      tag: 'chatloom:ask',
      action: { label: own('notify.ask.yes'), onSelect: turnOn },
      onClose: () => undefined,
    });
  };
  const now: NotifierNow | undefined = settings && {
    settings: { ...settings, desktop: settings.desktop && place.desktop !== false },
    shown: place.shown === undefined ? [] : [place.shown].flat(),
    describe,
    openLabel: own('notify.open'),
    open: place.onOpenMessage,
    missed: ask,
    icon: place.icon,
  };
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  const known = settings !== undefined;
  const ids = useMemo(
    () => (account && known ? { selfId: account.selfId, accountId: account.id } : undefined),
    [account?.id, account?.selfId, known], // oxlint-disable-line react/exhaustive-deps -- other things of an account are none of its business
  );
  useEffect(() => {
    if (!ids) return undefined;
    // Set by the effect above, which runs first.
    return createNotifier(store, ids.selfId, ids.accountId, toasts, () => latest.current!);
  }, [ids, store, toasts]);
}
