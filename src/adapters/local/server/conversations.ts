import { ChatError, type ListOptions, type ListPage } from '../../../contract/index.js';
import { compareConversations, type Conversation, type ListPlace } from '../../../model/index.js';
import { accessOf, type Access } from './access.js';
import type { ReadContext } from './context.js';
import { localLimits } from './limits.js';
import { isListed, viewConversation } from './views.js';

/** Everything on the list of `self`, newest activity first. */
export async function listAccess(context: ReadContext): Promise<readonly Access[]> {
  const { tx, self } = context;
  const inboxes = await tx.list('inbox', { prefix: [self] });
  const rows = await Promise.all(inboxes.map((inbox) => tx.get('conversations', [inbox.conversationId])));
  const all: Access[] = [];
  for (const [index, inbox] of inboxes.entries()) {
    const conversation = rows[index];
    if (conversation) all.push(accessOf(conversation, inbox));
  }
  return all.filter(isListed).sort(byActivity);
}

function byActivity(a: Access, b: Access): number {
  return b.conversation.activityAt - a.conversation.activityAt || (a.conversation.id < b.conversation.id ? -1 : 1);
}

function placeOf({ conversation: { id, activityAt }, inbox }: Access): ListPlace {
  const { pinned, order } = inbox.settings;
  return { id, activityAt, settings: pinned === true ? { pinned, order } : {} };
}

/** The list goes on after the last one told, so nothing is skipped when the order changes between pages. */
function cursorOf(access: Access): string {
  const { id, activityAt, settings } = placeOf(access);
  return [settings.pinned ? 1 : 0, settings.order ?? '', activityAt, id].join(' ');
}

function readCursor(cursor: string): ListPlace {
  const [, pinned, order, at, id] = /^([01]) (\S*) (\S+) (.+)$/su.exec(cursor) ?? [];
  const [activityAt, rank] = [Number(at), order ? Number(order) : undefined];
  if (id === undefined || Number.isNaN(activityAt) || Number.isNaN(rank ?? 0)) {
    throw new ChatError('bad-input', 'The cursor is not one of this list.');
  }
  return { id, activityAt, settings: pinned === '1' ? { pinned: true, order: rank } : {} };
}

export async function listConversations(
  context: ReadContext,
  options: ListOptions | undefined,
): Promise<ListPage<Conversation>> {
  const all = (await listAccess(context)).toSorted((a, b) => compareConversations(placeOf(a), placeOf(b)));
  const last = options?.cursor === undefined ? undefined : readCursor(options.cursor);
  const rest = last ? all.filter((access) => compareConversations(placeOf(access), last) > 0) : all;
  const limit = Math.min(100, Math.max(1, Math.floor(options?.limit ?? localLimits.conversationsPerPage)));
  const page = rest.slice(0, limit);
  const end = page.at(-1);
  const items = await Promise.all(page.map((access) => viewConversation(context, access)));
  return { items, ...(end && rest.length > page.length && { cursor: cursorOf(end) }), total: all.length };
}
