import { ChatError, toChatError } from '../../../contract/index.js';

/** Whether the browser had no room for a write. */
export function isQuotaError(error: unknown): boolean {
  return error instanceof Error && (error.name === 'QuotaExceededError' || /quota/i.test(error.message));
}

/** What went wrong in a transaction, as the contract says it. */
export function toServiceError(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  if (isQuotaError(error)) {
    return new ChatError('storage', 'The browser has no more room for this site.', { cause: error });
  }
  if (error instanceof DOMException) {
    // An id that is no string cannot be a key.
    if (error.name === 'DataError') return new ChatError('bad-input', error.message, { cause: error });
    return new ChatError('storage', error.message, { cause: error, retryable: true });
  }
  return toChatError(error);
}

/** Awaits a chunk of code or data that may fail to load. */
export async function loadPart<T>(part: Promise<T>): Promise<T> {
  try {
    return await part;
  } catch (error) {
    throw new ChatError('offline', 'A part of the local service could not be loaded.', { cause: error });
  }
}
