import { ChatError } from '../contract/index.js';
import type { Core } from './core.js';

/** A part of the store whose code is loaded when the first of it is wanted. */
export interface LazyPart<T> {
  /** Undefined until its code is there. */
  readonly loaded: T | undefined;
  /** Does something once the code is there, for the user who asked for it and nobody else. */
  use<R>(task: (part: T) => Promise<R>): Promise<R>;
}

/** Makes one. What cannot be loaded is reported, rejects, and is loaded anew the next time. @param name of the part, for reports */
export function lazyPart<T>(core: Core, name: string, load: () => Promise<T>): LazyPart<T> {
  let loaded: T | undefined;
  let loading: Promise<T> | undefined;
  return {
    get loaded() {
      return loaded;
    },
    async use(task) {
      const { run } = core;
      loading ??= load().then(
        (part) => (loaded = part),
        (cause: unknown) => {
          loading = undefined;
          const error = new ChatError('internal', 'Code could not be loaded.', { cause });
          throw core.report(error, { operation: `${name}.load` });
        },
      );
      const part = await loading;
      if (run !== core.run || !core.active) throw new ChatError('expired', 'The user has signed out.');
      return task(part);
    },
  };
}
