/**
 * What becomes of something done while there is no connection. `none`: it concerns only this device, or what is there to be read. `queued`: it shows at
 * once, is kept, and carried out later. `connection`: it cannot be begun.
 */
export type NetworkNeed = 'none' | 'queued' | 'connection';

/**
 * What every operation of an adapter needs of the network, the one table behind every control that is off while the chat is not connected. Spelled as in the
 * contract. An adapter that keeps something by itself until it can be done says so in its capability (`queues`).
 */
export const networkNeeds = {
  'conversations.delete': 'connection',
  'conversations.startDirect': 'connection',
  'messages.history': 'none',
  'messages.loadAround': 'none',
  'messages.send': 'queued',
  'messages.edit': 'queued',
  'messages.editHistory': 'connection',
  'messages.recall': 'queued',
  'messages.recallOthers': 'queued',
  'messages.deleteForMe': 'queued',
  'messages.clearHistory': 'connection',
  'messages.react': 'queued',
  'messages.reactors': 'connection',
  'messages.reply': 'queued',
  'messages.forward': 'queued',
  'messages.merged': 'queued',
  'messages.mention': 'queued',
  'messages.mentionAll': 'queued',
  'messages.pin': 'connection',
  'messages.save': 'connection',
  'messages.report': 'connection',
  'messages.target': 'queued',
  'messages.schedule': 'connection',
  'messages.translate': 'connection',
  'messages.transcribe': 'connection',
  'messages.vote': 'connection',
  'messages.extend': 'connection',
  'receipts.delivered': 'none',
  'receipts.read': 'queued',
  'receipts.group': 'none',
  'receipts.readers': 'connection',
  typing: 'none',
  'media.upload': 'queued',
  'groups.create': 'connection',
  'groups.update': 'connection',
  'groups.invite': 'connection',
  'groups.inviteLink': 'connection',
  'groups.join': 'connection',
  'groups.requests': 'connection',
  'groups.leave': 'connection',
  'groups.dismiss': 'connection',
  'groups.transfer': 'connection',
  'groups.roles': 'connection',
  'groups.remove': 'connection',
  'groups.ban': 'connection',
  'groups.muteMember': 'connection',
  'groups.muteAll': 'connection',
  'users.updateSelf': 'connection',
  'users.contacts': 'none',
  'users.requests': 'connection',
  'users.remark': 'connection',
  'users.block': 'connection',
  'users.search': 'connection',
  presence: 'none',
  'presence.setStatus': 'connection',
  'settings.pin': 'queued',
  'settings.mute': 'queued',
  'settings.archive': 'queued',
  'settings.hide': 'queued',
  'settings.folders': 'queued',
  'settings.draft': 'queued',
  'settings.unreadFrom': 'queued',
  'search.messages': 'connection',
  'search.conversations': 'connection',
  threads: 'none',
  'threads.answer': 'queued',
  'threads.inConversation': 'queued',
  'threads.follow': 'connection',
  communities: 'connection',
  live: 'connection',
  ai: 'connection',
} as const;

/** Whether an operation cannot be begun while there is no connection. */
export function needsConnection(
  operation: keyof typeof networkNeeds,
  capability?: { readonly queues?: boolean | undefined },
): boolean {
  const need: NetworkNeed = networkNeeds[operation];
  return need === 'connection' && capability?.queues !== true;
}
