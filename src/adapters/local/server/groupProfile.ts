import { ChatError, type GroupChanges, type GroupDraft } from '../../../contract/index.js';
import type { NoticeEvent } from '../../../messages/content.js';
import type { Conversation, GroupId, GroupSettings, PermissionAction, UserId } from '../../../model/index.js';
import type { ConversationRow } from '../storage/rows.js';
import { hasBlocked } from './access.js';
import type { WriteContext } from './context.js';
import { note, recount } from './groups.js';
import { localLimits } from './limits.js';
import { newInbox, newMember } from './members.js';
import { plainCopy } from './outgoing.js';
import { needPlace } from './places.js';
import { mustBeAllowed } from './rules.js';
import { findConversation } from './views.js';

export async function createGroup(context: WriteContext, draft: GroupDraft): Promise<Conversation> {
  const { tx, self, now } = context;
  const { kind, name, avatar, introduction, memberIds, settings } = plainCopy(draft, 'group');
  if (kind !== 'work' && kind !== 'public' && kind !== 'meeting') {
    throw new ChatError('unsupported', `The local service has no groups of the kind "${kind}".`);
  }
  const others: UserId[] = [];
  for (const id of new Set(memberIds)) {
    if (id !== self && (await tx.get('users', [id])) && !(await hasBlocked(tx, id, self))) others.push(id);
  }
  if (others.length + 1 > localLimits.groupSize) {
    throw new ChatError('too-large', `A group has at most ${localLimits.groupSize} members.`);
  }
  const id = `group-${context.createId()}`;
  const conversation: ConversationRow = {
    id: `conversation-${id}`,
    kind: 'group',
    groupId: id,
    createdAt: now,
    activityAt: now,
    lastSeq: 0,
  };
  await tx.put('conversations', conversation);
  await tx.put('groups', {
    id,
    conversationId: conversation.id,
    kind,
    ownerId: self,
    memberCount: others.length + 1,
    settings: settings ?? {},
    createdAt: now,
    ...(name !== undefined && { name: checkLength('name', name, 100) }),
    ...(avatar && { avatar }),
    ...(introduction !== undefined && { introduction: checkLength('introduction', introduction, 1000) }),
  });
  for (const userId of [self, ...others]) {
    await tx.put('members', { ...newMember(conversation, userId, now), ...(userId === self && { role: 'owner' }) });
    await tx.put('inbox', newInbox(conversation.id, userId));
  }
  await note(context, conversation.id, { kind: 'group-created' }, others);
  context.log({ type: 'group', conversationId: conversation.id, groupId: id });
  return (await findConversation(context, conversation.id))!;
}

function checkLength(what: string, value: string, most: number): string {
  if (value.length > most) throw new ChatError('too-large', `The ${what} of a group has at most ${most} characters.`);
  return value;
}

/** Which permissions a set of changes asks for. */
function actionsFor(changes: GroupChanges): Set<PermissionAction> {
  const actions = new Set<PermissionAction>();
  const { name, avatar, introduction, notice, settings, attributes } = changes;
  if (name !== undefined || avatar !== undefined || introduction !== undefined || attributes)
    actions.add('edit-profile');
  if (notice !== undefined) actions.add('edit-notice');
  const { muteAll, ...rest } = settings ?? {};
  if (muteAll !== undefined) actions.add('mute-all');
  if (Object.keys(rest).length > 0) actions.add('edit-settings');
  return actions;
}

export async function updateGroup(context: WriteContext, id: GroupId, given: GroupChanges): Promise<void> {
  const changes = plainCopy(given, 'group');
  const place = await needPlace(context, id);
  const { group, conversation, member } = place;
  const { self, now } = context;
  for (const action of actionsFor(changes)) mustBeAllowed(context, action, conversation, { group, member });
  const { name, avatar, introduction, notice, settings } = changes;
  const attributes: Record<string, string> = { ...group.attributes };
  for (const [key, value] of Object.entries(changes.attributes ?? {})) {
    if (value === null) delete attributes[key];
    else attributes[key] = value;
  }
  if (Object.keys(attributes).length > 50) throw new ChatError('too-large', 'A group has at most 50 attributes.');
  const events: NoticeEvent[] = [];
  if (name !== undefined && name !== group.name)
    events.push({ kind: 'name-changed', name: checkLength('name', name, 100) });
  if (avatar !== undefined) events.push({ kind: 'avatar-changed' });
  const newNotice = notice !== undefined && notice !== (group.notice ?? '');
  if (newNotice) {
    events.push({ kind: 'notice-changed', ...(notice !== '' && { text: checkLength('notice', notice, 1000) }) });
  }
  const wasMuted = group.settings.muteAll ?? false;
  if (settings?.muteAll !== undefined && settings.muteAll !== wasMuted) {
    events.push({ kind: 'mute-all', active: settings.muteAll });
  }
  for (const event of events) await note(context, conversation.id, event);
  const merged: GroupSettings = { ...group.settings, ...settings };
  await recount(context, id, {
    settings: merged,
    ...(name !== undefined && { name }),
    ...(avatar !== undefined && { avatar: avatar ?? undefined }),
    ...(introduction !== undefined && { introduction: checkLength('introduction', introduction, 1000) }),
    ...(newNotice && { notice, noticeBy: self, noticeAt: now }),
    ...(changes.attributes && { attributes }),
  });
}
