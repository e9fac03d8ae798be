import type { ConversationId } from '../../contract/index.js';
import type { MessageRow } from '../../store/index.js';
import type { ModelConversation, ModelMessage } from './model.js';
import type { ModelServer } from './modelServer.js';
import type { SentRecord, TestTab } from './testTab.js';

/**
 * How a tab can be wrong. `lost`: a message is missing. `doubled`: it is there twice. `misordered`: not in the server's order. `unread`: a wrong
 * number or cursor. `gap`: a hole between the rows shown. `stale`: an old body, reaction or recall. `unsettled`: an own send that never came to
 * an end. `hidden`: an own send was not shown at once. `list`: the list of conversations is wrong. `broken`: the tab does not work at all.
 */
export type ProblemKind =
  'lost' | 'doubled' | 'misordered' | 'unread' | 'gap' | 'stale' | 'unsettled' | 'hidden' | 'list' | 'broken';

/** One way in which a tab is wrong. */
export interface Problem {
  readonly kind: ProblemKind;
  /** Who, in which tab. */
  readonly where: string;
  readonly conversationId?: ConversationId | undefined;
  readonly detail: string;
}

/** Compares a tab that came to rest with the server. */
export function auditTab(server: ModelServer, tab: TestTab): readonly Problem[] {
  const problems: Problem[] = [];
  const where = `${tab.userId}, tab ${tab.number}`;
  const state = tab.store.getState();
  if (state.startup.status !== 'ready') return [{ kind: 'broken', where, detail: `startup: ${state.startup.status}` }];
  for (const reason of tab.thrown) problems.push({ kind: 'broken', where, detail: String(reason) });
  let total = 0;
  const mine = [...server.conversations.values()].filter((each) => each.memberIds.includes(tab.userId));
  for (const conversation of mine) {
    const at = { where, conversationId: conversation.id };
    const expected = server.unread(tab.userId, conversation.id);
    total += expected.count;
    const shown = state.conversations.get(conversation.id);
    if (!shown) {
      problems.push({ kind: 'list', ...at, detail: 'the conversation is missing' });
      continue;
    }
    if (shown.unread.count !== expected.count) {
      problems.push({
        kind: 'unread',
        ...at,
        detail: `shows ${shown.unread.count} unread, there are ${expected.count}`,
      });
    }
    const last = conversation.messages.at(-1);
    if (shown.lastMessage?.id !== last?.id) {
      problems.push({ kind: 'list', ...at, detail: `last message is ${shown.lastMessage?.id}, should be ${last?.id}` });
    } else if (last && shown.lastMessage && wordsOf(shown.lastMessage.content) !== wordsOf(last.content)) {
      problems.push({ kind: 'stale', ...at, detail: `the list shows an old text of ${last.id}` });
    }
    if (tab.open.has(conversation.id)) problems.push(...auditTimeline(tab, conversation, at));
  }
  if (problems.every(({ kind }) => kind !== 'unread') && state.totalUnread !== total) {
    problems.push({ kind: 'unread', where, detail: `shows ${state.totalUnread} unread in all, there are ${total}` });
  }
  problems.push(...auditOrderOfList(tab, mine, where));
  return problems;
}

type Place = Pick<Problem, 'where' | 'conversationId'>;

function auditTimeline(tab: TestTab, conversation: ModelConversation, at: Place): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (kind: ProblemKind, detail: string): void => void problems.push({ kind, ...at, detail });
  const timeline = tab.store.getState().timelines.get(conversation.id);
  if (timeline?.status !== 'ready') {
    add('broken', `the timeline is ${timeline?.status}`);
    return problems;
  }
  const { messages } = conversation;
  const rows = tab.rows(conversation.id);
  const confirmed = rows.filter((row) => row.message.id !== '');
  for (const row of rows)
    if (row.message.id === '') add('unsettled', `${wordsOf(row.message.content)} is ${row.phase}`);
  const keys = new Set(rows.map((row) => row.key));
  const ids = new Set(confirmed.map((row) => row.message.id));
  if (keys.size < rows.length || ids.size < confirmed.length) add('doubled', 'one message has two rows');
  let before = -1;
  for (const row of confirmed) {
    const index = messages.findIndex((message) => message.id === row.message.id);
    const message = messages[index];
    if (!message) add('doubled', `${row.message.id} is not on the server`);
    else {
      if (index < before) add('misordered', `${row.message.id} stands after ${messages[before]?.id}`);
      const stale = differenceOf(row, message, tab.userId);
      if (stale) add('stale', `${message.id}: ${stale}`);
    }
    before = Math.max(before, index);
  }
  const first = messages.findIndex((message) => ids.has(message.id));
  const last = messages.findLastIndex((message) => ids.has(message.id));
  const holes = messages.slice(first, last + 1).filter((message) => !ids.has(message.id));
  if (holes.length > 0) add('gap', `between the rows shown are missing: ${holes.map(({ id }) => id).join(', ')}`);
  if (!timeline.hasNewer && messages.length - 1 !== last) {
    add(
      'lost',
      `the newest are missing: ${messages
        .slice(last + 1)
        .map(({ id }) => id)
        .join(', ')}`,
    );
  }
  if (!timeline.hasOlder && first > 0) add('lost', `the oldest are missing, before ${messages[first]?.id}`);
  return problems;
}

