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

/** Makes the way to it. */
export function createScheduledLater(core: Core, outbox: Outbox): ScheduledLater {
  const part = lazyPart<Scheduled>(core, 'scheduled', () =>
    import('./scheduled.js').then(({ createScheduled }) => createScheduled(core, outbox.waiting)),
  );
  // What the code could not be loaded for, or the backend not be asked: tried again when the connection is back.
  const missed = new Map<string, () => unknown>();
  function want(name: 'arrange' | 'loadScheduled'): void {
    const { run } = core;
    part
      .use(async (scheduled) => scheduled[name]())
      .catch(() => {
        if (run === core.run) missed.set(name, () => want(name));
      });
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
      if (core.scheduled.size > 0) want('arrange');
    },
    stop() {
      missed.clear();
      part.loaded?.stop();
    },
  };
}
