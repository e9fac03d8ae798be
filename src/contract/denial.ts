import type { Decision, DenyReason } from '../model/index.js';
import { ChatError, type ChatErrorCode } from './errors.js';

/** The failure that says the same as a refusal of the permission table. */
export const denialCodes: Readonly<Record<DenyReason, ChatErrorCode>> = {
  'not-member': 'not-member',
  left: 'not-member',
  removed: 'not-member',
  dismissed: 'not-found',
  role: 'forbidden',
  rank: 'forbidden',
  muted: 'muted',
  'mute-all': 'muted',
  'slow-mode': 'rate-limited',
  blocked: 'blocked',
  'announcement-only': 'forbidden',
  'window-passed': 'forbidden',
  unsupported: 'unsupported',
  self: 'bad-input',
  'owner-must-transfer': 'forbidden',
  closed: 'forbidden',
  offline: 'offline',
};

/** A refusal of the permission table as the error an adapter would reject with. */
export function denialError(decision: Extract<Decision, { readonly allowed: false }>, action: string): ChatError {
  const { reason, until } = decision;
  return new ChatError(denialCodes[reason], `May not ${action}: ${reason}.`, { until });
}
