import type { AccountStorage, Channel, TimerHandle } from '../../env/index.js';
import type { MessageId, TimelineRef } from '../../model/index.js';
import { isRecord, ownValue, readId } from '../../utils/readers.js';
import type { Core } from '../core.js';
import type { Reminder } from '../state.js';

/** Timers of browsers overflow after 24 days: a long wait is made of short ones. */
const LONGEST_WAIT = 86_400_000;
/** More than this nobody has in mind, and nobody else can add any (P17). */
const MOST = 500;
const KEY = 'reminders';

/** Reminders of one account, in step over its tabs. */
export interface Reminders {
  start(): Promise<void>;
  add(ref: TimelineRef, messageId: MessageId, senderName: string, at: number): Promise<void>;
  drop(id: string): Promise<void>;
  stop(): void;
}

function isReminder(value: unknown): value is Reminder {
  return (
    isRecord(value) &&
    readId(ownValue(value, 'id')) !== undefined &&
    readId(ownValue(value, 'messageId')) !== undefined &&
    readId(ownValue(ownValue(value, 'ref'), 'conversationId')) !== undefined &&
    typeof ownValue(value, 'senderName') === 'string' &&
    Number.isFinite(ownValue(value, 'at'))
  );
}

/** Makes the reminders of a chat. They ring by this device's clock, while a tab is open; what was missed rings when one opens. */
export function createReminders(core: Core): Reminders {
  const { env } = core;
  let storage: AccountStorage | undefined;
  let channel: Channel | undefined;
  let timer: TimerHandle = undefined;
  let starting: Promise<void> | undefined;

  function ring(): void {
    env.timers.cancel(timer);
    timer = undefined;
    const now = env.now();
    let next = Infinity;
    for (const reminder of [...core.reminders.values()]) {
      if (reminder.at > now) next = Math.min(next, reminder.at);
      else if (!reminder.due) core.reminders.set(reminder.id, { ...reminder, due: true });
    }
    if (next < Infinity) timer = env.timers.after(Math.min(LONGEST_WAIT, next - now), ring);
    core.flush();
  }

  function take(list: unknown): void {
    core.reminders.clear();
    if (!Array.isArray(list)) return;
    for (const value of list.slice(0, MOST)) {
      if (isReminder(value)) core.reminders.set(value.id, { ...value, due: false });
    }
  }

  async function save(): Promise<void> {
    const list = [...core.reminders.values()];
    channel?.post(list);
    try {
      await storage?.write([{ table: 'meta', key: KEY, value: list.length > 0 ? list : undefined }], 'strict');
    } catch (reason) {
      core.report(reason, { operation: 'reminders.save' });
    }
  }

  async function begin(): Promise<void> {
    const { run } = core;
    const accountId = core.accounts.keys().next().value ?? '';
    channel = env.channel(`chatloom:reminders:${accountId}`);
    channel.listen((data) => {
      take(data);
      ring();
    });
    try {
      const opened = await env.openStorage(accountId);
      if (run !== core.run) return opened.close();
      storage = opened;
      const known = [...core.reminders.values()];
      take(await opened.get('meta', KEY));
      for (const reminder of known) core.reminders.set(reminder.id, reminder);
    } catch (reason) {
      core.report(reason, { operation: 'storage.open' });
    }
    ring();
  }

  const reminders: Reminders = {
    start: () => (starting ??= begin()),
    async add(ref, messageId, senderName, at) {
      await reminders.start();
      if (core.reminders.size >= MOST) return;
      const id = env.createId();
      core.reminders.set(id, { id, ref, messageId, senderName, at, due: false });
      ring();
      await save();
    },
    async drop(id) {
      core.reminders.delete(id);
      ring();
      await save();
    },
    stop() {
      env.timers.cancel(timer);
      channel?.close();
      storage?.close();
      channel = undefined;
      storage = undefined;
      starting = undefined;
    },
  };
  return reminders;
}
