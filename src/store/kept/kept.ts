import {
  ChatError,
  type ListOptions,
  type ListPage,
  type MessageReport,
  type MessageRevision,
} from '../../contract/index.js';
import type { MessageId, TimelineRef, UserId } from '../../model/index.js';
import type { Core } from '../core.js';
import { pinsKey } from '../selectors.js';
import type { MessageActions } from '../messageActions.js';
import { createBooks } from './books.js';
import { createRemovals, type Removal } from './removals.js';
import { readRevisions } from './readKept.js';
import { createReminders } from './reminders.js';
import { createThreads, type ThreadActions } from '../threads/threads.js';

/** What few people do with messages. All reject with a ChatError when refused. */
export interface Kept extends ThreadActions {
  /** Asks for the pins of a conversation, those in its threads included; `selectPinned` has them then. Never rejects: what went wrong is in the list's state. */
  loadPinned(ref: TimelineRef): Promise<void>;
  /** Pins a message for all, or takes it down; shows at once, and is undone when refused. */
  pinMessage(ref: TimelineRef, messageId: MessageId, active: boolean): Promise<void>;
  /** Asks for what the user saved, or for the next page of it. Never rejects. */
  loadSaved(options?: { readonly more?: boolean | undefined }): Promise<void>;
  /** Saves a message for this user, or lets go of it; shows at once, and is undone when refused. */
  saveMessage(ref: TimelineRef, messageId: MessageId, active: boolean): Promise<void>;
  reportMessage(ref: TimelineRef, messageId: MessageId, report: MessageReport): Promise<void>;
  /** The translation comes as a lane of the message. @param language BCP 47 tag. */
  translateMessage(ref: TimelineRef, messageId: MessageId, language: string): Promise<void>;
  /** The words of a recording come as a lane of the message. */
  transcribeMessage(ref: TimelineRef, messageId: MessageId): Promise<void>;
  /** Who has read a message, or who has not. */
  listReaders(ref: TimelineRef, messageId: MessageId, read: boolean, options?: ListOptions): Promise<ListPage<UserId>>;
  /** Who set one reaction. */
  listReactors(ref: TimelineRef, messageId: MessageId, emoji: string, options?: ListOptions): Promise<ListPage<UserId>>;
  /** What an edited message said before and says now, as far as it is known. */
  editHistory(ref: TimelineRef, messageId: MessageId): Promise<readonly MessageRevision[]>;
  /**
   * Reminds of a message at a time (ms, this device's clock). Kept on this device, for this account. Rejects with a ChatError when there are too many
   * already (`too-large`), or when the device does not keep it (`storage`): it is not set then.
   */
  remindOf(ref: TimelineRef, messageId: MessageId, at: number, senderName?: string): Promise<void>;
  dropReminder(id: string): Promise<void>;
  /**
   * Deletes for this user, after a while in which it can be undone: the messages are gone at once. When the page or the chat goes away meanwhile it is
   * done at once.
   *
   * @param after ms until it is done.
   */
  removeLater(ref: TimelineRef, messageIds: readonly MessageId[], after: number): Promise<Removal>;
  /** Reads the reminders this device has. */
  start(): Promise<void>;
  /** The connection is back; `resumed` when it missed nothing. */
  reconnected(resumed: boolean): void;
  /** Deletions that wait are carried out, unless everything is to be forgotten. */
  stop(forget: boolean): void;
}

/** Makes it; from then on recalls and pins that come are followed. */
export function createKept(core: Core, removeMessage: MessageActions['removeMessage']): Kept {
  const { messages } = core.adapter;
  const books = createBooks(core);
  const reminders = createReminders(core);
  const removals = createRemovals(core, removeMessage);
  const threads = createThreads(core);

  /** Calls a method the adapter may not have. */
  async function call<T>(name: string, ref: TimelineRef | undefined, ask: (() => Promise<T>) | undefined): Promise<T> {
    try {
      if (!ask) throw new ChatError('unsupported', `The adapter has no messages.${name}().`);
      return await ask();
    } catch (reason) {
      throw core.report(reason, { operation: `messages.${name}`, conversationId: ref?.conversationId });
    }
  }

  const loadPinned = (ref: TimelineRef, which: 'first' | 'again' = 'first'): Promise<void> =>
    books.load(
      pinsKey(ref),
      async () => ({ items: (await messages.listPinned?.({ conversationId: ref.conversationId })) ?? [] }),
      which,
    );

  core.onPinned = ({ conversationId, messageId, active }) => {
    const key = pinsKey({ conversationId });
    if (books.has(key) && !books.told(key, { conversationId }, messageId, active))
      void loadPinned({ conversationId }, 'again');
  };
  core.onRecall = (messageId) => {
    books.forget(messageId);
    threads.forget(messageId);
  };

  return {
    loadPinned: (ref) => loadPinned(ref),
    pinMessage: (ref, id, active) =>
      books.change(pinsKey(ref), ref, id, active, () =>
        call('pin', ref, messages.pin && (() => messages.pin!(ref, id, active))),
      ),
    loadSaved: ({ more = false } = {}) =>
      books.load(
        'saved',
        async (cursor) => (await messages.listSaved?.({ cursor })) ?? { items: [] },
        more ? 'more' : 'first',
      ),
    saveMessage: (ref, id, active) =>
      books.change('saved', ref, id, active, () =>
        call('save', ref, messages.save && (() => messages.save!(ref, id, active))),
      ),
    reportMessage: (ref, id, report) =>
      call('report', ref, messages.report && (() => messages.report!(ref, id, report))),
    translateMessage: (ref, id, language) =>
      call('translate', ref, messages.translate && (() => messages.translate!(ref, id, language))),
    transcribeMessage: (ref, id) =>
      call('transcribe', ref, messages.transcribe && (() => messages.transcribe!(ref, id))),
    listReaders: (ref, id, read, options) =>
      call('listReaders', ref, messages.listReaders && (() => messages.listReaders!(ref, id, read, options))),
    listReactors: (ref, id, emoji, options) =>
      call('listReactors', ref, messages.listReactors && (() => messages.listReactors!(ref, id, emoji, options))),
    editHistory: async (ref, id) =>
      readRevisions(
        await call('editHistory', ref, messages.editHistory && (() => messages.editHistory!(ref, id))),
        core.contents,
      ),
    remindOf: (ref, id, at, senderName = '') => reminders.add(ref, id, senderName, at),
    dropReminder: reminders.drop,
    removeLater: async (...args) => removals.begin(...args),
    loadThread: threads.loadThread,
    loadThreads: threads.loadThreads,
    followThread: threads.followThread,
    start: reminders.start,
    reconnected(resumed) {
      books.reconnected(resumed);
      threads.reconnected(resumed);
    },
    stop(forget) {
      removals.stop(forget);
      reminders.stop();
      books.clear();
      threads.clear();
    },
  };
}
