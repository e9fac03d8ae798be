import {
  timelineKey,
  type Message,
  type Position,
  type Thread,
  type ThreadRef,
  type TimelineKey,
} from '../../model/index.js';
import { buildMessage } from '../../testing/index.js';
import { chat, ref, type Chat, type ChatSetup } from '../chat.test.helpers.js';
import type { MessageRow } from '../index.js';

export const at = (value: number): Position => ({ value, tie: '' });
export const inThread: ThreadRef = { ...ref, threadId: 'm1' };
export const key: TimelineKey = timelineKey(inThread);
export const root: Message = buildMessage({
  seq: 1,
  thread: { version: 3, count: 2, participantIds: ['bo'], lastAt: 9 },
});
export const thread = (more: Partial<Thread> = {}): Thread => ({
  ...inThread,
  ...{ root, following: true, unread: 2, asOf: at(5), version: 3 },
  ...more,
});

/** Enough turns for the code that is loaded when it is wanted. */
export async function settle({ frame }: Pick<Chat, 'frame'>): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve, 0));
  await frame();
}

/** A chat with a thread. */
export interface ThreadChat extends Chat {
  answers(): readonly MessageRow[];
  thread(): Thread | undefined;
}

/** Opens a chat with one thread. `isOpen`: its answers are on screen. */
export async function openThread(options: ChatSetup = {}, isOpen = true): Promise<ThreadChat> {
  const answers = [2, 3].map((seq) => buildMessage({ seq, threadId: 'm1' }));
  const it = await chat({ messages: [root, ...answers], threads: [thread()], ...options });
  if (isOpen) it.store.actions.openTimeline(inThread);
  await it.frame();
  const rows = (): readonly MessageRow[] => {
    const view = it.store.getState().timelines.get(key)?.view;
    return Array.from({ length: view?.size ?? 0 }, (_, i) => view!.rowAt(i));
  };
  return { ...it, answers: rows, thread: () => it.store.getState().threads.get(key) };
}
