import {
  ChatError,
  type ScheduledChanges,
  type ScheduledEvent,
  type ScheduledMessage,
  type ScheduledRemovedEvent,
} from '../../contract/index.js';
import type { OutgoingMessage, TimelineRef } from '../../model/index.js';
import { compact, isRecord, ownValue, readId, readTime } from '../../utils/readers.js';
import type { Core } from '../core.js';

/** More of one user nobody reads, and nobody else can add any (P17). */
const MOST = 500;

/** What the backend keeps of this user's messages. */
export interface Held {
  load(): Promise<void>;
  hear(event: ScheduledEvent | ScheduledRemovedEvent): void;
  /** Takes in what the backend answers; null: it is no more. False when the answer says nothing that could be held. */
  take(id: string, answer: unknown): boolean;
  update(ref: TimelineRef, id: string, changes: ScheduledChanges): Promise<void>;
  cancel(ref: TimelineRef, id: string): Promise<void>;
  stop(): void;
}

/** A scheduled message as the store can hold it; undefined when it names none (P15). */
function readScheduled(core: Core, value: unknown): ScheduledMessage | undefined {
  const id = readId(ownValue(value, 'id'));
  const given = ownValue(value, 'message');
  const clientId = readId(ownValue(given, 'clientId'));
  const conversationId = readId(ownValue(given, 'conversationId'));
  const at = readTime(ownValue(value, 'at'));
  const version = ownValue(value, 'version');
  if (!isRecord(given) || id === undefined || clientId === undefined || conversationId === undefined) return undefined;
  if (at === undefined || !Number.isFinite(version)) return undefined;
  const message: OutgoingMessage = {
    ...(given as unknown as OutgoingMessage),
    content: core.contents.normalize(ownValue(given, 'content')),
  };
  const scheduled = { ...(value as ScheduledMessage), id, at, version: version as number, message };
  return core.recalls.stripValue(scheduled);
}

/** Makes what knows of them. */
export function createHeld(core: Core): Held {
  const { messages } = core.adapter;
  /** By client id: the backend's id, and the version that holds. */
  const known = new Map<string, { readonly id: string; readonly version: number }>();
  /** Ids that are no more, so that a copy made before does not bring one back. */
  const gone = new Set<string>();
  let loading: Promise<void> | undefined;
  let again = false;

  /** False where there is no room for it. What is over by now, or known better, needs none. */
  function put(scheduled: ScheduledMessage): boolean {
    const { id, message, at, version, error } = scheduled;
    const { clientId, conversationId, threadId } = message;
    const before = known.get(clientId);
    if (gone.has(id) || (before && before.version > version)) return true;
    if (!before && known.size >= MOST) return false;
    known.set(clientId, { id, version });
    const ref = compact({ conversationId, threadId });
    core.scheduled.set(clientId, compact({ id: clientId, ref, message, at, heldBy: 'backend' as const, error }));
    return true;
  }
  function remove(id: string): void {
    gone.add(id);
    if (gone.size > MOST) gone.delete(gone.values().next().value ?? id);
    for (const [clientId, each] of known) if (each.id === id) forget(clientId);
  }
  function forget(clientId: string): void {
    known.delete(clientId);
    if (core.scheduled.get(clientId)?.heldBy === 'backend') core.scheduled.delete(clientId);
  }

  async function ask(): Promise<void> {
    const { run } = core;
    const found = new Set<string>();
    // Those that come while it is asked are newer than the answer.
    const before = new Map(known);
    let cursor: string | undefined;
    do {
      // oxlint-disable-next-line no-await-in-loop -- a page leads to the next
      const page = await messages.listScheduled?.(cursor === undefined ? {} : { cursor });
      if (run !== core.run || !page) return;
      for (const value of page.items.slice(0, MOST)) {
        const scheduled = readScheduled(core, value);
        if (!scheduled) core.diagnose('malformed-event', 'scheduled message');
        else {
          found.add(scheduled.message.clientId);
          put(scheduled);
        }
      }
      cursor = page.items.length > 0 && found.size < MOST ? page.cursor : undefined;
    } while (cursor !== undefined);
    for (const [clientId, each] of before) if (!found.has(clientId) && known.get(clientId) === each) forget(clientId);
    core.flush();
  }

  const idOf = (clientId: string): string => known.get(clientId)?.id ?? clientId;
  /** What is refused since it is no more is no more here either. */
  async function call<T>(name: string, id: string, method: (() => Promise<T>) | undefined): Promise<T> {
    if (!method) throw new ChatError('unsupported', `The adapter has no messages.${name}().`);
    try {
      return await method();
    } catch (reason) {
      if ((reason as Partial<ChatError> | null)?.code === 'not-found') remove(idOf(id));
      throw reason;
    }
  }

  const held: Held = {
    load() {
      if (loading) {
        again = true;
        return loading;
      }
      loading = ask()
        .catch((reason: unknown) => {
          throw core.report(reason, { operation: 'messages.listScheduled' });
        })
        .finally(() => {
          loading = undefined;
          const more = again && core.active;
          again = false;
          if (more) void held.load().catch(() => {});
        });
      return loading;
    },
    hear(event) {
      if (event.type === 'scheduled-removed') return remove(event.id);
      const scheduled = readScheduled(core, event.scheduled);
      if (scheduled) put(scheduled);
      else core.diagnose('malformed-event', event.type);
    },
    take(id, answer) {
      if (answer === null) {
        remove(idOf(id));
        return true;
      }
      const scheduled = readScheduled(core, answer);
      if (!scheduled) core.diagnose('malformed-event', 'scheduled message');
      return scheduled !== undefined && put(scheduled);
    },
    async update(ref, id, changes) {
      const { run } = core;
      const answer = await call(
        'updateScheduled',
        id,
        messages.updateScheduled && (() => messages.updateScheduled!(ref, idOf(id), changes)),
      );
      if (run === core.run) held.take(id, answer);
    },
    async cancel(ref, id) {
      const { run } = core;
      const cancel = messages.cancelScheduled && (() => messages.cancelScheduled!(ref, idOf(id)));
      await call('cancelScheduled', id, cancel);
      if (run === core.run) remove(idOf(id));
    },
    stop() {
      known.clear();
      gone.clear();
      loading = undefined;
      again = false;
    },
  };
  return held;
}
