import type { ChatErrorData } from '../../contract/index.js';
import type { Core } from '../core.js';
import type { Presenter } from './presenter.js';
import { isWaiting, type OutboxRecord, type WaitingRecord } from './record.js';

const UNKEPT: ChatErrorData = { code: 'storage', message: 'The message could not be stored.', retryable: false };

/** What waits for its time stands among the scheduled messages, and in no timeline: a presenter that knows both places. */
export function presentWaiting(core: Core, show: Presenter): Presenter {
  function put({ id, ref, outgoing, sendAt: at }: WaitingRecord, error?: ChatErrorData): void {
    core.scheduled.set(id, { id, ref, message: outgoing, at, heldBy: 'device', ...(error && { error }) });
  }
  /** The backend may keep it by now, under the same id. */
  function isHere(record: OutboxRecord): boolean {
    return core.scheduled.get(record.id)?.heldBy === 'device';
  }
  function remove(record: OutboxRecord): void {
    if (isHere(record)) core.scheduled.delete(record.id);
  }
  return {
    ...show,
    add: (record) => (isWaiting(record) ? put(record) : show.add(record)),
    addOwn: (record) => (isWaiting(record) ? put(record) : show.addOwn(record)),
    update(record) {
      if (isWaiting(record)) return put(record);
      if (record.kind !== 'send' || !isHere(record)) return show.update(record);
      // Its time has come.
      core.scheduled.delete(record.id);
      show.add(record);
    },
    reword: (record) => (isWaiting(record) ? put(record) : show.reword(record)),
    phase(record, phase, progress) {
      if (!isWaiting(record)) show.phase(record, phase, progress);
    },
    unkept: (record) => (isWaiting(record) ? put(record, UNKEPT) : show.unkept(record)),
    settle: (record) => (isWaiting(record) ? remove(record) : show.settle(record)),
    remove: (record) => (isWaiting(record) ? remove(record) : show.remove(record)),
  };
}
