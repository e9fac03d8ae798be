import type { ConversationSettings, UserId } from '../../../model/index.js';
import { isCountable } from '../server/contents.js';
import { pairOf } from '../server/pairs.js';
import { newInbox, newMember } from '../server/members.js';
import type { Seed } from '../server/core.js';
import type { Tx } from '../storage/port.js';
import type { ConversationRow, GroupRow, MemberRow, MessageRow, RequestRow, UserRow } from '../storage/rows.js';
import type { DemoWorld, SeedConversation, SeedGroup, SeedMessage, SeedUser } from '../world/types.js';
import type { GenerateSeed } from './generator.js';
import { createMessageMapper, type MessageMapper } from './messages.js';
import { relationRows } from './relations.js';
import { seedAnswers } from './threads.js';

const MINUTE = 60_000;

function toUserRow(user: SeedUser, seededAt: number): UserRow {
  const { id, nick, bio, hue, locale, presence, reading, status, lastSeenMinutesAgo, automated } = user;
  const { minutesLeft, ...line } = status ?? {};
  return {
    id,
    nick,
    demo: true,
    custom: { locale, ...(hue !== undefined && { hue }), ...(reading !== undefined && { reading }) },
    ...(bio !== undefined && { bio }),
    ...(automated && { bot: true }),
    ...(presence && { presence }),
    ...(status && {
      status: { ...line, ...(minutesLeft !== undefined && { until: seededAt + minutesLeft * MINUTE }) },
    }),
    ...(lastSeenMinutesAgo !== undefined && { seenAt: seededAt - lastSeenMinutesAgo * MINUTE }),
  };
}

// A chat in which nothing was said yet began some days ago: it stands among the old ones, not on top.
const EMPTY_AGE = 9 * 24 * 60 * 60 * 1000;

function toGroupRow(group: SeedGroup, conversationId: string, createdAt: number): GroupRow {
  const { id, kind, name, introduction, notice, ownerId, memberIds, invites } = group;
  return {
    id,
    conversationId,
    kind,
    name,
    ownerId,
    memberCount: memberIds.length,
    settings: {},
    createdAt,
    ...(introduction !== undefined && { introduction }),
    ...(notice !== undefined && { notice, noticeBy: ownerId, noticeAt: createdAt }),
    ...(invites && { invites: Object.entries(invites).map(([code, by]) => ({ code, by })) }),
  };
}

function toRequestRows({ id: groupId, requests = [] }: SeedGroup, seededAt: number): RequestRow[] {
  return requests.map(({ from, minutesAgo, wording, invitedBy }) => ({
    id: `request-${groupId}-${from}`,
    groupId,
    userId: from,
    time: seededAt - minutesAgo * MINUTE,
    ...(wording !== undefined && { wording }),
    ...(invitedBy !== undefined && { invitedBy }),
  }));
}

/** Who is in, with the roles and cards of a group. */
function membersOf(
  conversation: SeedConversation,
  group: SeedGroup | undefined,
  row: ConversationRow,
  seededAt: number,
): MemberRow[] {
  const ids = conversation.kind === 'direct' ? conversation.members : (group?.memberIds ?? []);
  return [...new Set(ids)].map((id) => {
    const role = group?.ownerId === id ? 'owner' : group?.adminIds.includes(id) ? 'admin' : 'member';
    const nameCard = group?.nameCards?.[id];
    const muted = group?.mutedMinutes?.[id];
    return {
      ...newMember(row, id, row.createdAt),
      role,
      ...(nameCard !== undefined && { nameCard }),
      ...(muted !== undefined && { mutedUntil: seededAt + muted * MINUTE }),
    };
  });
}

function settingsOf(conversation: SeedConversation, userId: UserId, seededAt: number): ConversationSettings {
  const { pinnedFor, mutedFor, draftFor } = conversation;
  const draft = draftFor && Object.hasOwn(draftFor, userId) ? draftFor[userId] : undefined;
  return {
    ...(pinnedFor?.includes(userId) && { pinned: true }),
    ...(mutedFor?.includes(userId) && { notify: 'none' }),
    ...(draft !== undefined && { draft: { text: draft, updatedAt: seededAt } }),
  };
}

/** Cursor of a user who has not read the newest `unread` messages of others. `rowAt` reads a row; the newest is `last`. */
function cursorBefore(userId: UserId, unread: number, last: number, rowAt: (seq: number) => MessageRow): number {
  let left = unread;
  let seq = last;
  for (; seq > 0 && left > 0; seq -= 1) {
    const row = rowAt(seq);
    if (row.senderId !== userId && !row.recalled && isCountable(row.content)) left -= 1;
  }
  return seq;
}

