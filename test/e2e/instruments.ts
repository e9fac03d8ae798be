/** What a page holds on to, counted. Zero growth is the promise. */
export interface Held {
  /** Listeners on window, document, media queries, channels and the like: on everything that is no element. */
  readonly listeners: number;
  readonly timeouts: number;
  readonly intervals: number;
  readonly frames: number;
  /** Observers that watch something. */
  readonly resizeObservers: number;
  readonly intersectionObservers: number;
  readonly mutationObservers: number;
  readonly channels: number;
  readonly databases: number;
  readonly objectUrls: number;
  /** What the listeners and timeouts are, to find a leak by. */
  readonly details: readonly string[];
}

/** Runs in the page before anything else: counts what is taken and given back. Answers on `globalThis.held()`. */
export function installInstruments(): void {
  const listeners = new Map<EventTarget, Map<string, Set<unknown>>>();
  const isElement = (target: unknown): boolean => target instanceof Node && target !== document;
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const keyOf = (type: string, options?: boolean | AddEventListenerOptions): string =>
    `${type}${(typeof options === 'object' ? options.capture : options) ? ' capture' : ''}`;
  const forget = (target: EventTarget, key: string, listener: unknown): void => {
    const byType = listeners.get(target);
    const set = byType?.get(key);
    set?.delete(listener);
    // Only what is live is held here: the count must not be a leak of its own.
    if (set?.size === 0) byType?.delete(key);
    if (byType?.size === 0) listeners.delete(target);
  };
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    // Called bare, as a global, `this` is undefined.
    const target = (this as EventTarget | undefined) ?? globalThis;
    // Requests and transactions of a database live as long as their work.
    const counts = !isElement(target) && !(target instanceof IDBRequest) && !(target instanceof IDBTransaction);
    if (listener && counts) {
      const key = keyOf(type, options);
      const byType = listeners.get(target) ?? new Map<string, Set<unknown>>();
      listeners.set(target, byType);
      const set = byType.get(key) ?? new Set();
      byType.set(key, set.add(listener));
      if (typeof options === 'object' && options.once) {
        addEventListener.call(target, type, () => forget(target, key, listener), {
          once: true,
          capture: options.capture ?? false,
        });
      }
      if (typeof options === 'object' && options.signal) {
        addEventListener.call(options.signal, 'abort', () => forget(target, key, listener), { once: true });
      }
    }
    return addEventListener.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = (this as EventTarget | undefined) ?? globalThis;
    forget(target, keyOf(type, options), listener);
    return removeEventListener.call(target, type, listener, options);
  };

  const timeouts = new Map<number, string>();
  const intervals = new Set<number>();
  const frames = new Set<number>();
  const scope = globalThis as unknown as Record<string, (...args: unknown[]) => unknown>;
  const call = (name: string): ((...args: unknown[]) => unknown) =>
    (scope[name] as (...args: unknown[]) => unknown).bind(globalThis);
  const wrapTimer = (
    set: string,
    clear: string,
    isRepeated: boolean,
    note: (id: number, from: string) => void,
    drop: (id: number) => void,
  ): void => {
    const begin = call(set);
    const end = call(clear);
    scope[set] = (run: unknown, ...rest: unknown[]) => {
      const from = `${Number(rest[0] ?? 0)} ${(new Error('here').stack ?? '').split('\n').slice(2, 5).join(' < ')}`;
      const id = begin(
        (...args: unknown[]) => {
          if (!isRepeated) drop(id);
          (run as (...given: unknown[]) => unknown)(...args);
        },
        ...rest,
      ) as number;
      note(id, from);
      return id;
    };
    scope[clear] = (id: unknown) => {
      drop(id as number);
      return end(id);
    };
  };
  wrapTimer(
    'setTimeout',
    'clearTimeout',
    false,
    (id, from) => timeouts.set(id, from),
    (id) => timeouts.delete(id),
  );
  wrapTimer(
    'setInterval',
    'clearInterval',
    true,
    (id) => intervals.add(id),
    (id) => intervals.delete(id),
  );
  wrapTimer(
    'requestAnimationFrame',
    'cancelAnimationFrame',
    false,
    (id) => frames.add(id),
    (id) => frames.delete(id),
  );

  const observing = {
    ResizeObserver: new Map<object, Set<unknown>>(),
    IntersectionObserver: new Map<object, Set<unknown>>(),
    MutationObserver: new Map<object, Set<unknown>>(),
  };
  for (const [name, live] of Object.entries(observing)) {
    const { prototype } = (
      globalThis as unknown as Record<string, { prototype: Record<string, (...args: unknown[]) => unknown> }>
    )[name] ?? { prototype: {} };
    const { observe, unobserve, disconnect } = prototype;
    prototype['observe'] = function (this: object, ...args: unknown[]) {
      live.set(this, (live.get(this) ?? new Set()).add(args[0]));
      return observe?.apply(this, args);
    };
    if (unobserve) {
      prototype['unobserve'] = function (this: object, ...args: unknown[]) {
        const targets = live.get(this);
        targets?.delete(args[0]);
        if (targets?.size === 0) live.delete(this);
        return unobserve.apply(this, args);
      };
    }
    prototype['disconnect'] = function (this: object) {
      live.delete(this);
      return disconnect?.apply(this);
    };
  }
  const watching = (live: Map<object, Set<unknown>>): number =>
    [...live.values()].filter((targets) => targets.size > 0).length;

  const channels = new Set<BroadcastChannel>();
  const Channel = BroadcastChannel;
  globalThis.BroadcastChannel = class extends Channel {
    constructor(name: string) {
      super(name);
      channels.add(this);
    }
    override close(): void {
      channels.delete(this);
      listeners.delete(this);
      super.close();
    }
  };

  const databases = new Set<IDBDatabase>();
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args);
    addEventListener.call(request, 'success', () => databases.add(request.result));
    return request;
  };
  const { close } = IDBDatabase.prototype;
  IDBDatabase.prototype.close = function () {
    databases.delete(this);
    listeners.delete(this);
    close.call(this);
  };

  const urls = new Set<string>();
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (object) => {
    const url = createObjectURL.call(URL, object);
    urls.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    urls.delete(url);
    revokeObjectURL.call(URL, url);
  };

  const held = (): Held => {
    const details: string[] = [];
    let count = 0;
    for (const [target, byType] of listeners) {
      for (const [key, set] of byType) {
        count += set.size;
        details.push(`${set.size} × ${target.constructor.name} ${key}`);
      }
    }
    for (const from of timeouts.values()) details.push(`timeout ${from}`);
    return {
      listeners: count,
      timeouts: timeouts.size,
      intervals: intervals.size,
      frames: frames.size,
      resizeObservers: watching(observing.ResizeObserver),
      intersectionObservers: watching(observing.IntersectionObserver),
      mutationObservers: watching(observing.MutationObserver),
      channels: channels.size,
      databases: databases.size,
      objectUrls: urls.size,
      details,
    };
  };
  Object.assign(globalThis, { held });
}
