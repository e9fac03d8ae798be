import type { Translator } from './types.js';

/** What {@link describeError} reads of a `ChatError` or its data. */
export interface DescribedError {
  readonly code: string;
  /** Server time in ms until which the reason holds. */
  readonly until?: number | undefined;
  /** Milliseconds to wait. */
  readonly retryAfter?: number | undefined;
}

/** What happened and what to do, as a sentence. A code that is not known reads as `internal`. */
export function describeError(translator: Translator, error: DescribedError): string {
  const { code, until, retryAfter } = error;
  const timed =
    until === undefined ? undefined : translator.find(`error.${code}.until`, { until: translator.formatMoment(until) });
  const waiting =
    retryAfter === undefined
      ? undefined
      : translator.find(`error.${code}.wait`, { count: Math.max(1, Math.ceil(retryAfter / 1000)) });
  return timed ?? waiting ?? translator.find(`error.${code}`) ?? translator.t('error.internal');
}

/** Why something is not allowed, as a sentence. `until` is server time in ms. */
export function describeDenial(translator: Translator, reason: string, until?: number | undefined): string {
  const timed =
    until === undefined
      ? undefined
      : translator.find(`denied.${reason}.until`, { until: translator.formatMoment(until) });
  return timed ?? translator.find(`denied.${reason}`) ?? translator.t('denied.unsupported');
}
