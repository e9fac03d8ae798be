import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../model/index.js';
import { buildConversation } from '../../../testing/index.js';
import { filterIds, nextUnread } from './filters.js';

function source(conversations: readonly Conversation[]): Parameters<typeof filterIds>[0] {
  const byId = new Map(conversations.map((each) => [each.id, each]));
  const ids = conversations.filter(({ settings }) => !settings.archived && !settings.hidden).map(({ id }) => id);
  return { conversations: byId, inbox: { ids } };
}

const never = (): boolean => false;

describe('nextUnread', () => {
  const list = source([
    buildConversation({ id: 'a', unread: { count: 1 } }),
    buildConversation({ id: 'b' }),
    buildConversation({ id: 'c', settings: { unreadFrom: { value: 1, tie: '' } } }),
    buildConversation({ id: 'd', unread: { count: 2 } }),
  ]);

  it('goes down and up, around the end, and not to where one is', () => {
    expect(nextUnread(list, 'a', 1, never)).toBe('c');
    expect(nextUnread(list, 'd', 1, never)).toBe('a');
    expect(nextUnread(list, 'a', -1, never)).toBe('d');
    expect(nextUnread(list, 'b', -1, never)).toBe('a');
  });

  it('begins at the end it comes from where none is open, or the open one is not listed', () => {
    expect(nextUnread(list, null, 1, never)).toBe('a');
    expect(nextUnread(list, undefined, -1, never)).toBe('d');
    expect(nextUnread(list, 'gone', 1, never)).toBe('a');
  });

  it('leaves out what is quiet, and says so where nothing else is unread', () => {
    expect(nextUnread(list, 'a', 1, ({ id }) => id === 'c')).toBe('d');
    expect(nextUnread(source([buildConversation({ id: 'a', unread: { count: 1 } })]), 'a', 1, never)).toBeUndefined();
    expect(nextUnread(source([]), null, 1, never)).toBeUndefined();
  });
});

describe('filterIds', () => {
  it('orders the archive as the list, and shows nothing hidden', () => {
    const list = source([
      buildConversation({ id: 'old', activityAt: 1, settings: { archived: true } }),
      buildConversation({ id: 'new', activityAt: 2, settings: { archived: true } }),
      buildConversation({ id: 'pinned', activityAt: 0, settings: { archived: true, pinned: true } }),
      buildConversation({ id: 'hidden', settings: { archived: true, hidden: true } }),
      buildConversation({ id: 'listed' }),
    ]);
    expect(filterIds(list, 'archived')).toEqual(['pinned', 'new', 'old']);
    expect(filterIds(list, 'all')).toEqual(['listed']);
  });

  it('takes a folder by its whole name', () => {
    const list = source([
      buildConversation({ id: 'a', settings: { folders: ['Work: urgent'] } }),
      buildConversation({ id: 'b', settings: { folders: ['Work'] } }),
    ]);
    expect(filterIds(list, 'folder:Work: urgent')).toEqual(['a']);
  });
});
