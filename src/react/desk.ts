'use client';
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type {
  Content,
  DraftForward,
  Message,
  MessageId,
  MessageSnapshot,
  TimelineKey,
  TimelineRef,
} from '../model/index.js';
import { timelineKey } from '../model/index.js';
import { createParts, type Parts } from '../utils/parts.js';
import { useConversationScope } from './scopes.js';

/** What a composer can be asked for from elsewhere, such as from the menu of a message. */
export interface ComposerDesk {
  /** Answers a message with what is written next. */
  reply(quote: MessageSnapshot): void;
  /** Hands messages on with what is written next; `caption` follows what is being written. */
  forward(forward: DraftForward, caption?: Content): void;
  /** Puts an own message back into the composer; what was being written comes back afterwards. */
  edit(message: Pick<Message, 'id' | 'content'>): void;
  /** Takes words over, as of a message that was taken back; they follow what is being written. `quote` is answered where nothing else is. */
  take(content: Content, quote?: MessageSnapshot): void;
}

/** What a list of messages can be asked for from elsewhere. */
export interface ListDesk {
  /** Says that something was refused. */
  refused(reason: unknown): void;
  /** Puts the newest own text back into the composer. */
  editLast(): void;
  /** Shows what the user saved. */
  showSaved(): void;
  /** Asks where to forward the message of a row to. */
  forward(messageKey: string): void;
}

/** What was said in an own message that was taken back. */
export interface RecalledWords {
  /** The words themselves, and what is marked in them. */
  readonly content: Content;
  /** What it answered. */
  readonly quote?: MessageSnapshot | undefined;
}

/** Where the parts of one chat that stand beside each other ask each other for something: a list for its composer, a row for a notice. */
export interface Desk {
  composer(ref: TimelineRef): ComposerDesk | undefined;
  /** A composer is there until the returned function is called. The latest of a timeline is asked. */
  setComposer(ref: TimelineRef, composer: ComposerDesk): () => void;
  /** Puts the newest own text back into the composer. False when nobody here can. */
  editLast(ref: TimelineRef): boolean;
  /** Says that something shown at once was refused and taken back. False when nobody shows it. */
  refused(ref: TimelineRef, reason: unknown): boolean;
  /** Shows what the user saved. False when no list is there. */
  showSaved(ref: TimelineRef): boolean;
  /** The list of a timeline, while there is one. The latest is asked. */
  list(ref: TimelineRef): ListDesk | undefined;
  /** A list is there until the returned function is called. */
  setList(ref: TimelineRef, list: ListDesk): () => void;
  /** Keeps the words of an own message that is taken back here: in memory, for some minutes (P4). */
  keepRecalled(messageId: MessageId, words: RecalledWords): void;
  /** Lets go of them: the message was not taken back after all. */
  dropRecalled(messageId: MessageId): void;
  recalled(messageId: MessageId): RecalledWords | undefined;
  /** Told when a list comes or goes, and when words are kept or dropped. */
  subscribe(listener: () => void): () => void;
  /** The one thing of that name this chat has, such as what lies in the trays of its composers; made by whoever needs it first. */
  readonly part: Parts['part'];
  /** Lets go of all words and parts: whose they were has left. */
  clear(): void;
}

/** How long "edit again" is offered, in ms. */
const RECALLED_MS = 5 * 60_000;

/** Makes the desk of one chat. */
export function createDesk(): Desk {
  const composers = new Map<TimelineKey, ComposerDesk>();
  const lists = new Map<TimelineKey, ListDesk>();
  const parts = createParts();
  const recalled = new Map<
    MessageId,
    { readonly words: RecalledWords; readonly timer: ReturnType<typeof setTimeout> }
  >();
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  const dropRecalled = (messageId: MessageId): void => {
    clearTimeout(recalled.get(messageId)?.timer);
    if (recalled.delete(messageId)) tell();
  };
  const place = <V>(map: Map<TimelineKey, V>, ref: TimelineRef, value: V): (() => void) => {
    const key = timelineKey(ref);
    map.set(key, value);
    return () => {
      if (map.get(key) === value) map.delete(key);
    };
  };
  return {
    composer: (ref) => composers.get(timelineKey(ref)),
    setComposer: (ref, composer) => place(composers, ref, composer),
    refused(ref, reason) {
      const list = lists.get(timelineKey(ref));
      list?.refused(reason);
      return list !== undefined;
    },
    editLast(ref) {
      const list = lists.get(timelineKey(ref));
      list?.editLast();
      return list !== undefined;
    },
    showSaved(ref) {
      const list = lists.get(timelineKey(ref));
      list?.showSaved();
      return list !== undefined;
    },
    list: (ref) => lists.get(timelineKey(ref)),
    setList(ref, list) {
      const leave = place(lists, ref, list);
      tell();
      return () => {
        leave();
        tell();
      };
    },
    keepRecalled(messageId, words) {
      clearTimeout(recalled.get(messageId)?.timer);
      const timer = setTimeout(() => dropRecalled(messageId), RECALLED_MS);
      recalled.set(messageId, { words, timer });
      tell();
    },
    dropRecalled,
    recalled: (messageId) => recalled.get(messageId)?.words,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    part: parts.part,
    clear() {
      [...recalled.keys()].forEach(dropRecalled);
      parts.stop();
    },
  };
}

/** The desk of the nearest ChatProvider; null outside. */
export const DeskContext: React.Context<Desk | null> = createContext<Desk | null>(null);

/** Where the parts of the chat ask each other for something; null outside of a ChatProvider. */
export function useDesk(): Desk | null {
  return useContext(DeskContext);
}

const nothing = (): (() => void) => () => undefined;

/** Puts the words of an own message that was taken back here into the composer again. Undefined once that is over, and where there is no composer. */
export function useEditAgain(messageId: MessageId): (() => void) | undefined {
  const desk = useDesk();
  const ref = useConversationScope();
  const words = useSyncExternalStore(
    desk?.subscribe ?? nothing,
    () => desk?.recalled(messageId),
    () => undefined,
  );
  return useMemo(
    () => (words && desk ? () => desk.composer(ref)?.take(words.content, words.quote) : undefined),
    [words, desk, ref],
  );
}
