import type {
  ConversationsPort,
  GroupsPort,
  MessagesPort,
  SearchPort,
  SettingsPort,
  ThreadsPort,
  UsersPort,
} from '../../../contract/index.js';
import type { ThreadRef, TimelineRef } from '../../../model/index.js';
import { listConversations } from '../server/conversations.js';
import { markRead } from '../server/receipts.js';
import { getUsers, listBlocked } from '../server/users.js';
import { findConversation, findGroup } from '../server/views.js';
import type { Session } from './session.js';

// Each method is one call to the service in the name of the session's user. What the first screen asks is here at once; the code of all else
// comes when it is asked.

// A message is found by its id, in whichever timeline it was met.
const conversationOf = ({ conversationId }: TimelineRef): string => conversationId;

function isThread(ref: TimelineRef): ref is ThreadRef {
  return ref.threadId !== undefined;
}

export function createConversationsPort({ read, writeLater }: Session): ConversationsPort {
  return {
    list: (options) => read((context) => listConversations(context, options), options?.signal),
    get: (id) => read((context) => findConversation(context, id)),
    startDirect: (userId) => writeLater((context, later) => later.startDirect(context, userId)),
    remove: (id, options) => writeLater((context, later) => later.unlist(context, id, options?.clearHistory ?? false)),
  };
}

export function createMessagesPort(
  { write, readChat, readLater, writeLater, later }: Session,
  setTyping: NonNullable<MessagesPort['setTyping']>,
): MessagesPort {
  return {
    async load(ref, request) {
      const page = await readChat(
        (context, chat) =>
          isThread(ref)
            ? chat.loadThreadHistory(context, ref, request)
            : chat.loadHistory(context, ref.conversationId, request),
        request.signal,
      );
      // The first screen has what it needs. From here on writing must not hang on the network.
      later().catch(() => {});
      return page;
    },
    loadAround: async ({ ref, messageId, limit, signal }) =>
      readChat(
        (context, chat) =>
          isThread(ref)
            ? chat.loadThreadAround(context, ref, messageId, limit)
            : chat.loadAround(context, ref.conversationId, messageId, limit),
        signal,
      ),
    send: (message, options) => writeLater((context, later) => later.send(context, message), options?.signal),
    findByClientId: async (ref, clientId) =>
      readLater((context, later) => later.findByClientId(context, conversationOf(ref), clientId)),
    edit: async (ref, id, content, revision) =>
      writeLater((context, later) => later.ops.edit(context, conversationOf(ref), id, content, revision)),
    editHistory: async (ref, id) =>
      readLater((context, later) => later.ops.editHistory(context, conversationOf(ref), id)),
    recall: async (ref, id) => writeLater((context, later) => later.ops.recall(context, conversationOf(ref), id)),
    remove: async (ref, ids) => writeLater((context, later) => later.ops.hide(context, conversationOf(ref), ids)),
    clearHistory: (id) => writeLater((context, later) => later.ops.clearHistory(context, id)),
    react: async (ref, id, emoji, active) =>
      writeLater((context, later) => later.ops.react(context, conversationOf(ref), id, emoji, active)),
    listReactors: async (ref, id, emoji, options) =>
      readLater(
        (context, later) => later.ops.listReactors(context, conversationOf(ref), id, emoji, options),
        options?.signal,
      ),
    pin: async (ref, id, active) =>
      writeLater((context, later) => later.ops.pin(context, conversationOf(ref), id, active)),
    listPinned: async (ref) => readLater((context, later) => later.ops.listPinned(context, ref)),
    save: async (ref, id, active) =>
      writeLater((context, later) => later.kept.save(context, conversationOf(ref), id, active)),
    listSaved: (options) => readLater((context, later) => later.kept.listSaved(context, options), options?.signal),
    report: async (ref, id, report) =>
      writeLater((context, later) => later.kept.report(context, conversationOf(ref), id, report)),
    vote: async (ref, id, optionIds) =>
      writeLater((context, later) => later.ops.vote(context, conversationOf(ref), id, optionIds)),
    markRead: async (ref, position) =>
      isThread(ref)
        ? writeLater((context, later) => later.answers.markThreadRead(context, ref, position))
        : write((context) => markRead(context, ref.conversationId, position)),
    listReaders: async (ref, id, isRead, options) =>
      readLater(
        (context, later) => later.ops.listReaders(context, conversationOf(ref), id, isRead, options),
        options?.signal,
      ),
    loadMerged: async (ref, id) => readLater((context, later) => later.loadMerged(context, conversationOf(ref), id)),
    setTyping,
  };
}

/** Sending later. */
export function createSchedulePort({
  readLater,
  writeLater,
}: Session): Required<Pick<MessagesPort, 'schedule' | 'listScheduled' | 'updateScheduled' | 'cancelScheduled'>> {
  return {
    schedule: (message, at) => writeLater((context, later) => later.scheduled.schedule(context, message, at)),
    listScheduled: (filter) =>
      readLater((context, later) => later.scheduled.listScheduled(context, filter), filter?.signal),
    updateScheduled: (ref, id, changes) =>
      writeLater((context, later) => later.scheduled.updateScheduled(context, ref, id, changes)),
    cancelScheduled: (ref, id) => writeLater((context, later) => later.scheduled.cancelScheduled(context, ref, id)),
  };
}

