import type { TimerHandle } from '../../env/index.js';
import type { Core } from '../core.js';
import { lazyPart } from '../lazyPart.js';
import type { Outbox } from '../outbox/index.js';
import type { Scheduled, ScheduledActions } from './scheduled.js';

/** The way to messages that are sent later; its code is loaded when there is one. */
export interface ScheduledLater {
  readonly actions: ScheduledActions;
  /** The first screen stands: the backend is asked whether it keeps something. */
  started(): Promise<void>;
  /** The connection is back; `resumed` when it missed nothing. */
  reconnected(resumed: boolean): void;
  stop(): void;
}

/** Code that could not be loaded is asked for again after this, in ms, and twice as long each time up to the longest. */
const FIRST_PAUSE = 5000;
const LONGEST_PAUSE = 60_000;

/** Makes the way to it. */
export function createScheduledLater(core: Core, outbox: Outbox): ScheduledLater {
  const part = lazyPart<Scheduled>(core, 'scheduled', () =>
    import('./scheduled.js').then(({ createScheduled }) => createScheduled(core, outbox.waiting)),
  );
  // What the code could not be loaded for, or the backend not be asked: tried again when the connection is back.
  const missed = new Map<string, () => unknown>();
  let timer: TimerHandle = undefined;
  let pause = FIRST_PAUSE;
  function want(name: 'arrange' | 'loadScheduled'): void {
    const { run } = core;
    part
      .use(async (scheduled) => scheduled[name]())
      .then(
        () => (pause = FIRST_PAUSE),
        () => {
          if (run !== core.run) return;
          missed.set(name, () => want(name));
          // What sends could not be loaded, and something waits: the connection may stay up for days.
          if (name === 'arrange' && !part.loaded) tryAgain();
        },
      );
  }
  function tryAgain(): void {
    core.env.timers.cancel(timer);
    timer = core.env.timers.after(pause, () => {
      missed.delete('arrange');
      want('arrange');
    });
    pause = Math.min(LONGEST_PAUSE, pause * 2);
  }
  async function look(): Promise<void> {
    const { messages, can } = core.adapter;
    const { run } = core;
    if (!messages.listScheduled || can('messages.schedule').state === 'absent') return;
    try {
      const { items } = await messages.listScheduled({ limit: 1 });
      if (run === core.run && (items.length > 0 || core.scheduled.size > 0)) want('loadScheduled');
    } catch (reason) {
      if (run !== core.run) return;
      core.report(reason, { operation: 'messages.listScheduled' });
      missed.set('look', look);
    }
  }
  core.onWaiting = () => want('arrange');
  core.onScheduled = (event) => {
    if (part.loaded) part.loaded.hear(event);
    else want('loadScheduled');
  };
  const act =
    (name: keyof ScheduledActions) =>
    (...args: readonly unknown[]): Promise<void> =>
      part.use((scheduled) => (scheduled[name] as (...given: readonly unknown[]) => Promise<void>)(...args));
  return {
    actions: {
      loadScheduled: () => act('loadScheduled')(),
      updateScheduled: act('updateScheduled'),
      sendScheduled: act('sendScheduled'),
      cancelScheduled: act('cancelScheduled'),
    },
    started: look,
    reconnected(resumed) {
      const again = [...missed.values()];
      missed.clear();
      for (const ask of again) ask();
      if (!resumed && !again.includes(look)) void look();
      if (core.scheduled.size > 0 || part.loaded) want('arrange');
    },
    stop() {
      missed.clear();
      core.env.timers.cancel(timer);
      part.loaded?.stop();
    },
  };
}
