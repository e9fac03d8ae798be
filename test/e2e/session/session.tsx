import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import 'chatloom/styles.css';
import { ChatApp } from 'chatloom';
import { createLocalAdapter } from 'chatloom/adapters/local';
import { demoWorld } from 'chatloom/adapters/local/world';
import { createChatStore, type ChatStore } from 'chatloom/store';
import { withOfflineCache } from 'chatloom/wrappers';

/** What session.spec.ts does with this page. */
export interface Session {
  /** Signs in and shows the chat. */
  open(userId: string, conversationId?: string): Promise<void>;
  logout(): Promise<void>;
  /** Takes the chat off the page and disposes its store, as a host does before another person signs in. */
  close(): void;
  /** What the store still knows: numbers of things, all 0 when nothing. */
  known(): Readonly<Record<string, number>>;
  /** Notes, without holding them, some of the things that are in memory now. */
  remember(): void;
  /** Which of those are still there. */
  inMemory(): readonly string[];
  /** Names of what is kept in this browser for whoever is signed in; the service's own database is a server. */
  kept(): Promise<readonly string[]>;
}

const service = 'session-service';
let store: ChatStore | undefined;
let root: Root | undefined;
let remembered: readonly (readonly [name: string, thing: WeakRef<object>])[] = [];

const session: Session = {
  async open(userId, conversationId) {
    const local = createLocalAdapter({ world: demoWorld, userId, database: service, latency: 0 });
    store = createChatStore({ adapter: withOfflineCache(local) });
    root = createRoot(document.getElementById('host')!);
    root.render(
      <StrictMode>
        <ChatApp store={store} defaultActiveConversationId={conversationId ?? null} />
      </StrictMode>,
    );
    await store.start();
  },
  async logout() {
    await store?.actions.logout();
  },
  close() {
    root?.unmount();
    store?.dispose();
    // React notes what the last event of the page went to until the next one comes, and with it what that was a part of.
    document.getElementById('host')!.click();
    root = undefined;
    store = undefined;
  },
  known() {
    const state = store?.getState();
    if (!state) return {};
    const {
      accounts,
      conversations,
      inbox,
      timelines,
      users,
      groups,
      members,
      presence,
      typing,
      blocked,
      cursors,
      drafts,
    } = state;
    const tables = {
      accounts,
      conversations,
      timelines,
      users,
      groups,
      members,
      presence,
      typing,
      blocked,
      cursors,
      drafts,
    };
    const sizes = Object.entries(tables).map(([name, { size }]) => [name, size] as const);
    return { ...Object.fromEntries(sizes), inbox: inbox.ids.length, unread: state.totalUnread };
  },
  remember() {
    const state = store!.getState();
    const shown = [...state.timelines.values()].find(({ view }) => view.size > 0)!;
    const { message } = shown.view.rowAt(0);
    const things = {
      state,
      message,
      conversation: [...state.conversations.values()][0]!,
      user: [...state.users.values()][0]!,
    };
    remembered = Object.entries(things).map(([name, thing]) => [name, new WeakRef(thing)] as const);
  },
  inMemory: () => remembered.filter(([, thing]) => thing.deref() !== undefined).map(([name]) => name),
  async kept() {
    const databases = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    const others = databases.filter((name) => name !== service);
    return [...others, ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await caches.keys())];
  },
};
Object.assign(globalThis, { session });
