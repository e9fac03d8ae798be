import type { ServerCore } from '../server/core.js';
import { nextDue, sendDue } from '../server/scheduled.js';
import type { SessionPart } from './session.js';

/** Looked at this often, in ms, while something waits: clocks are set, and devices sleep. */
const LOOK = 60_000;
/** Pause in ms after something changed in the service, before it is looked whether that was scheduled. */
const PAUSE = 100;

/** The hand that sends what is due, for all users, while anybody is connected. Several do no harm: each message is sent in one transaction. */
export function createScheduler(core: ServerCore): SessionPart {
  const { environment } = core;
  let stopTimer: (() => void) | undefined;
  let started = false;
  let busy = false;
  let again = false;

  let until = 0;
  // An earlier look stands: under traffic that never pauses nothing would ever be sent otherwise.
  const wait = (ms: number): void => {
    const at = environment.now() + ms;
    if (stopTimer && until <= at) return;
    stopTimer?.();
    until = at;
    stopTimer = environment.setTimer(run, ms);
  };
  const look = async (): Promise<void> => {
    const next = await core.read('', nextDue);
    if (!started || next === undefined) return;
    const left = next - environment.now();
    if (left > 0) wait(Math.min(LOOK, left));
    // The change it makes leads here again.
    else await core.write('', sendDue);
  };
  function run(): void {
    stopTimer?.();
    stopTimer = undefined;
    again = busy;
    if (busy) return;
    busy = true;
    look()
      // A service that is closed or full: with the next change, or a minute from now.
      .catch(() => {
        if (started) wait(LOOK);
      })
      .finally(() => {
        busy = false;
        if (again && started) run();
      });
  }

  return {
    start() {
      started = true;
      run();
    },
    stop() {
      started = false;
      stopTimer?.();
      stopTimer = undefined;
    },
    signal(signal) {
      if (started && (signal.t === 'log' || signal.t === 'reset' || signal.t === 'reopened')) wait(PAUSE);
    },
    page(what) {
      if (started && what === 'wake') run();
    },
  };
}
