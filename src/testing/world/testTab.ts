import { ChatError, type ConversationId, type UserId } from '../../contract/index.js';
import type { VirtualEnv } from '../../env/index.js';
import {
  createChatStore,
  type ChatStore,
  type ChatStoreOptions,
  type Diagnostic,
  type MessageRow,
} from '../../store/index.js';
import { buildText } from '../builders.js';
import type { FaultyAdapter } from '../faults/withFaults.js';

/** One message a tab was told to send. */
export interface SentRecord {
  readonly conversationId: ConversationId;
  /** Key of its row. */
  readonly key: string;
  readonly clientId: string;
  readonly text: string;
  /** The row said that it is safe (queued, or beyond): from then on it may not be lost (P13). */
  shownAsQueued: boolean;
  /** The row was there as soon as the call returned. */
  readonly shownAtOnce: boolean;
}

/** A tab of the test world: a store of its own in an environment of its own. */
export interface TestTab {
  /** Number among all tabs ever opened. */
  readonly number: number;
  readonly userId: UserId;
  readonly device: string;
  readonly store: ChatStore;
  readonly env: VirtualEnv;
  readonly adapter: FaultyAdapter;
  /** Conversations open on screen. */
  readonly open: ReadonlyMap<ConversationId, () => void>;
  /** Everything sent from here, in order; kept after the tab is gone. */
  readonly sent: readonly SentRecord[];
  readonly diagnostics: readonly Diagnostic[];
  /** Things that were thrown and are not a ChatError. */
  readonly thrown: readonly unknown[];
  /** Confirmed and unsent rows of an open conversation, in the order shown. */
  rows(conversationId: ConversationId): readonly MessageRow[];
  openConversation(conversationId: ConversationId): void;
  closeConversation(conversationId: ConversationId): void;
  /** Sends a text; answers the row's key. */
  send(conversationId: ConversationId, text: string): string;
  /** Runs an action whose refusal is no failure of the test. */
  attempt(action: () => Promise<unknown>): void;
  /** The tab dies at once: no line of its code runs any more. */
  kill(): void;
  /** The tab is closed as a person closes it: the store is disposed of. */
  close(): void;
  /** Tries again what did not start or load, as a person would. */
  recover(): void;
}

/** What {@link openTestTab} takes. */
export interface TestTabOptions {
  readonly number: number;
  readonly userId: UserId;
  readonly device: string;
  readonly env: VirtualEnv;
  readonly adapter: FaultyAdapter;
  readonly store?: Pick<ChatStoreOptions, 'maxLoaded' | 'contents'> | undefined;
  onEnd(tab: TestTab): void;
}

const SAFE: ReadonlySet<string> = new Set(['queued', 'sending', 'confirming', 'sent', 'delivered', 'read']);

/** Opens a tab and signs in. */
export function openTestTab({ number, userId, device, env, adapter, store: given, onEnd }: TestTabOptions): TestTab {
  const open = new Map<ConversationId, () => void>();
  const sent: SentRecord[] = [];
  const diagnostics: Diagnostic[] = [];
  const thrown: unknown[] = [];
  const store = createChatStore({ ...given, adapter, env, onDiagnostic: (diagnostic) => diagnostics.push(diagnostic) });

  // Sees every commit, as the screen does: what was shown once as queued is promised.
  store.subscribe(() => {
    if (!env.alive) return;
    for (const record of sent) {
      if (record.shownAsQueued) continue;
      const row = store.getState().timelines.get(record.conversationId)?.view.get(record.key);
      if (row && SAFE.has(row.phase)) record.shownAsQueued = true;
    }
  });

  const attempt = (action: () => Promise<unknown>): void => {
    Promise.resolve()
      .then(action)
      .catch((reason: unknown) => {
        if (!(reason instanceof ChatError)) thrown.push(reason);
      });
  };

  const tab: TestTab = {
    number,
    userId,
    device,
    store,
    env,
    adapter,
    open,
    sent,
    diagnostics,
    thrown,
    rows(conversationId) {
      const view = store.getState().timelines.get(conversationId)?.view;
      return view ? Array.from({ length: view.size }, (_, index) => view.rowAt(index)) : [];
    },
    openConversation(conversationId) {
      if (!open.has(conversationId)) open.set(conversationId, store.actions.openTimeline({ conversationId }));
    },
    closeConversation(conversationId) {
      open.get(conversationId)?.();
      open.delete(conversationId);
    },
    send(conversationId, text) {
      const key = store.actions.sendMessage({ conversationId }, { content: buildText(text) });
      const row = store.getState().timelines.get(conversationId)?.view.get(key);
      // The key of an own row ends with its client id; virtual ids hold no colon.
      const clientId = row?.message.clientId ?? key.slice(key.lastIndexOf(':') + 1);
      sent.push({ conversationId, key, clientId, text, shownAsQueued: false, shownAtOnce: row !== undefined });
      return key;
    },
    attempt,
    kill() {
      env.kill();
      // The server notices some day that nobody is there; nothing reaches the dead tab either way.
      adapter.session.disconnect().catch(() => {});
      onEnd(tab);
    },
    close() {
      for (const close of open.values()) close();
      open.clear();
      store.dispose();
      onEnd(tab);
    },
    recover() {
      const { startup, inbox } = store.getState();
      if (startup.status !== 'ready') attempt(() => store.actions.reconnect());
      else if (inbox.error) store.actions.retryConversations();
      for (const conversationId of open.keys()) store.actions.retryTimeline({ conversationId });
    },
  };
  void store.start();
  return tab;
}
