import type { ConversationId, PresenceState, ThreadId, UserId } from '../../../model/index.js';
import type { StorageNotice } from '../storage/openStorage.js';

/** What clients tell each other beside the log; none of it is stored. */
export type Signal =
  | { readonly t: 'log' }
  | { readonly t: 'reset' }
  | {
      readonly t: 'typing';
      readonly conversationId: ConversationId;
      readonly threadId?: ThreadId | undefined;
      readonly userId: UserId;
      readonly active: boolean;
      readonly activity: 'text' | 'voice' | 'upload';
      readonly to: readonly UserId[];
    }
  | {
      readonly t: 'presence';
      readonly clientId: string;
      readonly userId: UserId;
      readonly state: PresenceState;
      /** Grows when the stored status line changed. */
      readonly revision: number;
      /** The sender has just come: whoever is there answers. */
      readonly hello: boolean;
    }
  | { readonly t: 'bye'; readonly clientId: string; readonly userId: UserId }
  /** To the clients of this page only. */
  | { readonly t: 'reopened' }
  | { readonly t: 'notice'; readonly notice: StorageNotice; readonly active: boolean };

const kinds: ReadonlySet<unknown> = new Set(['log', 'reset', 'typing', 'presence', 'bye']);

/** The channel's name is public on the origin: anything may come in. */
export function isForeignSignal(value: unknown): value is Signal {
  if (typeof value !== 'object' || value === null) return false;
  const signal = value as Record<string, unknown>;
  if (!kinds.has(signal['t'])) return false;
  if (signal['t'] === 'log' || signal['t'] === 'reset') return true;
  if (typeof signal['userId'] !== 'string') return false;
  if (signal['t'] === 'typing') {
    const named = typeof signal['conversationId'] === 'string' && Array.isArray(signal['to']);
    return named && ['string', 'undefined'].includes(typeof signal['threadId']);
  }
  return typeof signal['clientId'] === 'string';
}
