import { ChatError, type ChatEvent, type ChatEventBody } from '../../contract/index.js';
import type { FaultName, FaultOptions } from './faultOptions.js';

/** A line between a client and its backend on which things go wrong. */
export interface Line {
  readonly online: boolean;
  readonly faults: Readonly<Record<FaultName, number>>;
  /** Makes one call to the backend and brings its answer back, or does not. */
  call<T>(call: () => Promise<T>, mayRepeat: boolean): Promise<T>;
  /** Events from the backend. */
  push(events: readonly ChatEvent[]): void;
  onDeliver(deliver: (events: readonly ChatEvent[]) => void): void;
  onState(tell: (event: Extract<ChatEventBody, { type: 'connection' | 'reconnected' }>) => void): void;
  setOnline(online: boolean): void;
  heal(): void;
  /** Connected: cuts may begin. */
  start(): void;
  stop(): void;
}

// How many of the missed events a limited sync tells.
const LIMITED = 3;

/** Makes a line. */
export function createLine(
  options: FaultOptions & { readonly env: NonNullable<FaultOptions['env']> },
  random: () => number,
): Line {
  const { env, latency = [5, 80], timeout = 5000, lateness = 2000 } = options;
  const { timers } = env;
  const faults: Record<FaultName, number> = {
    lostCall: 0,
    lostAnswer: 0,
    repeatedCall: 0,
    repeatedEvent: 0,
    lateEvent: 0,
    lostEvent: 0,
    cut: 0,
  };
  let online = true;
  let healthy = false;
  let started = false;
  /** Grows with every `stop`: what was on its way then never comes. */
  let round = 0;
  let deliver: (events: readonly ChatEvent[]) => void = () => {};
  let tellState: Parameters<Line['onState']>[0] = () => {};
  /** What a resumed connection would tell. */
  let missed: (readonly ChatEvent[])[] = [];
  /** On the way, in the order they happened; a cut takes them. */
  const underway = new Set<{ readonly events: readonly ChatEvent[] }>();
  /** When the last event in order arrives: those that are not late keep their order. */
  let lastArrival = 0;
  let cutTimer: unknown;
  const onCut = new Set<() => void>();

  const chance = (probability: number | undefined): boolean => !healthy && random() < (probability ?? 0);
  const happened = (name: FaultName): void => void (faults[name] += 1);
  const oneWay = (): number => latency[0] + random() * (latency[1] - latency[0]);
  const offline = (): ChatError => new ChatError('offline', 'The line is cut.');

  function later(ms: number, fn: () => void): void {
    const mine = round;
    timers.after(ms, () => mine === round && fn());
  }

  function arrive(events: readonly ChatEvent[]): void {
    const item = { events };
    underway.add(item);
    let wait = oneWay();
    if (chance(options.reorder)) {
      happened('lateEvent');
      wait += random() * lateness;
    } else {
      lastArrival = Math.max(lastArrival, env.now() + wait);
      wait = lastArrival - env.now();
    }
    later(wait, () => underway.delete(item) && deliver(events));
    if (chance(options.repeat)) {
      happened('repeatedEvent');
      later(oneWay() + random() * lateness, () => online && deliver(events));
    }
  }

  function scheduleCut(): void {
    timers.cancel(cutTimer);
    const { cuts } = options;
    if (!cuts || healthy || !started) return;
    cutTimer = timers.after(random() * 2 * cuts.every, () => {
      if (healthy || !online) return;
      setOnline(false);
      cutTimer = timers.after(random() * cuts.lasting, () => setOnline(true));
    });
  }

  function setOnline(next: boolean): void {
    if (next === online) return;
    online = next;
    if (!next) {
      happened('cut');
      timers.cancel(cutTimer);
      for (const fail of [...onCut]) fail();
      missed.push(...[...underway].map(({ events }) => events));
      underway.clear();
      tellState({ type: 'connection', state: { status: 'offline' } });
      return;
    }
    lastArrival = Math.max(lastArrival, env.now() + oneWay());
    later(lastArrival - env.now(), () => {
      // Cut again before it was up: what was missed is still missed.
      if (!online) return;
      const waiting = missed;
      missed = [];
      const resumed = healthy ? false : chance(options.resume);
      const told = resumed ? waiting : chance(options.limitedSync) ? waiting.slice(-LIMITED) : [];
      for (const lost of waiting.slice(0, waiting.length - told.length)) faults.lostEvent += lost.length;
      tellState({ type: 'connection', state: { status: 'connected' } });
      if (resumed) for (const events of told) deliver(events);
      tellState({ type: 'reconnected', resumed });
      if (!resumed) for (const events of told) deliver(events);
    });
    scheduleCut();
  }

  return {
    get online() {
      return online;
    },
    faults,
    call<T>(call: () => Promise<T>, mayRepeat: boolean) {
      return new Promise<T>((resolve, reject) => {
        if (!online) return later(oneWay(), () => reject(offline()));
        const lostBefore = chance((options.loss ?? 0) / 2);
        const lostAfter = chance((options.loss ?? 0) / 2);
        const repeated = mayRepeat && chance(options.repeat);
        let over = false;
        const end = (settle: () => void): void => {
          if (over) return;
          over = true;
          onCut.delete(fail);
          settle();
        };
        // Under way when the line broke: nobody can say whether it arrived, and `offline` would say that it did not.
        const broken = (): ChatError => new ChatError('timeout', 'The line broke before the answer came.');
        const fail = (): void => end(() => later(oneWay(), () => reject(broken())));
        onCut.add(fail);
        if (lostBefore || lostAfter) later(timeout, () => end(() => reject(new ChatError('timeout', 'No answer.'))));
        if (lostBefore) return happened('lostCall');
        later(oneWay(), () => {
          // The cut came first: the backend never hears of it.
          if (over) return;
          const answer = call();
          if (repeated) {
            happened('repeatedCall');
            later(random() * lateness, () => call().catch(() => {}));
          }
          if (lostAfter) {
            happened('lostAnswer');
            return void answer.catch(() => {});
          }
          const back = oneWay();
          answer.then(
            (value) => later(back, () => end(() => resolve(value))),
            (reason: unknown) => later(back, () => end(() => reject(reason))),
          );
        });
      });
    },
    push(events) {
      if (!online) missed.push(events);
      else for (const event of events) arrive([event]);
    },
    onDeliver: (next) => void (deliver = next),
    onState: (next) => void (tellState = next),
    setOnline,
    heal() {
      healthy = true;
      timers.cancel(cutTimer);
      setOnline(true);
    },
    start() {
      started = true;
      scheduleCut();
    },
    stop() {
      started = false;
      round += 1;
      missed = [];
      underway.clear();
      onCut.clear();
      timers.cancel(cutTimer);
    },
  };
}
