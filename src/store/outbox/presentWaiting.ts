import type { ChatErrorData } from '../../contract/index.js';
import type { Core } from '../core.js';
import type { Presenter } from './presenter.js';
import { isWaiting, type OutboxRecord, type WaitingRecord } from './record.js';

const UNKEPT: ChatErrorData = { code: 'storage', message: 'The message could not be stored.', retryable: false };

/** What waits for its time stands among the scheduled messages, and in no timeline: a presenter that knows both places. */
export function presentWaiting(core: Core, show: Presenter): Presenter {
  // Shown as waiting, and therefore in no timeline. The scheduled messages cannot tell: the backend's copy may stand there under the same id.
  const waiting = new Set<string>();
  // What this device did not keep, as long as it does not.
  const unkept = new Set<string>();
  function put({ id, ref, outgoing, sendAt: at, unwanted }: WaitingRecord): void {
    waiting.add(id);
    if (unwanted) {
      core.scheduled.delete(id);
      return;
    }
    const error = unkept.has(id) ? UNKEPT : undefined;
    core.scheduled.set(id, { id, ref, message: outgoing, at, heldBy: 'device', ...(error && { error }) });
  }
  /** The backend may keep it by now, under the same id. */
  function remove({ id }: OutboxRecord): void {
    waiting.delete(id);
    unkept.delete(id);
    if (core.scheduled.get(id)?.heldBy === 'device') core.scheduled.delete(id);
  }
  return {
    ...show,
    add(record) {
      if (isWaiting(record)) return put(record);
      // Whoever has let it go sends it from here: a copy the backend keeps gives way to that.
      if (record.kind === 'send' && record.waited) core.scheduled.delete(record.id);
      show.add(record);
    },
    addOwn: (record) => (isWaiting(record) ? put(record) : show.addOwn(record)),
    update(record) {
      if (isWaiting(record)) return put(record);
      if (!waiting.delete(record.id)) return show.update(record);
      unkept.delete(record.id);
      // Its time has come.
      core.scheduled.delete(record.id);
      show.add(record);
    },
    reword: (record) => (isWaiting(record) ? put(record) : show.reword(record)),
    phase(record, phase, progress) {
      if (!isWaiting(record)) show.phase(record, phase, progress);
      else if (phase === 'queued' && unkept.delete(record.id)) put(record);
    },
    unkept(record) {
      if (!isWaiting(record)) return show.unkept(record);
      unkept.add(record.id);
      put(record);
    },
    settle: (record) => (isWaiting(record) ? remove(record) : show.settle(record)),
    remove: (record) => (isWaiting(record) ? remove(record) : show.remove(record)),
  };
}
