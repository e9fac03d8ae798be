import type { Core } from './core.js';
import type { Kept } from './kept/kept.js';
import type { MessageActions } from './messageActions.js';

/** What few people do with messages, and nobody before the first screen: its code is loaded when the first of it is wanted. */
export type KeptActions = Pick<
  Kept,
  | 'loadPinned'
  | 'pinMessage'
  | 'loadSaved'
  | 'saveMessage'
  | 'reportMessage'
  | 'translateMessage'
  | 'transcribeMessage'
  | 'listReaders'
  | 'remindOf'
  | 'dropReminder'
  | 'removeLater'
>;

/** The way to {@link Kept}. */
export interface Later {
  readonly actions: KeptActions;
  /** Reminders were found in storage. */
  wake(): void;
  stop(): void;
}

/** Makes the way to what is loaded later. */
export function createLater(core: Core, removeMessage: MessageActions['removeMessage']): Later {
  let kept: Kept | undefined;
  let loading: Promise<Kept> | undefined;
  const load = (): Promise<Kept> =>
    (loading ??= import('./kept/kept.js').then(
      ({ createKept }) => (kept = createKept(core, removeMessage)),
      (reason: unknown) => {
        loading = undefined;
        throw reason;
      },
    ));
  const act =
    <N extends keyof KeptActions>(name: N) =>
    async (...args: Parameters<KeptActions[N]>): Promise<Awaited<ReturnType<KeptActions[N]>>> => {
      const call = (await load())[name] as (...given: readonly unknown[]) => ReturnType<KeptActions[N]>;
      return await call(...args);
    };
  const wake = (): void => {
    load().then(
      (loaded) => void loaded.start(),
      (reason: unknown) => core.report(reason, { operation: 'reminders' }),
    );
  };
  return {
    actions: {
      loadPinned: act('loadPinned'),
      pinMessage: act('pinMessage'),
      loadSaved: act('loadSaved'),
      saveMessage: act('saveMessage'),
      reportMessage: act('reportMessage'),
      translateMessage: act('translateMessage'),
      transcribeMessage: act('transcribeMessage'),
      listReaders: act('listReaders'),
      remindOf: act('remindOf'),
      dropReminder: act('dropReminder'),
      removeLater: act('removeLater'),
    },
    wake,
    stop: () => kept?.stop(),
  };
}
