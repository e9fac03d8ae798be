import type { ConversationsPort, MessagesPort, SettingsPort, UsersPort } from '../../../contract/index.js';
import { ChatError } from '../../../contract/index.js';
import type { TimelineRef } from '../../../model/index.js';
import { listConversations, startDirect, unlist, updateSettings } from '../server/conversations.js';
import { loadAround, loadHistory } from '../server/history.js';
import * as ops from '../server/messageOps.js';
import { findByClientId, send } from '../server/send.js';
import * as people from '../server/users.js';
import { findConversation } from '../server/views.js';
import type { Session } from './session.js';

// Each method is one call to the service in the name of the session's user.

function conversationOf({ conversationId, threadId }: TimelineRef): string {
  if (threadId !== undefined) throw new ChatError('unsupported', 'The local service has no threads.');
  return conversationId;
}

export function createConversationsPort({ read, write }: Session): ConversationsPort {
  return {
    list: (options) => read((context) => listConversations(context, options), options?.signal),
    get: (id) => read((context) => findConversation(context, id)),
    startDirect: (userId) => write((context) => startDirect(context, userId)),
    remove: (id, options) => write((context) => unlist(context, id, options?.clearHistory ?? false)),
  };
}

export function createMessagesPort(
  { read, write }: Session,
  setTyping: NonNullable<MessagesPort['setTyping']>,
): MessagesPort {
  return {
    load: async (ref, request) => read((context) => loadHistory(context, conversationOf(ref), request), request.signal),
    loadAround: async ({ ref, messageId, limit, signal }) =>
      read((context) => loadAround(context, conversationOf(ref), messageId, limit), signal),
    send: (message, options) => write((context) => send(context, message), options?.signal),
    findByClientId: async (ref, clientId) => read((context) => findByClientId(context, conversationOf(ref), clientId)),
    edit: async (ref, id, content, revision) =>
      write((context) => ops.edit(context, conversationOf(ref), id, content, revision)),
    recall: async (ref, id) => write((context) => ops.recall(context, conversationOf(ref), id)),
    remove: async (ref, ids) => write((context) => ops.hide(context, conversationOf(ref), ids)),
    clearHistory: (id) => write((context) => ops.clearHistory(context, id)),
    react: async (ref, id, emoji, active) =>
      write((context) => ops.react(context, conversationOf(ref), id, emoji, active)),
    pin: async (ref, id, active) => write((context) => ops.pin(context, conversationOf(ref), id, active)),
    listPinned: async (ref) => read((context) => ops.listPinned(context, conversationOf(ref))),
    vote: async (ref, id, optionIds) => write((context) => ops.vote(context, conversationOf(ref), id, optionIds)),
    markRead: async (ref, position) => write((context) => ops.markRead(context, conversationOf(ref), position)),
    listReaders: async (ref, id, isRead, options) =>
      read((context) => ops.listReaders(context, conversationOf(ref), id, isRead, options), options?.signal),
    setTyping,
  };
}

export function createSettingsPort({ write }: Session): SettingsPort {
  return { update: (id, changes) => write((context) => updateSettings(context, id, changes)) };
}

export function createUsersPort({ read, write }: Session): UsersPort {
  return {
    get: (ids) => read((context) => people.getUsers(context, ids)),
    updateSelf: (changes) => write((context) => people.updateSelf(context, changes)),
    search: (query, options) => read((context) => people.searchUsers(context, query, options), options?.signal),
    listContacts: (options) => read((context) => people.listContacts(context, options), options?.signal),
    requestContact: (userId, wording) => write((context) => people.requestContact(context, userId, wording)),
    answerContact: (userId, accept) => write((context) => people.answerContact(context, userId, accept)),
    removeContact: (userId) => write((context) => people.removeContact(context, userId)),
    setRemark: (userId, remark) => write((context) => people.setRemark(context, userId, remark)),
    listBlocked: (options) => read((context) => people.listBlocked(context, options), options?.signal),
    setBlocked: (userId, active) => write((context) => people.setBlocked(context, userId, active)),
  };
}