/** Where each member has read to: by `unreadFor`, and before any message whose `readBy` leaves them out. */
function placeCursors(
  conversation: SeedConversation,
  members: readonly MemberRow[],
  last: number,
  rowAt: (seq: number) => MessageRow,
): MemberRow[] {
  const told = Array.isArray(conversation.messages) ? (conversation.messages as readonly SeedMessage[]) : [];
  return members.map((member) => {
    const { userId } = member;
    const unread =
      conversation.unreadFor && Object.hasOwn(conversation.unreadFor, userId) ? conversation.unreadFor[userId] : 0;
    let readSeq = unread ? cursorBefore(userId, unread, last, rowAt) : last;
    for (const [index, { from, readBy }] of told.entries()) {
      if (readBy && from !== userId && !readBy.includes(userId)) readSeq = Math.min(readSeq, index);
    }
    return { ...member, readSeq, deliveredSeq: last };
  });
}

async function seedConversation(
  tx: Tx,
  world: DemoWorld,
  conversation: SeedConversation,
  seededAt: number,
  mapper: MessageMapper,
  generate: GenerateSeed | undefined,
): Promise<void> {
  const { id, messages } = conversation;
  const thread = Array.isArray(messages) ? undefined : (messages as Exclude<typeof messages, readonly SeedMessage[]>);
  const told = thread ? [] : (messages as readonly SeedMessage[]);
  const places = new Map(told.map((message, index) => [message.id, [index + 1, message] as const]));
  const own = told.map((message, index) => mapper(id, index + 1, message, (ref) => places.get(ref)));
  const answers = seedAnswers(id, told, own, places, mapper);
  const rows = own.map((message) => answers.shared.get(message.seq) ?? message);
  const rowAt = (seq: number): MessageRow =>
    thread && generate ? mapper(id, seq, generate(thread, seq - 1)) : rows[seq - 1]!;

  const lastSeq = thread ? thread.count : rows.length;
  const activityAt = thread ? seededAt - thread.endsMinutesAgo * MINUTE : (rows.at(-1)?.time ?? seededAt - EMPTY_AGE);
  const createdAt = lastSeq > 0 ? rowAt(1).time : seededAt - EMPTY_AGE;
  const group =
    conversation.kind === 'group' ? world.groups.find((each) => each.id === conversation.groupId) : undefined;
  const row: ConversationRow = {
    id,
    kind: conversation.kind,
    createdAt,
    activityAt,
    lastSeq: lastSeq + answers.rows.length,
    ...(answers.rows.length > 0 && { shownSeq: lastSeq }),
    ...(conversation.kind === 'direct' && { userIds: pairOf(...conversation.members) }),
    ...(group && { groupId: group.id }),
    ...(thread && {
      generated: { seed: thread.seed, count: thread.count, endsMinutesAgo: thread.endsMinutesAgo },
    }),
  };
  const members = placeCursors(conversation, membersOf(conversation, group, row, seededAt), lastSeq, rowAt);
  const writes: Promise<void>[] = [tx.put('conversations', row)];
  if (row.userIds) writes.push(tx.put('pairs', { pair: row.userIds, conversationId: id }));
  if (group) {
    writes.push(tx.put('groups', toGroupRow(group, id, createdAt)));
    for (const request of toRequestRows(group, seededAt)) writes.push(tx.put('requests', request));
    for (const userId of group.bannedIds ?? []) writes.push(tx.put('bans', { groupId: group.id, userId }));
  }
  for (const message of rows)
    writes.push(tx.put('messages', { ...message, thread: answers.summaries.get(message.seq) }));
  for (const message of answers.rows) writes.push(tx.put('messages', message));
  for (const key of answers.keys) writes.push(tx.put('answers', key));
  for (const follow of answers.follows) writes.push(tx.put('follows', follow));
  for (const member of members) {
    const settings = settingsOf(conversation, member.userId, seededAt);
    writes.push(tx.put('members', member), tx.put('inbox', { ...newInbox(id, member.userId), settings }));
  }
  await Promise.all(writes);
}

function isGenerated({ messages }: SeedConversation): boolean {
  return !Array.isArray(messages);
}

/** Makes the seed that fills an empty database with a demo world. Generated conversations leave one row each. */
export async function createSeed(world: DemoWorld, loadGenerate: () => Promise<GenerateSeed>): Promise<Seed> {
  const generated = world.conversations.some(isGenerated);
  const generate = generated ? await loadGenerate() : undefined;
  return async (tx, seededAt) => {
    const mapper = createMessageMapper(world, seededAt);
    await Promise.all([
      ...world.users.map((user) => tx.put('users', toUserRow(user, seededAt))),
      ...relationRows(world.relations ?? [], seededAt).map((row) => tx.put('relations', row)),
      ...world.conversations.map((each) => seedConversation(tx, world, each, seededAt, mapper, generate)),
    ]);
    const defaultUserId = world.users[0]?.id;
    return { seededAt, generated, ...(defaultUserId !== undefined && { defaultUserId }) };
  };
}
