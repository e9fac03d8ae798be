import { ChatError, type ListPage } from '../../contract/index.js';
import {
  timelineKey,
  withoutCopies,
  type MessageId,
  type MessageSnapshot,
  type TimelineRef,
} from '../../model/index.js';
import { ownValue, readList } from '../../utils/readers.js';
import { errorData, type Core } from '../core.js';
import type { KeptMessages } from '../state.js';
import { readKept } from './readKept.js';

// P17: what is taken of one answer, and what one list holds.
const MOST_OF_PAGE = 200;
const MOST = 2000;

/** Asks for a page of a list: its first, or the one a cursor leads to. */
type Ask = (cursor: string | undefined) => Promise<ListPage<MessageSnapshot>>;

/** Something that was done to a list. */
interface Change {
  readonly snapshot: MessageSnapshot;
  readonly active: boolean;
}

interface Book extends Omit<KeptMessages, 'items' | 'hasMore'> {
  readonly confirmed: readonly MessageSnapshot[];
  readonly cursor: string | undefined;
  readonly pending: ReadonlyMap<string, Change>;
  /** How to ask for it again; undefined until it was asked for. */
  readonly ask: Ask | undefined;
  /** What happened while a page was on its way: the page may have been made before. */
  readonly meanwhile: readonly Change[];
  /** More may have happened than is known: it is asked for again once the page that is on its way is there. */
  readonly isStale: boolean;
}

/** Lists of copies, as confirmed and with what the user does meanwhile folded over them (P14). */
export interface Books {
  /**
   * Asks for a list from its beginning, or for its next page; does nothing while a page is on its way, and asks once more after it with `again`. Never
   * rejects.
   */
  load(key: string, ask: Ask, which: 'first' | 'more' | 'again'): Promise<void>;
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
  /** Asks again for every list that was asked for; after a connection that missed nothing only for those that failed. */
  reconnected(resumed: boolean): void;
  /** Takes the words of a message out of every list (P4). */
  forget(messageId: MessageId): void;
  clear(): void;
}

const empty: Book = {
  status: 'idle',
  error: undefined,
  confirmed: [],
  cursor: undefined,
  pending: new Map(),
  ask: undefined,
  meanwhile: [],
  isStale: false,
};

function put(items: readonly MessageSnapshot[], { snapshot, active }: Change): readonly MessageSnapshot[] {
  // What is there stays where it is: the echo of what was done here, or a page that knew it already.
  if (active) return items.some(({ ref }) => isSame(ref, snapshot.ref)) ? items : [snapshot, ...items].slice(0, MOST);
  return items.filter(({ ref }) => !isSame(ref, snapshot.ref));
}

function isSame(a: MessageSnapshot['ref'], b: MessageSnapshot['ref']): boolean {
  return a !== undefined && a.messageId === b?.messageId && a.conversationId === b.conversationId;
}

/** Each message once, where it came first. */
function once(items: readonly MessageSnapshot[]): readonly MessageSnapshot[] {
  const seen = new Set<string>();
  return items.filter(({ ref }) => {
    const key = JSON.stringify([ref?.conversationId, ref?.messageId]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** What is confirmed is kept, and outlasts a page that is on its way. */
function learn(book: Book, change: Change): Pick<Book, 'confirmed' | 'meanwhile'> {
  const meanwhile = book.status === 'loading' ? [...book.meanwhile, change].slice(-MOST) : [];
  return { confirmed: put(book.confirmed, change), meanwhile };
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
    const root = core.threads.get(timelineKey({ conversationId: ref.conversationId, threadId: messageId }))?.root;
    const message = core.timelines.get(timelineKey(ref))?.core.confirmed(messageId) ?? root;
    if (!message) return books.get(key)?.confirmed.find((item) => isSame(item.ref, at));
    const { senderId, senderName, time, content } = message;
    const name = core.users.get(senderId)?.nick ?? senderName ?? '';
    return { ref: at, senderId, senderName: name, time, content };
  }

  /** Takes a page in, after what is there with `more`. */
  function takePage(key: string, page: ListPage<MessageSnapshot>, more: boolean): void {
    const { confirmed, meanwhile } = books.get(key) ?? empty;
    const given: unknown = ownValue(page, 'items');
    const fresh = readList(given, MOST_OF_PAGE, (item) => readKept(core, item));
    const all = once(more ? [...confirmed, ...fresh] : fresh);
    const isFull = all.length > MOST || (Array.isArray(given) && given.length > MOST_OF_PAGE);
    if (isFull) core.diagnose('limit-reached', 'kept messages');
    const cursor = all.length < MOST ? page.cursor : undefined;
    write(key, { status: 'ready', confirmed: meanwhile.reduce(put, all.slice(0, MOST)), cursor, meanwhile: [] });
  }

  async function load(key: string, ask: Ask, which: 'first' | 'more' | 'again'): Promise<void> {
    const { run } = core;
    const before = books.get(key) ?? empty;
    if (before.status === 'loading') {
      if (which === 'again') write(key, { isStale: true });
      return;
    }
    write(key, { status: 'loading', error: undefined, ask, isStale: false });
    core.flush();
    try {
      const page = await ask(which === 'more' ? before.cursor : undefined);
      if (run !== core.run) return;
      takePage(key, page, which === 'more');
    } catch (reason) {
      if (run !== core.run) return;
      const error = core.report(reason, { operation: 'messages.listKept' });
      write(key, { status: 'error', error: errorData(error), meanwhile: [] });
    }
    core.flush();
    if (books.get(key)?.isStale) await load(key, ask, 'again');
  }

  return {
    load,
    async change(key, ref, messageId, active, call) {
      const { run } = core;
      const snapshot = copy(key, ref, messageId);
      if (!snapshot) throw new ChatError('not-found', `There is no message '${messageId}' in this timeline.`);
      const opId = core.env.createId();
      write(key, { pending: new Map(books.get(key)?.pending).set(opId, { snapshot, active }) });
      core.flush();
      let done = false;
      try {
        await call();
        done = true;
      } finally {
        const book = books.get(key);
        // As it is by now: its message may have been taken back meanwhile.
        const change = book?.pending.get(opId);
        if (run === core.run && book && change) {
          const pending = new Map(book.pending);
          pending.delete(opId);
          write(key, { pending, ...(done && learn(book, change)) });
          core.flush();
        }
      }
    },
    told(key, ref, messageId, active) {
      const known = copy(key, ref, messageId);
      if (!known && active) return false;
      const at = { ...ref, messageId };
      const snapshot = known ?? { ref: at, senderName: '', time: 0, content: { type: 'unknown' } };
      write(key, learn(books.get(key) ?? empty, { snapshot, active }));
      return true;
    },
    has: (key) => books.has(key),
    reconnected(resumed) {
      for (const [key, { ask, status }] of books)
        if (ask && (!resumed || status === 'error')) void load(key, ask, 'again');
    },
    forget(messageId) {
      for (const [key, book] of books) {
        const confirmed = withoutCopies(book.confirmed, messageId);
        const meanwhile = withoutCopies(book.meanwhile, messageId);
        const pending = new Map([...book.pending].map(([id, change]) => [id, withoutCopies(change, messageId)]));
        const isHeld = [...pending].some(([id, change]) => change !== book.pending.get(id));
        if (confirmed !== book.confirmed || meanwhile !== book.meanwhile || isHeld)
          write(key, { confirmed, meanwhile, pending });
      }
    },
    clear: () => books.clear(),
  };
}
