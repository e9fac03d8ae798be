import { ChatError, type ListOptions, type ListPage } from '../../../contract/index.js';
import type { Conversation, ConversationId } from '../../../model/index.js';
import type { ConversationRow } from '../storage/rows.js';
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

/** The list goes on after the last one told, so nothing is skipped when the order changes between pages. */
function cursorOf({ conversation }: Access): string {
  return `${conversation.activityAt} ${conversation.id}`;
}

function readCursor(cursor: string): { readonly at: number; readonly id: ConversationId } {
  const at = Number(cursor.slice(0, cursor.indexOf(' ')));
  const id = cursor.slice(cursor.indexOf(' ') + 1);
  if (!cursor.includes(' ') || Number.isNaN(at)) {
    throw new ChatError('bad-input', 'The cursor is not one of this list.');
  }
  return { at, id };
}

function isAfter(
  { id, activityAt }: ConversationRow,
  last: { readonly at: number; readonly id: ConversationId },
): boolean {
  return activityAt < last.at || (activityAt === last.at && id > last.id);
}

export async function listConversations(
  context: ReadContext,
  options: ListOptions | undefined,
): Promise<ListPage<Conversation>> {
  const all = await listAccess(context);
  const last = options?.cursor === undefined ? undefined : readCursor(options.cursor);
  const rest = last ? all.filter(({ conversation }) => isAfter(conversation, last)) : all;
  const limit = Math.min(100, Math.max(1, Math.floor(options?.limit ?? localLimits.conversationsPerPage)));
  const page = rest.slice(0, limit);
  const end = page.at(-1);
  const items = await Promise.all(page.map((access) => viewConversation(context, access)));
  return { items, ...(end && rest.length > page.length && { cursor: cursorOf(end) }), total: all.length };
}
