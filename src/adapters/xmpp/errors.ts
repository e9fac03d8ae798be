import { ChatError, type ChatErrorCode } from '../../contract/index.js';
import { XmppFailure } from './sdk.js';

/** What the conditions of stanza errors mean to people. */
const CODES: ReadonlyMap<string, ChatErrorCode> = new Map([
  ['not-authorized', 'unauthorized'],
  ['forbidden', 'forbidden'],
  ['not-allowed', 'forbidden'],
  ['registration-required', 'not-member'],
  ['subscription-required', 'not-member'],
  ['item-not-found', 'not-found'],
  ['recipient-unavailable', 'not-found'],
  ['remote-server-not-found', 'not-found'],
  ['remote-server-timeout', 'timeout'],
  ['gone', 'not-found'],
  ['conflict', 'conflict'],
  ['jid-malformed', 'bad-input'],
  ['bad-request', 'bad-input'],
  ['feature-not-implemented', 'unsupported'],
  ['resource-constraint', 'rate-limited'],
  ['policy-violation', 'content-refused'],
  ['service-unavailable', 'blocked'],
  ['timeout', 'timeout'],
]);

/** Turns whatever a call to the client failed with into the contract's error. `codes` says what conditions mean for that call. */
export function xmppError(reason: unknown, codes: Readonly<Record<string, ChatErrorCode>> = {}): ChatError {
  if (reason instanceof ChatError) return reason;
  if (!(reason instanceof XmppFailure)) {
    const message = reason instanceof Error ? reason.message : String(reason);
    return new ChatError('internal', message, { cause: reason, retryable: false });
  }
  if (reason.reason === 'auth') return new ChatError('unauthorized', reason.message, { cause: reason });
  if (reason.reason === 'offline') return new ChatError('offline', reason.message, { cause: reason });
  if (reason.reason === 'lost' || reason.reason === 'timeout')
    return new ChatError('timeout', reason.message, { cause: reason });
  const condition = reason.error?.condition ?? '';
  const code = reason.error?.maxFileSize === undefined ? (codes[condition] ?? CODES.get(condition)) : 'too-large';
  return new ChatError(code ?? 'internal', reason.message, {
    vendorCode: condition,
    retryable: reason.error?.type === 'wait' || code === 'timeout',
    cause: reason,
  });
}

/** Awaits a call to the client and rejects with the contract's error. */
export async function ask<T>(answer: Promise<T>, codes?: Readonly<Record<string, ChatErrorCode>>): Promise<T> {
  try {
    return await answer;
  } catch (reason) {
    throw xmppError(reason, codes);
  }
}

/** Whether the archive has no row of the id it was asked for. */
export function isGone(reason: unknown): boolean {
  return reason instanceof ChatError && reason.code === 'not-found';
}
