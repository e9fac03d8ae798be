import { ChatError, type ListPage } from '../../contract/index.js';
import {
  timelineKey,
  withoutCopies,
  type MessageId,
  type MessageSnapshot,
  type TimelineRef,
} from '../../model/index.js';
import { errorData, type Core } from '../core.js';
import type { KeptMessages } from '../state.js';

interface Pending {
  readonly snapshot: MessageSnapshot;
  readonly active: boolean;
}

interface Book extends Omit<KeptMessages, 'items' | 'hasMore'> {
  readonly confirmed: readonly MessageSnapshot[];
  readonly cursor: string | undefined;
  readonly pending: ReadonlyMap<string, Pending>;
}

/** Lists of copies, as confirmed and with what the user does meanwhile folded over them (P14). */
export interface Books {
  /** Asks for a list from its beginning, or for its next page. */
  load(
    key: string,
    ask: (cursor: string | undefined) => Promise<ListPage<MessageSnapshot>>,
    more: boolean,
  ): Promise<void>;
  /** Puts a message in, or takes it out: at once, and undone when `call` is refused. Rejects with what it rejects with. */
  change(
    key: string,
    ref: TimelineRef,
    messageId: MessageId,
    active: boolean,
    call: () => Promise<void>,
  ): Promise<void>;
  /** Told by the backend. False when the message is not known here: the list is to be asked for again. */
  told(key: string, ref: TimelineRef, messageId: MessageId, active: boolean): boolean;
  has(key: string): boolean;
  /** Takes the words of a message out of every list (P4). */
  forget(messageId: MessageId): void;
  clear(): void;
}

const empty: Book = { status: 'idle', error: undefined, confirmed: [], cursor: undefined, pending: new Map() };

function put(items: readonly MessageSnapshot[], { snapshot, active }: Pending): readonly MessageSnapshot[] {
  const others = items.filter(({ ref }) => !isSame(ref, snapshot.ref));
  return active ? [snapshot, ...others] : others;
}

function isSame(a: MessageSnapshot['ref'], b: MessageSnapshot['ref']): boolean {
  return a !== undefined && a.messageId === b?.messageId && a.conversationId === b.conversationId;
}

/** Makes the lists of one chat. */
export function createBooks(core: Core): Books {
  const books = new Map<string, Book>();

  function write(key: string, changes: Partial<Book>): void {
    const book = { ...(books.get(key) ?? empty), ...changes };
    books.set(key, book);
    const items = [...book.pending.values()].reduce(put, book.confirmed);
    core.kept.set(key, { status: book.status, error: book.error, items, hasMore: book.cursor !== undefined });
  }

  /** A copy of a message that is loaded. */
  function copy(key: string, ref: TimelineRef, messageId: MessageId): MessageSnapshot | undefined {
    const at = { ...ref, messageId };
    const message = core.timelines.get(timelineKey(ref))?.core.confirmed(messageId);
    if (!message) return books.get(key)?.confirmed.find((item) => isSame(item.ref, at));
    const { senderId, senderName, time, content } = message;
    const name = core.users.get(senderId)?.nick ?? senderName ?? '';
    return { ref: at, senderId, senderName: name, time, content };
  }

  return {
    async load(key, ask, more) {
      const { run } = core;
      const before = books.get(key) ?? empty;
      if (before.status === 'loading') return;
      write(key, { status: 'loading', error: undefined });
      core.flush();
      try {
        const page = await ask(more ? before.cursor : undefined);
        if (run !== core.run) return;
        const items = page.items.map((item) => ({ ...item, content: core.contents.normalize(item.content) }));
        const known = more ? (books.get(key)?.confirmed ?? []) : [];
        const fresh = items.filter((item) => !known.some(({ ref }) => isSame(ref, item.ref)));
        write(key, { status: 'ready', confirmed: [...known, ...fresh], cursor: page.cursor });
      } catch (reason) {
        if (run !== core.run) return;
        const error = core.report(reason, { operation: 'messages.listKept' });
        write(key, { status: 'error', error: errorData(error) });
      }
      core.flush();
    },
    async change(key, ref, messageId, active, call) {
      const { run } = core;
      const snapshot = copy(key, ref, messageId);
      if (!snapshot) throw new ChatError('not-found', `There is no message '${messageId}' in this timeline.`);
      const opId = core.env.createId();
      const op: Pending = { snapshot, active };
      write(key, { pending: new Map(books.get(key)?.pending).set(opId, op) });
      core.flush();
      let done = false;
      try {
        await call();
        done = true;
      } finally {
        const book = books.get(key);
        if (run === core.run && book) {
          const pending = new Map(book.pending);
          pending.delete(opId);
          write(key, { pending, confirmed: done ? put(book.confirmed, op) : book.confirmed });
          core.flush();
        }
      }
    },
    told(key, ref, messageId, active) {
      const at = { ...ref, messageId };
      const known = copy(key, ref, messageId);
      if (!known && active) return false;
      const snapshot = known ?? { ref: at, senderName: '', time: 0, content: { type: 'unknown' } };
      const confirmed = books.get(key)?.confirmed ?? [];
      // The echo of what was done here: it stays where it is.
      if (active && confirmed.some(({ ref: there }) => isSame(there, at))) return true;
      write(key, { confirmed: put(confirmed, { snapshot, active }) });
      return true;
    },
    has: (key) => books.has(key),
    forget(messageId) {
      for (const [key, book] of books) {
        const confirmed = withoutCopies(book.confirmed, messageId);
        if (confirmed !== book.confirmed) write(key, { confirmed });
      }
    },
    clear: () => books.clear(),
  };
}