/** In which way a row differs from its message; undefined when it does not. */
function differenceOf(row: MessageRow, message: ModelMessage, userId: string): string | undefined {
  const { content, revision, recalled, lanes } = row.message;
  if ((recalled !== undefined) !== (message.recalled !== undefined)) return `recalled: ${recalled !== undefined}`;
  if (wordsOf(content) !== wordsOf(message.content)) {
    return `says "${wordsOf(content)}", should say "${wordsOf(message.content)}"`;
  }
  if (!message.recalled && revision !== message.revision) return `revision ${revision}, should be ${message.revision}`;
  const shown = (lanes.reactions?.value ?? [])
    .map(({ emoji, count, mine }) => `${emoji}${count}${mine ? '*' : ''}`)
    .toSorted();
  const real = message.reactions
    .map(({ emoji, userIds }) => `${emoji}${userIds.length}${userIds.includes(userId) ? '*' : ''}`)
    .toSorted();
  return shown.join(' ') === real.join(' ')
    ? undefined
    : `reactions [${shown.join(' ')}], should be [${real.join(' ')}]`;
}

function auditOrderOfList(tab: TestTab, mine: readonly ModelConversation[], where: string): readonly Problem[] {
  const activity = (each: ModelConversation): number => each.messages.at(-1)?.time ?? each.createdAt;
  const shown = tab.store.getState().inbox.ids.filter((id) => mine.some((each) => each.id === id));
  const times = shown.map((id) => activity(mine.find((each) => each.id === id)!));
  const sorted = times.every((time, index) => index === 0 || time <= times[index - 1]!);
  return sorted ? [] : [{ kind: 'list', where, detail: `the order of the list is ${shown.join(', ')}` }];
}

/**
 * Compares what a person sent with what the server has: of what was shown as queued each exactly once (P13), and in the order in which a tab sent it.
 * `mustArrive`: the tab is still open, so also what was not yet safe has to be there.
 */
export function auditSends(server: ModelServer, tab: TestTab, mustArrive: boolean): readonly Problem[] {
  const problems: Problem[] = [];
  const where = `${tab.userId}, tab ${tab.number}`;
  const lastOf = new Map<ConversationId, { readonly index: number; readonly record: SentRecord }>();
  for (const record of tab.sent) {
    const { conversationId, clientId, text } = record;
    const messages = server.conversations.get(conversationId)?.messages ?? [];
    const isIt = (each: ModelMessage): boolean => each.senderId === tab.userId && each.clientId === clientId;
    const count = messages.filter(isIt).length;
    const at = { where, conversationId };
    if (!record.shownAtOnce) problems.push({ kind: 'hidden', ...at, detail: `"${text}" was not shown at once` });
    if (count > 1) problems.push({ kind: 'doubled', ...at, detail: `"${text}" arrived ${count} times` });
    if (count === 0 && (record.shownAsQueued || mustArrive)) {
      problems.push({ kind: 'lost', ...at, detail: `"${text}" never arrived` });
    }
    if (count === 0) continue;
    const index = messages.findIndex(isIt);
    const before = lastOf.get(conversationId);
    if (before && before.index > index) {
      problems.push({ kind: 'misordered', ...at, detail: `"${text}" arrived before "${before.record.text}"` });
    }
    if (!before || index > before.index) lastOf.set(conversationId, { index, record });
  }
  return problems;
}

function wordsOf(content: unknown): string {
  const { type, text } = content as { readonly type: string; readonly text?: string };
  return type === 'text' ? (text ?? '') : `(${type})`;
}
