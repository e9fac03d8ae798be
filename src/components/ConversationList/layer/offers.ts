import type { Operation } from '../../../contract/index.js';
import type { Conversation, Decision } from '../../../model/index.js';
import { isUnread } from './filters.js';

/** What can be done to a conversation in the list. */
export type ConversationActionId =
  | 'read'
  | 'unread'
  | 'pin'
  | 'unpin'
  | 'mute'
  | 'unmute'
  | 'folders'
  | 'archive'
  | 'unarchive'
  | 'select'
  | 'hide'
  | 'clear'
  | 'leave'
  | 'delete';

/** One thing that is offered, and whether it may be done now. */
export interface Offer {
  readonly id: ConversationActionId;
  /** Rows of one section stand together. */
  readonly section: 1 | 2 | 3;
  readonly decision: Decision;
}

/** What the offers depend on. */
export interface OfferFacts {
  readonly conversation: Conversation;
  readonly muted: boolean;
  /** Whether the backend can do it, now. */
  readonly can: (operation: Operation) => Decision;
  /** Whether the user may leave the group; undefined where there is none. */
  readonly leave: Decision | undefined;
}

const allowed: Decision = { allowed: true };

/** Everything a list can offer for a conversation, in the order of the menu. What the backend has not is left out; what cannot be done now says why. */
export function offersFor({ conversation, muted, can, leave }: OfferFacts): readonly Offer[] {
  const { settings, lastMessage, countsUnread } = conversation;
  const readable = countsUnread && lastMessage !== undefined;
  const unread = isUnread(conversation);
  const offers: readonly (Offer | false | undefined)[] = [
    readable &&
      (unread
        ? { id: 'read', section: 1, decision: can('receipts.read') }
        : { id: 'unread', section: 1, decision: can('settings.unreadFrom') }),
    { id: settings.pinned === true ? 'unpin' : 'pin', section: 1, decision: can('settings.pin') },
    { id: muted ? 'unmute' : 'mute', section: 1, decision: can('settings.mute') },
    { id: 'folders', section: 1, decision: can('settings.folders') },
    { id: settings.archived === true ? 'unarchive' : 'archive', section: 1, decision: can('settings.archive') },
    { id: 'select', section: 2, decision: allowed },
    { id: 'hide', section: 2, decision: can('settings.hide') },
    { id: 'clear', section: 3, decision: can('messages.clearHistory') },
    leave && { id: 'leave', section: 3, decision: leave },
    { id: 'delete', section: 3, decision: can('conversations.delete') },
  ];
  return offers.filter(
    (offer): offer is Offer => !!offer && (offer.decision.allowed || isWorthShowing(offer.decision.reason)),
  );
}

/** What can never be done here is not shown; what may be done another time, or by others, is. */
function isWorthShowing(reason: Extract<Decision, { allowed: false }>['reason']): boolean {
  return !['unsupported', 'left', 'removed', 'not-member', 'dismissed'].includes(reason);
}
