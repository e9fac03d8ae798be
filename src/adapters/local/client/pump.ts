import type { ChatEventBody } from '../../../contract/index.js';
import type { ConversationId, UserId } from '../../../model/index.js';
import type * as serverChat from '../server/chat.js';
import type { ServerCore } from '../server/core.js';
import { markDelivered } from '../server/receipts.js';

/** Changes read at once. */
const BATCH = 200;

/** Reads the service's log and tells what it says to one user, in order. The only way by which committed changes reach a client. */
interface Pump {
  /** Tells what is new. */
  run(): void;
  /** Goes to a place in the log without telling. */
  goTo(place: number): void;
  /** Whether it knows how far it came before. */
  hasPlace(): boolean;
  start(): void;
  stop(): void;
}

export function createPump(
  core: ServerCore,
  self: () => UserId,
  emit: (events: readonly ChatEventBody[]) => void,
  loadCode: () => Promise<Pick<typeof serverChat, 'eventsOf'>>,
): Pump {
  let last: number | undefined;
  let running = false;
  let again = false;
  let started = false;

  /** One batch. Answers whether there may be more. */
  const step = async (received: Map<ConversationId, number>): Promise<boolean> => {
    const from = last ?? 0;
    // Before the transaction, which would not wait for it.
    const { eventsOf } = await loadCode();
    const result = await core.read(self(), async (context) => {
      const meta = await context.tx.get('meta', ['service']);
      const head = meta?.head ?? 0;
      if (head === from) return { head, events: [], rows: 0, missed: false };
      const rows = await context.tx.list('log', { prefix: [], from: from + 1, limit: BATCH });
      // A hole, or a log that ends before the place: too much happened, or the service began anew.
      const missed = head < from || rows[0]?.seq !== from + 1;
      if (missed) return { head, events: [], rows: 0, missed };
      const hole = rows.findIndex((row, index) => row.seq !== from + 1 + index);
      const whole = hole < 0 ? rows : rows.slice(0, hole);
      const events = await eventsOf(context, whole);
      return { head: from + whole.length, events, rows: rows.length, missed };
    });
    if (!started) {
      again = false;
      return false;
    }
    last = result.head;
    if (result.missed) emit([{ type: 'reconnected', resumed: false }]);
    emit(result.events);
    for (const event of result.events) {
      if (event.type === 'message' && event.message.senderId !== self()) {
        received.set(event.message.conversationId, event.message.position.value);
      }
    }
    return result.rows === BATCH;
  };

  const loop = async (): Promise<void> => {
    const received = new Map<ConversationId, number>();
    let more: boolean;
    do {
      again = false;
      more = await step(received);
    } while (more || again);
    if (started && received.size > 0) await core.write(self(), (context) => markDelivered(context, received));
  };

  const run = (): void => {
    again = true;
    if (running || !started) return;
    running = true;
    loop()
      // A failing read is tried again with the next change; the place in the log is kept.
      .catch(() => {})
      .finally(() => {
        running = false;
        if (again && started) run();
      });
  };

  return {
    run,
    goTo(place) {
      last = place;
    },
    hasPlace: () => last !== undefined,
    start() {
      started = true;
    },
    stop() {
      started = false;
    },
  };
}
