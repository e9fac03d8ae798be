import type { MessageId, TimelineRef } from '../../model/index.js';
import type { Core } from '../core.js';
import type { MessageActions } from '../messageActions.js';

/** A deletion that can still be undone. */
export interface Removal {
  /** Brings the messages back. False when it is too late. */
  undo(): boolean;
  /** Resolves when all are deleted; rejects when one was refused, which is back then. Stays open after `undo`. */
  readonly done: Promise<void>;
}

/** Deletions that wait a while before they are carried out. */
export interface Removals {
  begin(ref: TimelineRef, messageIds: readonly MessageId[], after: number): Removal;
  /** What waits is done at once; when everything is to be forgotten it is not done any more. */
  stop(forget: boolean): void;
}

interface Waiting {
  /** It waits no longer, and nothing was done. */
  end(): void;
  carryOut(): void;
}

/** Makes them. */
export function createRemovals(core: Core, removeMessage: MessageActions['removeMessage']): Removals {
  const { env } = core;
  const waiting = new Set<Waiting>();

  return {
    begin(ref, messageIds, after) {
      const { run } = core;
      const ops = messageIds.map((messageId) => ({ opId: env.createId(), messageId }));
      const by = core.timeline(ref).core.identity.selfId;
      for (const op of ops)
        core.ops.add({ ...op, conversationId: ref.conversationId, kind: 'remove', by, time: env.now() });
      core.flush();
      const unhide = (): void => {
        for (const { opId } of ops) core.ops.remove(opId);
      };
      let settle: (done: Promise<unknown>) => void = () => undefined;
      const done = new Promise<void>((resolve, reject) => {
        settle = (all) => void all.then(() => resolve(), reject);
      });
      // Whoever does not ask how it went must not cause an unhandled rejection.
      done.catch(() => undefined);
      const removal: Waiting = {
        end() {
          env.timers.cancel(timer);
          offHide();
          waiting.delete(removal);
        },
        carryOut() {
          removal.end();
          if (run !== core.run) return;
          // The outbox hides them from here on. Nothing is shown in between.
          unhide();
          settle(Promise.all(messageIds.map((id) => removeMessage(ref, id))));
          core.flush();
        },
      };
      const timer = env.timers.after(after, removal.carryOut);
      // The page goes away: it is wanted, and there is nobody left to undo it.
      const offHide = env.onHide(removal.carryOut);
      waiting.add(removal);
      return {
        done,
        undo() {
          if (!waiting.has(removal)) return false;
          removal.end();
          if (run !== core.run) return false;
          unhide();
          core.flush();
          return true;
        },
      };
    },
    stop(forget) {
      for (const { end, carryOut } of [...waiting]) {
        if (forget) end();
        else carryOut();
      }
    },
  };
}
