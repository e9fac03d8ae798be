import { describe, expect, it } from 'vitest';
import { contentLimits } from '../contentHelpers.js';
import { noticeContent, type NoticeContent, type NoticeEvent } from './content.js';

const notice = (value: object): NoticeContent | null => noticeContent.normalize({ type: 'notice', ...value });

describe('notice', () => {
  it.each<NoticeEvent>([
    { kind: 'group-created' },
    { kind: 'members-joined' },
    { kind: 'members-left' },
    { kind: 'members-invited' },
    { kind: 'members-removed' },
    { kind: 'name-changed', name: 'Garden' },
    { kind: 'avatar-changed' },
    { kind: 'notice-changed', text: 'Rain\ntoday' },
    { kind: 'notice-changed' },
    { kind: 'role-changed', role: 'admin' },
    { kind: 'owner-changed' },
    { kind: 'muted', until: 5 },
    { kind: 'muted' },
    { kind: 'unmuted' },
    { kind: 'mute-all', active: false },
    { kind: 'message-pinned', active: true, messageId: '4' },
    { kind: 'dismissed' },
    { kind: 'custom', text: 'Closing at six', data: { hour: 18 } },
  ])('knows the event $kind', (event) => {
    const content = notice({ event, actorId: 'ana', targetIds: ['ben'] });
    expect(content).toEqual({ type: 'notice', event, actorId: 'ana', targetIds: ['ben'] });
    expect(noticeContent.summarize(content!).kind).toBe(`notice.${event.kind}`);
  });

  it('drops fields that do not belong to the event', () => {
    expect(notice({ event: { kind: 'dismissed', text: 'x', role: 'owner' } })?.event).toEqual({ kind: 'dismissed' });
  });

  it('keeps the words of an event it does not know, and refuses one without words', () => {
    expect(notice({ event: { kind: 'moon-phase', text: 'Full moon' } })?.event).toEqual({
      kind: 'custom',
      text: 'Full moon',
    });
    expect(notice({ event: { kind: 'moon-phase' } })).toBeNull();
    expect(notice({ event: { kind: 'role-changed', role: 'king' } })).toBeNull();
    expect(notice({ event: 'dismissed' })).toBeNull();
  });

  it('names at most 100 people, each once, and says how many there are', () => {
    const ids = Array.from({ length: 250 }, (_, i) => `u${i}`);
    const content = notice({ event: { kind: 'members-joined' }, targetIds: ['u0', ...ids], targetCount: 250 });
    expect(content?.targetIds).toHaveLength(contentLimits.people);
    expect(new Set(content?.targetIds).size).toBe(contentLimits.people);
    expect(content?.targetCount).toBe(250);
  });

  it('is summed up with people by id and the names it came with', () => {
    const content = notice({
      event: { kind: 'members-invited' },
      actorId: 'ana',
      targetIds: ['ben', 'cho'],
      names: [
        { id: 'ben', name: 'Ben\n' },
        { id: '__proto__', name: 'x' },
      ],
    });
    expect(noticeContent.summarize(content!)).toEqual({
      kind: 'notice.members-invited',
      params: { actorId: 'ana', targetIds: ['ben', 'cho'], targetNames: ['Ben', ''], targetCount: 2 },
    });
  });

  it('never counts as unread', () => {
    expect(noticeContent.countable).toBe(false);
  });
});
