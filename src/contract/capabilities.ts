import type { ConversationId } from '../model/index.js';

/** Everything a backend may or may not be able to do. Named `port.method` or by the feature a reader would name. */
export const operations = [
  'conversations.delete',
  'conversations.startDirect',
  'messages.history',
  'messages.loadAround',
  'messages.send',
  'messages.edit',
  'messages.editHistory',
  'messages.recall',
  'messages.recallOthers',
  'messages.deleteForMe',
  'messages.clearHistory',
  'messages.react',
  'messages.reactors',
  'messages.reply',
  'messages.forward',
  'messages.merged',
  'messages.mention',
  'messages.mentionAll',
  'messages.pin',
  'messages.save',
  'messages.report',
  'messages.target',
  'messages.schedule',
  'messages.translate',
  'messages.transcribe',
  'messages.vote',
  'messages.extend',
  'receipts.delivered',
  'receipts.read',
  'receipts.group',
  'receipts.readers',
  'typing',
  'media.upload',
  'groups.create',
  'groups.update',
  'groups.invite',
  'groups.inviteLink',
  'groups.join',
  'groups.requests',
  'groups.leave',
  'groups.dismiss',
  'groups.transfer',
  'groups.roles',
  'groups.remove',
  'groups.ban',
  'groups.muteMember',
  'groups.muteAll',
  'users.updateSelf',
  'users.contacts',
  'users.requests',
  'users.remark',
  'users.block',
  'users.search',
  'presence',
  'presence.setStatus',
  'settings.pin',
  'settings.mute',
  'settings.archive',
  'settings.hide',
  'settings.folders',
  'settings.draft',
  'settings.unreadFrom',
  'search.messages',
  'search.conversations',
  'threads',
  'threads.answer',
  'threads.inConversation',
  'threads.follow',
  'communities',
  'live',
  'ai',
] as const;

/** One thing a backend may be able to do. */
export type Operation = (typeof operations)[number];

/**
 * Whether something can be done. `native`: the backend does it. `emulated`: the adapter makes it from other means, with the
 * limits `reason` tells. `absent`: not at all; the UI hides the control, or shows it off with the reason where one would look for it.
 */
export interface Capability {
  readonly state: 'native' | 'emulated' | 'absent';
  /** Why, for people who develop; the UI has sentences of its own. */
  readonly reason?: string | undefined;
  /**
   * The adapter keeps it while there is no connection and does it later by itself: the control stays in use offline, where it would be off. Needed only
   * for what the kit does not queue itself; see `networkNeeds`. Default: false.
   */
  readonly queues?: boolean | undefined;
}

/** Asks, never copies: answers may change (`capabilities-changed`) and differ by conversation. */
export type CanFunction = (operation: Operation, conversationId?: ConversationId) => Capability;

/** Shorthand for {@link Capability} values. */
export const native: Capability = { state: 'native' };

/** Makes an `absent` capability with its reason. */
export function absent(reason?: string): Capability {
  return { state: 'absent', reason };
}
