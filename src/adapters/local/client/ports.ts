import type {
  ConversationsPort,
  GroupsPort,
  MessagesPort,
  SearchPort,
  SettingsPort,
  UsersPort,
} from '../../../contract/index.js';
import { ChatError } from '../../../contract/index.js';
import type { TimelineRef } from '../../../model/index.js';
import {
  listConversations,
  searchConversations,
  startDirect,
  unlist,
  updateSettings,
} from '../server/conversations.js';
import { createGroup, updateGroup } from '../server/groupProfile.js';
import * as members from '../server/groupMembers.js';
import * as groups from '../server/groups.js';
import { loadAround, loadHistory } from '../server/history.js';
import * as ops from '../server/messageOps.js';
import { findByClientId, send } from '../server/send.js';
import { searchMessages } from '../server/search.js';
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

export function createGroupsPort({ read, write }: Session): GroupsPort {
  return {
    get: (id) => read((context) => groups.getGroup(context, id)),
    listMembers: (id, options) => read((context) => groups.listMembers(context, id, options), options?.signal),
    create: (draft) => write((context) => createGroup(context, draft)),
    update: (id, changes) => write((context) => updateGroup(context, id, changes)),
    updateSelf: (id, { nameCard }) => write((context) => members.updateCard(context, id, nameCard)),
    invite: (id, userIds) => write((context) => members.invite(context, id, userIds)),
    join: (id, wording) => write((context) => members.join(context, id, wording)),
    listRequests: (id, options) => read((context) => members.listRequests(context, id, options), options?.signal),
    answerRequest: (requestId, accept) => write((context) => members.answerRequest(context, requestId, accept)),
    leave: (id) => write((context) => members.leave(context, id)),
    dismiss: (id) => write((context) => members.dismiss(context, id)),
    transfer: (id, userId) => write((context) => members.transfer(context, id, userId)),
    setRole: (id, userId, role) => write((context) => members.setRole(context, id, userId, role)),
    remove: (id, userIds, options) =>
      write((context) => members.removeMembers(context, id, userIds, options?.ban ?? false)),
    listBanned: (id, options) => read((context) => members.listBanned(context, id, options), options?.signal),
    unban: (id, userId) => write((context) => members.unban(context, id, userId)),
    muteMember: (id, userId, seconds) => write((context) => members.muteMember(context, id, userId, seconds)),
  };
}

export function createSearchPort({ read, readNow, pause }: Session): SearchPort {
  return {
    async messages(query, options) {
      await read(async () => {}, options?.signal);
      return searchMessages(readNow, pause, query, options);
    },
    conversations: (words, options) => read((context) => searchConversations(context, words, options), options?.signal),
  };
}
