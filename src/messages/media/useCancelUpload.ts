'use client';
import { useState } from 'react';
import { useChatActions, useConversationScope } from '../../react/index.js';

/** The way to call an upload off, with its message. */
export interface CancelUpload {
  cancel(): void;
  /** It was tried, and was too late: what is to be sent has left, or another tab sends it. */
  readonly late: boolean;
}

/** Calls off the upload of a row. */
export function useCancelUpload(messageKey: string): CancelUpload {
  const actions = useChatActions();
  const scope = useConversationScope();
  const [late, setLate] = useState(false);
  return { late, cancel: () => setLate(actions.discardSend(scope, messageKey) === undefined) };
}
