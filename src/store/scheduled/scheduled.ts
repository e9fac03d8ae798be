import {
  ChatError,
  type ScheduledChanges,
  type ScheduledEvent,
  type ScheduledRemovedEvent,
} from '../../contract/index.js';
import type { Core } from '../core.js';
import type { WaitingBox } from '../outbox/index.js';
import type { WaitingRecord } from '../outbox/record.js';
import type { ScheduledItem } from '../state.js';
import { createHeld } from './held.js';
import { createKeeper } from './keeper.js';
import { MOST_AHEAD } from './limits.js';

/** What can be done to messages that are sent later. All but the first reject with a ChatError when refused. */
export interface ScheduledActions {
  /** Asks the backend anew what it keeps; `selectScheduled` has it then. Rejects when it does not answer. */
  loadScheduled(): Promise<void>;
  /** Changes words or time. One that the backend keeps takes a connection. */
  updateScheduled(id: string, changes: ScheduledChanges): Promise<void>;
  /** Sends it now. */
  sendScheduled(id: string): Promise<void>;
  /** It is not sent; nothing of it remains. */
  cancelScheduled(id: string): Promise<void>;
}

/** What looks after messages that are sent later. */
export interface Scheduled extends ScheduledActions {
  /** Sends what is due, hands over what the backend can keep, and sets the clock for the rest. */
  arrange(): void;
  hear(event: ScheduledEvent | ScheduledRemovedEvent): void;
  stop(): void;
}

/** Makes it. */
export function createScheduled(core: Core, waiting: WaitingBox): Scheduled {
  const held = createHeld(core);
  const keeper = createKeeper(core, waiting, held);

  function mustBeThere(id: string): ScheduledItem {
    const item = core.scheduled.get(id);
    if (!item) throw new ChatError('not-found', 'The message was sent or deleted meanwhile.', { retryable: false });
    return item;
  }
  function check({ at, content }: ScheduledChanges): void {
    const now = core.env.now();
    if (at !== undefined && !(at > now && at <= now + MOST_AHEAD))
      throw new ChatError('bad-input', 'A message is sent between now and a year from now.', { retryable: false });
    if (content !== undefined && typeof content.type !== 'string')
      throw new ChatError('bad-input', 'The content has no type.', { retryable: false });
  }
  /** Does something with a message: to the record this device has, or by the backend. */
  async function act(
    id: string,
    here: (record: WaitingRecord) => Promise<void> | void,
    there: (item: ScheduledItem) => Promise<void>,
  ): Promise<void> {
    let conversationId: string | undefined;
    try {
      const item = mustBeThere(id);
      ({ conversationId } = item.ref);
      const record = waiting.find(id);
      if (!record) return await there(item);
      // It may be under way to the backend: what becomes of it there follows what is done here.
      await here(record);
      keeper.arrange();
    } catch (reason) {
      throw core.report(reason, { operation: 'messages.updateScheduled', conversationId });
    } finally {
      core.flush();
    }
  }

  return {
    arrange: keeper.arrange,
    hear: held.hear,
    loadScheduled: held.load,
    async updateScheduled(id, changes) {
      const { content, mentions, at } = changes;
      await act(
        id,
        async (record) => {
          check(changes);
          const outgoing = content ? { ...record.outgoing, content, mentions } : record.outgoing;
          await waiting.change({ ...record, outgoing, sendAt: at ?? record.sendAt }, true);
          if (waiting.find(id)) return;
          // Another tab was faster: it let it go, or the backend has it.
          const { ref, heldBy } = mustBeThere(id);
          if (heldBy === 'backend') await held.update(ref, id, changes);
        },
        async ({ ref }) => {
          check(changes);
          await held.update(ref, id, changes);
        },
      );
    },
    sendScheduled: (id) =>
      act(
        id,
        (record) => waiting.release(record),
        ({ ref }) => held.update(ref, id, { at: 0 }),
      ),
    cancelScheduled: (id) =>
      act(
        id,
        // Whether the backend has it nobody knows until it answers: then it is taken back there.
        (record) => (record.attempted ? waiting.change({ ...record, unwanted: true }, true) : waiting.drop(record)),
        ({ ref }) => held.cancel(ref, id),
      ),
    stop() {
      keeper.stop();
      held.stop();
    },
  };
}
