import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'chatloom/styles.css';
import { ChatApp } from 'chatloom';
import { createChatStore } from 'chatloom/store';
import { buildConversation, buildMessage, buildText, buildUser, createTestAdapter } from 'chatloom/testing';

/** What soak.spec.ts does with this page. */
export interface Soak {
  /** Lets that many come as fast as they can be taken. */
  fill(count: number): Promise<void>;
  /** Lets messages come, that many a second, until `stop`. */
  start(perSecond: number): void;
  stop(): void;
  /** How many have come, how many rows are loaded, what went wrong. */
  report(): { readonly told: number; readonly loaded: number; readonly problems: readonly string[] };
}

const conversations = 6;
const ids = Array.from({ length: conversations }, (_, n) => `c${n}`);
const people = Array.from({ length: 12 }, (_, n) => buildUser({ id: `u${n}`, nick: `Person ${n}` }));
const problems: string[] = [];

// No service: it would hold every message there was, and the heap of this page is what is measured.
const adapter = createTestAdapter({
  conversations: ids.map((id, n) => buildConversation({ id, title: `Conversation ${n}`, kind: 'group' })),
  users: people,
});
const store = createChatStore({
  adapter,
  // Full within the first minute: what grows after it is a leak, and not the history that is kept.
  maxLoaded: 2000,
  onError: (error, { operation }) => problems.push(`${operation}: ${error.message}`),
  onDiagnostic({ kind, detail }) {
    // What is done to messages that are not loaded waits for them, within a bound: dropping the oldest is that bound at work.
    if (kind !== 'waiting-dropped') problems.push(`${kind}: ${detail}`);
  },
});

const sequence = new Map<string, number>();
let told = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** Mostly text into the open conversation; now and then another one, a reaction, an edit, a recall, someone who writes. */
function tellOne(): void {
  told += 1;
  // The test adapter remembers every call, which would be the one thing that grows here.
  (adapter.calls as unknown[]).length = 0;
  const conversationId = told % 3 === 0 ? (ids[told % conversations] ?? 'c0') : 'c0';
  const seq = (sequence.get(conversationId) ?? 0) + 1;
  sequence.set(conversationId, seq);
  const senderId = `u${told % people.length}`;
  const idOf = (n: number): string => `${conversationId}-${n}`;
  const content = buildText(`Message ${seq} with a few words, ${told} of all, *and some of them bold* 🌊`);
  const message = buildMessage({ id: idOf(seq), conversationId, seq, senderId, content });
  adapter.emit({ type: 'message', message });
  if (seq < 5) return;
  const messageId = idOf(seq - 3);
  const at = { value: told, tie: '' };
  if (told % 10 === 1)
    adapter.emit({ type: 'reaction', conversationId, messageId, userId: senderId, emoji: '👍', active: true, at });
  if (told % 25 === 2)
    adapter.emit({
      type: 'message-edited',
      conversationId,
      messageId,
      by: senderId,
      revision: 1,
      content: buildText('Put better'),
      time: message.time,
    });
  if (told % 50 === 3)
    adapter.emit({ type: 'message-recalled', conversationId, messageId, recall: { by: senderId, time: message.time } });
  if (told % 20 === 4) adapter.emit({ type: 'typing', conversationId, userId: senderId, active: true });
}

const soak: Soak = {
  async fill(count) {
    while (told < count) {
      for (let n = 0; n < 500; n += 1) tellOne();
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  },
  start(perSecond) {
    const began = performance.now() - (told / perSecond) * 1000;
    timer = setInterval(() => {
      // By the clock and not by the tick, so that a busy page is given no less to do.
      while (told < ((performance.now() - began) / 1000) * perSecond) tellOne();
    }, 20);
  },
  stop: () => clearInterval(timer),
  report: () => ({
    told,
    loaded: store.getState().timelines.get('c0')?.view.size ?? 0,
    problems,
  }),
};
Object.assign(globalThis, { soak });

createRoot(document.getElementById('host')!).render(
  <StrictMode>
    <ChatApp store={store} defaultActiveConversationId="c0" />
  </StrictMode>,
);
