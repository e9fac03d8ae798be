/**
 * Every way an operation can fail. The list is closed: the kit has a sentence for each in every language.
 *
 * `offline` says that the call surely never left this device; a line that broke while a call was under way is `timeout`, since the server may have
 * acted. The outbox relies on the difference: it repeats the first without a question and looks up what became of the second.
 */
export const chatErrorCodes = [
  'offline',
  'timeout',
  'unauthorized',
  'expired',
  'kicked',
  'forbidden',
  'not-member',
  'muted',
  'banned',
  'blocked',
  'rate-limited',
  'too-large',
  'unsupported',
  'not-found',
  'conflict',
  'content-refused',
  'needs-plan',
  'bad-input',
  'storage',
  'internal',
] as const;

/** One of the closed list of failures. */
export type ChatErrorCode = (typeof chatErrorCodes)[number];

/** What may accompany a {@link ChatError}. */
export interface ChatErrorOptions {
  /** Whether the same call may succeed later without change. Default: true for offline, timeout, rate-limited and internal. */
  readonly retryable?: boolean | undefined;
  /** Wait this many milliseconds before trying again. */
  readonly retryAfter?: number | undefined;
  /** Server time in ms until which the reason holds (muted until, banned until). */
  readonly until?: number | undefined;
  /** The backend's own code, kept for support. */
  readonly vendorCode?: string | number | undefined;
  readonly cause?: unknown;
}

const RETRYABLE: ReadonlySet<ChatErrorCode> = new Set(['offline', 'timeout', 'rate-limited', 'internal']);

/**
 * The only error an adapter rejects with. `message` is for developers; people read a sentence chosen by `code`.
 * Anything else that is thrown is wrapped as `internal` by {@link toChatError}.
 */
export class ChatError extends Error {
  readonly code: ChatErrorCode;
  readonly retryable: boolean;
  readonly retryAfter: number | undefined;
  readonly until: number | undefined;
  readonly vendorCode: string | number | undefined;

  constructor(code: ChatErrorCode, message?: string, options: ChatErrorOptions = {}) {
    super(message ?? code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ChatError';
    this.code = code;
    this.retryable = options.retryable ?? RETRYABLE.has(code);
    this.retryAfter = options.retryAfter;
    this.until = options.until;
    this.vendorCode = options.vendorCode;
  }
}

/** A {@link ChatError} as plain data: what crosses tabs, workers and storage. */
export interface ChatErrorData {
  readonly code: ChatErrorCode;
  readonly message: string;
  readonly retryable: boolean;
  readonly retryAfter?: number | undefined;
  readonly until?: number | undefined;
  readonly vendorCode?: string | number | undefined;
}

/** Turns anything that was thrown into a {@link ChatError}. Aborts and unknown failures become `internal`. */
export function toChatError(reason: unknown): ChatError {
  if (reason instanceof ChatError) return reason;
  if (isChatErrorData(reason)) return new ChatError(reason.code, reason.message, reason);
  const message = reason instanceof Error ? reason.message : String(reason);
  // An unknown failure is not known to be temporary, so it is not repeated behind the user's back.
  return new ChatError('internal', message, { cause: reason, retryable: false });
}

/** The plain-data form of an error. */
export function chatErrorData(error: ChatError): ChatErrorData {
  const { code, message, retryable, retryAfter, until, vendorCode } = error;
  return { code, message, retryable, retryAfter, until, vendorCode };
}

function isChatErrorData(value: unknown): value is ChatErrorData {
  if (typeof value !== 'object' || value === null) return false;
  const { code, message, retryable } = value as Partial<ChatErrorData>;
  return (
    (chatErrorCodes as readonly unknown[]).includes(code) &&
    typeof message === 'string' &&
    typeof retryable === 'boolean'
  );
}
