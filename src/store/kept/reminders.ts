import { ChatError } from '../../contract/index.js';
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
  /** Rejects, and sets none, when there are too many or this device does not keep it. */
  add(ref: TimelineRef, messageId: MessageId, senderName: string, at: number): Promise<void>;
  /** Gone in any case; rejects when this device keeps it all the same, so that it may come back with the next start. */
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
    await storage?.write([{ table: 'meta', key: KEY, value: list.length > 0 ? list : undefined }], 'strict');
  }

  /** The other tabs are to have the same. */
  function tell(): void {
    channel?.post([...core.reminders.values()]);
  }

  /** Told as what it is to the user: this device did not keep it. */
  function refused(cause: unknown): ChatError {
    const error = new ChatError('storage', 'The reminders could not be stored.', { cause });
    return core.report(error, { operation: 'reminders.save' });
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
      const stored = await opened.get('meta', KEY);
      // The user may have signed out while it was read (P11).
      if (run !== core.run) return;
      const known = [...core.reminders.values()];
      take(stored);
      for (const reminder of known) core.reminders.set(reminder.id, reminder);
    } catch (reason) {
      core.report(reason, { operation: 'storage.open' });
    }
    if (run === core.run) ring();
  }

  const reminders: Reminders = {
    start: () => (starting ??= begin()),
    async add(ref, messageId, senderName, at) {
      const { run } = core;
      await reminders.start();
      if (run !== core.run) throw new ChatError('expired', 'The user has signed out.');
      if (core.reminders.size >= MOST)
        throw core.report(new ChatError('too-large', `There are ${MOST} reminders already.`), {
          operation: 'reminders.add',
        });
      const id = env.createId();
      core.reminders.set(id, { id, ref, messageId, senderName, at, due: false });
      ring();
      try {
        if (!storage) throw new ChatError('storage', 'There is no storage.');
        await save();
      } catch (reason) {
        // One that is forgotten with the page is not to be relied on.
        if (run === core.run) {
          core.reminders.delete(id);
          ring();
        }
        throw refused(reason);
      }
      tell();
    },
    async drop(id) {
      const { run } = core;
      await reminders.start();
      if (run !== core.run) return;
      core.reminders.delete(id);
      ring();
      tell();
      await save().catch((reason: unknown) => {
        throw refused(reason);
      });
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
