import { ownValue, readId } from '../../utils/readers.js';
import type { Store } from './kinds.js';

/** Which tab of an account tells of messages: the one that has the focus tells inside, else one of the others tells outside. */
export interface Tabs {
  /** This tab has the focus, or has it no more. */
  setFocused(focused: boolean): void;
  /** True where this tab is the one that shows notifications of the browser: no tab has the focus, and this one was chosen. */
  isSpeaker(): boolean;
  stop(): void;
}

/** The focus of a tab that has not said so for so long, in ms, is over: it may have crashed. */
const STALE = 45_000;
const BEAT = 20_000;

/** Joins the other tabs of an account. */
export function joinTabs(env: Store['env'], accountId: string): Tabs {
  const name = `chatloom:notify:${accountId}`;
  const me = env.createId();
  const channel = env.channel(name);
  const ended = new AbortController();
  const others = new Map<string, number>();
  let chosen = false;
  let focused = false;
  let letGo = (): void => {};
  env.locks
    .hold(
      name,
      ended.signal,
      () =>
        new Promise<void>((resolve) => {
          chosen = true;
          letGo = resolve;
        }),
    )
    .catch(() => undefined);
  const say = (): void => channel.post({ tab: me, focused });
  const unlisten = channel.listen((data) => {
    const tab = readId(ownValue(data, 'tab'));
    if (tab === undefined) return;
    if (ownValue(data, 'asks') === true) return say();
    if (ownValue(data, 'focused') === true) others.set(tab, env.now());
    else others.delete(tab);
  });
  channel.post({ tab: me, asks: true });
  let timer = env.timers.after(BEAT, beat);
  function beat(): void {
    if (focused) say();
    timer = env.timers.after(BEAT, beat);
  }
  return {
    setFocused(next) {
      if (next === focused) return;
      focused = next;
      say();
    },
    isSpeaker: () => chosen && !focused && ![...others.values()].some((at) => env.now() - at < STALE),
    stop() {
      focused = false;
      say();
      env.timers.cancel(timer);
      ended.abort();
      letGo();
      unlisten();
      channel.close();
    },
  };
}