export function createThreadsPort({ readLater, writeLater }: Session): ThreadsPort {
  return {
    list: (filter = {}, options) =>
      readLater((context, later) => later.answers.listThreads(context, filter, options), options?.signal),
    get: (ref) => readLater((context, later) => later.answers.getThread(context, ref)),
    follow: (ref, active) => writeLater((context, later) => later.answers.follow(context, ref, active)),
  };
}

export function createSettingsPort({ writeLater }: Session): SettingsPort {
  return { update: (id, changes) => writeLater((context, later) => later.updateSettings(context, id, changes)) };
}

export function createUsersPort({ read, readLater, writeLater }: Session): UsersPort {
  return {
    get: (ids) => read((context) => getUsers(context, ids)),
    updateSelf: (changes) => writeLater((context, later) => later.people.updateSelf(context, changes)),
    search: (query, options) =>
      readLater((context, later) => later.people.searchUsers(context, query, options), options?.signal),
    listContacts: (options) =>
      readLater((context, later) => later.people.listContacts(context, options), options?.signal),
    requestContact: (userId, wording) =>
      writeLater((context, later) => later.people.requestContact(context, userId, wording)),
    answerContact: (userId, accept) =>
      writeLater((context, later) => later.people.answerContact(context, userId, accept)),
    removeContact: (userId) => writeLater((context, later) => later.people.removeContact(context, userId)),
    setRemark: (userId, remark) => writeLater((context, later) => later.people.setRemark(context, userId, remark)),
    setContactGroups: (userId, groups) =>
      writeLater((context, later) => later.people.setContactGroups(context, userId, groups)),
    listBlocked: (options) => read((context) => listBlocked(context, options), options?.signal),
    setBlocked: (userId, active) => writeLater((context, later) => later.people.setBlocked(context, userId, active)),
  };
}

/** Addresses of invite links: `{code}` of the template stands for the code. */
function createLinks(template: string, { readLater, writeLater }: Session): Partial<GroupsPort> {
  const [before = '', after = ''] = template.split('{code}');
  const urlOf = (code: string): string => before + encodeURIComponent(code) + after;
  return {
    async createInviteLink(id) {
      const { code, expiresAt } = await writeLater((context, later) => later.links.ownLink(context, id));
      return { url: urlOf(code), ...(expiresAt !== undefined && { expiresAt }) };
    },
    revokeInviteLink: (id, url) =>
      writeLater((context, later) => later.links.revokeLink(context, id, codeOf(url, template))),
    findByInvite: (link) => readLater((context, later) => later.links.findByCode(context, codeOf(link, template))),
  };
}

/** The code of a link, or what was given where it is none. */
function codeOf(link: string, template: string): string {
  const [before = '', after = ''] = template.split('{code}');
  const given = link.trim();
  if (!given.startsWith(before) || !given.endsWith(after)) return given;
  try {
    return decodeURIComponent(given.slice(before.length, given.length - after.length));
  } catch {
    return given;
  }
}

export function createGroupsPort(session: Session, inviteUrl = ''): GroupsPort {
  const { read, readChat, readLater, writeLater } = session;
  return {
    get: (id) => read((context) => findGroup(context, id)),
    listMembers: (id, options) => readChat((context, chat) => chat.listMembers(context, id, options), options?.signal),
    create: (draft) => writeLater((context, later) => later.createGroup(context, draft)),
    update: (id, changes) => writeLater((context, later) => later.updateGroup(context, id, changes)),
    updateSelf: (id, { nameCard }) => writeLater((context, later) => later.members.updateCard(context, id, nameCard)),
    invite: (id, userIds) => writeLater((context, later) => later.joining.invite(context, id, userIds)),
    ...(inviteUrl === '' ? {} : createLinks(inviteUrl, session)),
    join: (id, wording, link) =>
      writeLater((context, later) =>
        later.joining.join(context, id, wording, link === undefined ? undefined : codeOf(link, inviteUrl)),
      ),
    listRequests: (id, options) =>
      readLater((context, later) => later.joining.listRequests(context, id, options), options?.signal),
    answerRequest: (requestId, accept, reason) =>
      writeLater((context, later) => later.joining.answerRequest(context, requestId, accept, reason)),
    leave: (id) => writeLater((context, later) => later.members.leave(context, id)),
    dismiss: (id) => writeLater((context, later) => later.members.dismiss(context, id)),
    transfer: (id, userId) => writeLater((context, later) => later.members.transfer(context, id, userId)),
    setRole: (id, userId, role) => writeLater((context, later) => later.members.setRole(context, id, userId, role)),
    remove: (id, userIds, options) =>
      writeLater((context, later) => later.members.removeMembers(context, id, userIds, options?.ban ?? false)),
    listBanned: (id, options) =>
      readLater((context, later) => later.members.listBanned(context, id, options), options?.signal),
    unban: (id, userId) => writeLater((context, later) => later.members.unban(context, id, userId)),
    muteMember: (id, userId, seconds) =>
      writeLater((context, later) => later.members.muteMember(context, id, userId, seconds)),
  };
}

export function createSearchPort({ readLater, readNow, pause, later }: Session): SearchPort {
  return {
    async messages(query, options) {
      await readLater(async () => {}, options?.signal);
      return (await later()).searchMessages(readNow, pause, query, options);
    },
    conversations: (words, options) =>
      readLater((context, later) => later.searchConversations(context, words, options), options?.signal),
  };
}
