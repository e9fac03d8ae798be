import type { Translator } from '../../i18n/index.js';
import type { MessageTypeRegistry } from '../../messages/index.js';
import { comparePositions, type Content, type Message, type MessageId, type Position } from '../../model/index.js';
import type { VirtualPosition } from '../../ui/index.js';
import { groupPosition, startsDay, type GroupedRow, type GroupPosition } from './grouping.js';

/** What the list reads of a row of a timeline. */
export interface ListedRow {
  readonly key: string;
  readonly message: Message;
  readonly position: Position;
  readonly mine: boolean;
}

/** The rows of a timeline, as far as the list needs them. */
export interface ListedRows<R extends ListedRow = ListedRow> {
  readonly size: number;
  rowAt(index: number): R;
  indexOf(key: string): number;
}

/** What stands around a message. */
export interface RowShape {
  readonly group: GroupPosition;
  /** A day begins here. */
  readonly startsDay: boolean;
  /** What was unread when the chat was opened begins here. */
  readonly startsUnread: boolean;
}

/** What a shape depends on besides the rows. */
export interface ShapeContext {
  readonly dayNumber: Translator['dayNumber'];
  readonly isNotice: (content: Content) => boolean;
  /** Rows of others after this position were unread when the chat was opened. */
  readonly unreadAfter: Position | undefined;
}

/** Tells notices from messages. */
export function noticeTest(types: MessageTypeRegistry): (content: Content) => boolean {
  return (content) => {
    try {
      return types.get(content.type)?.layout(content) === 'notice';
    } catch {
      // A layout function of a host must not take the list with it.
      return false;
    }
  };
}

/** How many own messages in a row are looked past for the border of what was unread. */
const OWN_RUN = 50;

/** Whether a row is the first of those that were unread. Own messages are never unread: the border is looked for past them. */
function isFirstUnread(rows: ListedRows, index: number, after: Position | undefined): boolean {
  const isAfter = (row: ListedRow): boolean => after !== undefined && comparePositions(row.position, after) > 0;
  const row = rows.rowAt(index);
  if (row.mine || !isAfter(row)) return false;
  for (let i = index - 1; i >= 0 && i >= index - OWN_RUN; i--) {
    const above = rows.rowAt(i);
    if (!isAfter(above)) return true;
    if (!above.mine) return false;
  }
  return false;
}

/** The shape of a row, from itself and its neighbours. */
export function rowShape(rows: ListedRows, index: number, context: ShapeContext): RowShape {
  const at = (i: number): ListedRow | undefined => (i >= 0 && i < rows.size ? rows.rowAt(i) : undefined);
  const grouped = (i: number): GroupedRow | undefined => {
    const row = at(i);
    if (!row) return undefined;
    return {
      senderId: row.message.senderId,
      time: row.message.time,
      day: context.dayNumber(row.message.time),
      notice: context.isNotice(row.message.content),
      unread: isFirstUnread(rows, i, context.unreadAfter),
    };
  };
  const previous = grouped(index - 1);
  const current = grouped(index);
  if (!current) return { group: 'single', startsDay: false, startsUnread: false };
  return {
    group: groupPosition(previous, current, grouped(index + 1)),
    startsDay: startsDay(previous, current),
    startsUnread: current.unread,
  };
}

/** Key of the first row that was unread at open, when something read stands above it. */
export function firstUnreadKey(rows: ListedRows, after: Position | undefined): string | undefined {
  if (!after) return undefined;
  // From the end: unread messages are few.
  for (let i = rows.size - 1; i > 0; i--) {
    const row = rows.rowAt(i);
    if (isFirstUnread(rows, i, after)) return row.key;
    if (comparePositions(row.position, after) <= 0) return undefined;
  }
  return undefined;
}

/** Key of the row where that begins which was unread at open; undefined while it is not loaded. */
export function unreadBorder(timeline: {
  readonly view: ListedRows;
  readonly hasOlder: boolean;
  readonly unreadAfter?: Position | undefined;
}): string | undefined {
  const { view, hasOlder, unreadAfter } = timeline;
  const border = firstUnreadKey(view, unreadAfter);
  if (border !== undefined || hasOlder || !unreadAfter || view.size === 0) return border;
  // Nothing was ever read: it begins where the conversation does.
  const first = view.rowAt(0);
  return comparePositions(first.position, unreadAfter) > 0 ? first.key : undefined;
}

const isNews = ({ mine, message }: ListedRow): boolean => !mine && !message.recalled;

/** Others' messages after a position; the newest are looked at and no others. */
export function countNewAfter(rows: ListedRows, after: Position | undefined): number {
  let count = 0;
  for (let i = rows.size - 1; after && i >= 0; i--) {
    const row = rows.rowAt(i);
    if (comparePositions(row.position, after) <= 0) break;
    if (isNews(row)) count++;
  }
  return count;
}

/** Key of the first message of others after a position. */
export function firstNewAfter(rows: ListedRows, after: Position | undefined): string | undefined {
  let first: string | undefined;
  for (let i = rows.size - 1; after && i >= 0; i--) {
    const row = rows.rowAt(i);
    if (comparePositions(row.position, after) <= 0) break;
    if (isNews(row)) first = row.key;
  }
  return first;
}

/** Key of the row of a message. */
export function keyOfMessage(rows: ListedRows, messageId: MessageId): string | undefined {
  for (let i = rows.size - 1; i >= 0; i--) {
    const row = rows.rowAt(i);
    if (row.message.id === messageId) return row.key;
  }
  return undefined;
}

/** Where the reader stands in a list, by a message the server knows; undefined at the end, and where there is none. */
export function placeIn(
  rows: ListedRows,
  list: { getPosition(): VirtualPosition },
): { readonly messageId: MessageId; readonly top: number } | undefined {
  const position = list.getPosition();
  if (typeof position === 'string') return undefined;
  const index = rows.indexOf(position.key);
  const messageId = index < 0 ? '' : rows.rowAt(index).message.id;
  return messageId === '' ? undefined : { messageId, top: position.top ?? 0 };
}

/** The last place the server knows: what can be reported as read. */
export function lastConfirmedPosition(rows: ListedRows): Position | undefined {
  for (let i = rows.size - 1; i >= 0; i--) {
    const row = rows.rowAt(i);
    if (!row.position.provisional && row.message.id !== '') return row.position;
  }
  return undefined;
}
