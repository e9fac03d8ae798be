import {
  groupRules,
  type Contact,
  type Conversation,
  type ConversationId,
  type Group,
  type GroupId,
  type Message,
  type UnreadState,
  type User,
  type UserId,
} from '../../../model/index.js';
import type { GroupRow, MessageRow, RelationRow, UserRow } from '../storage/rows.js';
import { findAccess, peerOf, type Access } from './access.js';
import type { ReadContext } from './context.js';
import { position } from './ids.js';
import { scanLimit } from './limits.js';
import { viewMember } from './members.js';
import { countUnread, isFor, isShown, readHidden, readMessages, toMessage } from './messageRows.js';

/** How far it is looked back at once for the newest visible message. */
const LOOK_BACK = 200;

export function accountIdOf(userId: UserId): string {
  return `local:${userId}`;
}

/** A person as `self` sees them: the remark is private. */
export async function viewUser({ tx, self }: ReadContext, row: UserRow): Promise<User> {
  const remark = row.id === self ? undefined : (await tx.get('relations', [self, row.id]))?.remark;
  const { id, nick, avatar, bio, bot, custom } = row;
  return {
    id,
    ...(nick !== undefined && { nick }),
    ...(remark !== undefined && { remark }),
    ...(avatar !== undefined && { avatar }),
    ...(bio !== undefined && { bio }),
    ...(bot !== undefined && { bot }),
    ...(custom !== undefined && { custom }),
  };
}

/** A group as `self` sees it: what its members tell each other is not for people outside. */
export async function viewGroup({ tx, self }: ReadContext, row: GroupRow): Promise<Group> {
  const member = await tx.get('members', [row.conversationId, self]);
  const { conversationId: _c, invites: _i, ...group } = row;
  if (row.dismissed) return group;
  if (member) return { ...group, self: viewMember(member) };
  const { notice: _n, noticeBy: _b, noticeAt: _t, attributes: _a, ...shown } = group;
  const asked = (await tx.list('requests', { prefix: [row.id] })).find(({ userId }) => userId === self);
  return asked ? { ...shown, requestedAt: asked.time } : shown;
}

async function newestVisible(context: ReadContext, access: Access): Promise<MessageRow | undefined> {
  const { conversation, first } = access;
  const last = Math.min(access.last, conversation.shownSeq ?? access.last);
  // Nearly always the newest one; only then is the rest worth reading. Much may lie between: answers in threads, and what was deleted.
  for (let to = last, from = last; to >= first && last - to < scanLimit; to = from - 1, from = to - LOOK_BACK + 1) {
    const start = Math.max(first, from);
    const hidden = await readHidden(context, conversation.id, start, to);
    const rows = await readMessages(context, conversation, start, to);
    const row = rows.findLast(
      (candidate) => isShown(candidate) && isFor(candidate, context.self) && !hidden.has(candidate.seq),
    );
    if (row) return row;
  }
  return undefined;
}

/** The newest message `self` may see. */
async function viewLastMessage(context: ReadContext, access: Access): Promise<Message | undefined> {
  const row = await newestVisible(context, access);
  return row && toMessage(row, context.self);
}

export async function viewUnread(context: ReadContext, access: Access): Promise<UnreadState> {
  const member = await context.tx.get('members', [access.conversation.id, context.self]);
  const asOf = position(access.last);
  if (!member) return { count: 0, asOf };
  const { count, mentionsMe, mentionsAll } = await countUnread(context, access, member.readSeq);
  return { count, asOf, readUpTo: position(member.readSeq), mentionsMe, mentionsAll };
}

/** Whether it belongs on the list of this user. */
export function isListed({ conversation, inbox }: Access): boolean {
  return (conversation.shownSeq ?? conversation.lastSeq) > inbox.unlistedSeq;
}

export async function viewConversation(context: ReadContext, access: Access): Promise<Conversation> {
  const { conversation, inbox } = access;
  const { id, kind, groupId, activityAt } = conversation;
  const [unread, lastMessage] = await Promise.all([viewUnread(context, access), viewLastMessage(context, access)]);
  return {
    id,
    accountId: accountIdOf(context.self),
    kind,
    ...(groupId !== undefined && { groupId }),
    ...(kind === 'direct' && { peerId: peerOf(conversation, context.self) ?? context.self }),
    history: 'full',
    durable: true,
    countsUnread: true,
    ...(inbox.clearedSeq > 0 && { clearedBefore: position(inbox.clearedSeq) }),
    activityAt,
    ...(lastMessage && { lastMessage }),
    unread,
    settings: inbox.settings,
    membership: inbox.membership,
  };
}

/** The conversation as `self` sees it; null when it does not exist for them. */
export async function findConversation(context: ReadContext, id: ConversationId): Promise<Conversation | null> {
  const access = await findAccess(context, id);
  return access ? viewConversation(context, access) : null;
}

/** A group, for those who may know of it. */
export async function findGroup(context: ReadContext, id: GroupId): Promise<Group | null> {
  const row = await context.tx.get('groups', [id]);
  if (!row) return null;
  const inbox = await context.tx.get('inbox', [context.self, row.conversationId]);
  // For those who never were in it, a group that does not want to be found does not exist.
  return inbox || groupRules(row.kind, row.settings).discoverable ? viewGroup(context, row) : null;
}

/** How `self` stands to somebody; undefined where they are nothing to each other. */
export function viewContact({ otherId, relation, groups, since, wording }: RelationRow): Contact | undefined {
  if (!relation) return undefined;
  return {
    userId: otherId,
    relation,
    ...(since !== undefined && { since }),
    ...(groups && groups.length > 0 && { groups }),
    ...(wording !== undefined && { wording }),
  };
}
