'use client';
import { useMemo } from 'react';
import { chatErrorData, toChatError, type SettingsChanges } from '../../../contract/index.js';
import { describeError } from '../../../i18n/index.js';
import type { Conversation, ConversationId, NotifyLevel } from '../../../model/index.js';
import { useChatStore, useStrings } from '../../../react/index.js';
import { useToasts } from '../../Toasts/index.js';
import type { ListWords } from './strings.js';

/** Requests on their way at once. */
const AT_ONCE = 5;

/** How long a conversation is muted, in ms; `always` until changed; `mentions` lets only those through. */
export type MuteChoice = number | 'always' | 'mentions';

/** Does things to conversations, one or several, and says what became of them. */
export interface ConversationDoing {
  read(ids: readonly ConversationId[]): void;
  unread(ids: readonly ConversationId[]): void;
  pin(ids: readonly ConversationId[], on: boolean): void;
  mute(ids: readonly ConversationId[], choice: MuteChoice | null): void;
  archive(ids: readonly ConversationId[], on: boolean): void;
  hide(ids: readonly ConversationId[]): void;
  folder(ids: readonly ConversationId[], name: string, inside: boolean): void;
  clear(ids: readonly ConversationId[]): void;
  leave(ids: readonly ConversationId[]): void;
  remove(ids: readonly ConversationId[]): void;
  refused(reason: unknown): void;
  /** Says something in passing. */
  tell(text: string, undo?: () => void): void;
}

type DoneKey = Extract<Parameters<ListWords>[0], `list.done.${string}`>;

/** @param home where it is told */
export function useDoing(home: HTMLElement, own: ListWords): ConversationDoing {
  const store = useChatStore();
  const strings = useStrings();
  const queue = useToasts();
  return useMemo(() => {
    const { actions, adapter, env, getState } = store;
    const tell = (text: string, undo?: () => void): void =>
      void queue.tell({ text, home, ...(undo && { action: { label: own('list.undo'), onSelect: undo } }) });
    const refused = (reason: unknown): void => {
      const text = own('list.failed', { reason: describeError(strings, chatErrorData(toChatError(reason))) });
      queue.tell({ text, home, tone: 'danger' });
    };
    const attempt = (done: Promise<unknown>, then?: () => void): void => void done.then(then, refused);
    const known = (ids: readonly ConversationId[]): readonly Conversation[] =>
      ids.flatMap((id) => getState().conversations.get(id) ?? []);

    /** It shows at once, also while there is no connection; refused it is taken back, and why is said. */
    const change = (
      ids: readonly ConversationId[],
      to: (conversation: Conversation) => SettingsChanges,
      done: DoneKey,
      folder?: string,
    ): void => {
      const before = known(ids).map((conversation) => {
        const changes = to(conversation);
        const was = Object.fromEntries(
          Object.keys(changes).map((name) => [name, conversation.settings[name as keyof SettingsChanges] ?? null]),
        );
        attempt(actions.updateSettings(conversation.id, changes));
        return [conversation.id, was] as const;
      });
      tell(own(done, { count: before.length, folder }), () => {
        for (const [id, was] of before) attempt(actions.updateSettings(id, was));
      });
    };
    /** What cannot be undone, a few at once: what was refused says so, the rest is done. */
    const finish = (ids: readonly ConversationId[], each: (id: ConversationId) => Promise<void>, done: DoneKey): void =>
      attempt(
        (async () => {
          const ended: PromiseSettledResult<void>[] = [];
          for (let at = 0; at < ids.length; at += AT_ONCE)
            ended.push(...(await Promise.allSettled(ids.slice(at, at + AT_ONCE).map(each))));
          const failed = ended.find((one) => one.status === 'rejected');
          const count = ended.filter((one) => one.status === 'fulfilled').length;
          if (count > 0) tell(own(done, { count }));
          if (failed) throw failed.reason;
        })(),
      );
    const unreadFrom = ({ lastMessage }: Conversation): SettingsChanges => ({
      unreadFrom: lastMessage?.position ?? null,
    });
    return {
      tell,
      refused,
      read(ids) {
        const conversations = known(ids);
        for (const { id, lastMessage, settings } of conversations) {
          if (lastMessage) actions.markRead({ conversationId: id }, lastMessage.position);
          if (settings.unreadFrom) attempt(actions.updateSettings(id, { unreadFrom: null }));
        }
        // A cursor never goes back (P7): what was read can be marked.
        const canMark = adapter.can('settings.unreadFrom').state !== 'absent';
        tell(
          own('list.done.read', { count: conversations.length }),
          canMark
            ? () => {
                for (const each of conversations) attempt(actions.updateSettings(each.id, unreadFrom(each)));
              }
            : undefined,
        );
      },
      unread: (ids) => change(ids, unreadFrom, 'list.done.unread'),
      pin: (ids, on) => change(ids, () => ({ pinned: on || null }), on ? 'list.done.pin' : 'list.done.unpin'),
      mute(ids, choice) {
        const notify: NotifyLevel | null = choice === null ? null : choice === 'mentions' ? 'mentions' : 'none';
        const notifyUntil = typeof choice === 'number' ? env.now() + choice : null;
        change(ids, () => ({ notify, notifyUntil }), choice === null ? 'list.done.unmute' : 'list.done.mute');
      },
      archive: (ids, on) =>
        change(ids, () => ({ archived: on || null }), on ? 'list.done.archive' : 'list.done.unarchive'),
      hide: (ids) => change(ids, () => ({ hidden: true }), 'list.done.hide'),
      folder: (ids, name, inside) =>
        change(
          ids,
          ({ settings: { folders = [] } }) => {
            const others = folders.filter((each) => each !== name);
            return { folders: inside ? [...others, name] : others };
          },
          inside ? 'list.done.folder' : 'list.done.unfolder',
          name,
        ),
      clear: (ids) => finish(ids, actions.clearHistory, 'list.done.clear'),
      remove: (ids) => finish(ids, actions.removeConversation, 'list.done.delete'),
      leave: (ids) =>
        finish(
          ids,
          async (id) => {
            const groupId = getState().conversations.get(id)?.groupId;
            if (groupId !== undefined) await actions.groups.leave(groupId);
          },
          'list.done.leave',
        ),
    };
  }, [home, own, queue, store, strings]);
}
