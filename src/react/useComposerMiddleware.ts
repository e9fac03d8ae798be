import type { Env } from '../env/index.js';
import type {
  ComposerContext,
  ComposerMiddleware,
  ComposerPaste,
  ComposerProblem,
  ComposerRefusal,
  ComposerWords,
} from './useComposerTypes.js';

const TIMEOUT = 10_000;

/** What came of asking: the value, or why there is none. */
export type Checked<T> = { readonly value: T } | { readonly problem: ComposerProblem };

type About = Omit<ComposerContext, 'signal'>;

function isRefusal(answer: object): answer is ComposerRefusal {
  return 'refuse' in answer;
}

/** What a middleware or a command failed with, for the writer. */
export function problemOf(reason: unknown): ComposerProblem {
  return { type: 'failed', text: reason instanceof Error && reason.message !== '' ? reason.message : undefined };
}

/** Asks one, for as long as it may take. Never throws. */
async function ask<T extends object>(
  question: (
    signal: AbortSignal,
  ) => T | ComposerRefusal | undefined | void | Promise<T | ComposerRefusal | undefined | void>,
  timeout: number,
  env: Pick<Env, 'timers'>,
): Promise<Checked<T | undefined>> {
  const abort = new AbortController();
  return new Promise((resolve) => {
    const timer = env.timers.after(timeout, () => {
      abort.abort();
      resolve({ problem: { type: 'timeout' } });
    });
    const answered = (result: Checked<T | undefined>): void => {
      env.timers.cancel(timer);
      resolve(result);
    };
    const asking = async (): Promise<T | ComposerRefusal | undefined | void> => question(abort.signal);
    asking().then(
      (answer) =>
        answered(
          answer && isRefusal(answer)
            ? { problem: { type: 'refused', text: answer.refuse } }
            : { value: answer ?? undefined },
        ),
      (reason: unknown) => answered({ problem: problemOf(reason) }),
    );
  });
}

/** Words as the middleware want them: each sees what the one before it made, message by message. */
export async function checkWords(
  middleware: readonly ComposerMiddleware[],
  words: ComposerWords,
  about: About,
  env: Pick<Env, 'timers'>,
): Promise<Checked<readonly ComposerWords[]>> {
  let all: readonly ComposerWords[] = [words];
  for (const { onBeforeSend, timeout = TIMEOUT } of middleware) {
    if (!onBeforeSend) continue;
    const next: ComposerWords[] = [];
    for (const each of all) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other: that is the promise
      const answer = await ask<ComposerWords | readonly ComposerWords[]>(
        (signal) => onBeforeSend(each, { ...about, signal }),
        timeout,
        env,
      );
      if ('problem' in answer) return answer;
      const { value = each } = answer;
      next.push(...('text' in value ? [value] : value));
    }
    all = next;
  }
  return { value: all };
}

/** A paste as the middleware want it. */
export async function checkPaste(
  middleware: readonly ComposerMiddleware[],
  paste: ComposerPaste,
  about: About,
  env: Pick<Env, 'timers'>,
): Promise<Checked<ComposerPaste>> {
  let value = paste;
  for (const { onPaste, timeout = TIMEOUT } of middleware) {
    if (!onPaste) continue;
    const now = value;
    // oxlint-disable-next-line no-await-in-loop -- one after the other: that is the promise
    const answer = await ask<ComposerPaste>((signal) => onPaste(now, { ...about, signal }), timeout, env);
    if ('problem' in answer) return answer;
    value = answer.value ?? value;
  }
  return { value };
}
