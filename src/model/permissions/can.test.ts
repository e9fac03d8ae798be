import { describe, expect, it } from 'vitest';
import type { ConversationKind } from '../conversation.js';
import type { Role } from '../group.js';
import { can, type Decision, type PermissionContext } from './can.js';
import { permissionActions, permissionTable, type PermissionAction } from './permissionTable.js';
import { inGroup, me, NOW, said } from './permissions.test.data.js';

describe('silence', () => {
  it('tells until when a member is muted', () => {
    const self = me('member', { mutedUntil: NOW + 5000 });
    expect(can('send', inGroup('member', {}, { self }))).toEqual({
      allowed: false,
      reason: 'muted',
      until: NOW + 5000,
    });
  });

  it('has no end for a mute of -1, and none at all once the time is over', () => {
    expect(can('send', inGroup('member', {}, { self: me('member', { mutedUntil: -1 }) }))).toEqual({
      allowed: false,
      reason: 'muted',
    });
    expect(said(can('send', inGroup('member', {}, { self: me('member', { mutedUntil: NOW }) })))).toBe('+');
  });

  it.each<[PermissionAction, string, string, string]>([
    // action, muted oneself, group muted, slow mode – for a member
    ['send', 'muted', 'mute-all', 'slow-mode'],
    ['send-media', 'muted', 'mute-all', 'slow-mode'],
    ['reply', 'muted', 'mute-all', 'slow-mode'],
    ['mention-all', 'muted', 'mute-all', 'slow-mode'],
    ['edit-own', 'muted', 'mute-all', '+'],
    ['react', 'muted', '+', '+'],
    ['recall-own', '+', '+', '+'],
    ['delete-for-me', '+', '+', '+'],
    ['leave', '+', '+', '+'],
    ['view-history', '+', '+', '+'],
  ])('stops %s as far as others would see it', (action, muted, all, slow) => {
    expect(said(can(action, inGroup('member', {}, { self: me('member', { mutedUntil: -1 }) })))).toBe(muted);
    expect(said(can(action, inGroup('member', { muteAll: true })))).toBe(all);
    expect(said(can(action, inGroup('member', { slowModeSeconds: 30 }, { lastSentAt: NOW - 1000 })))).toBe(slow);
  });

  it('never reaches the owner, and reaches an admin only by an own mute', () => {
    const muted = (role: Role): string => said(can('send', inGroup(role, {}, { self: me(role, { mutedUntil: -1 }) })));
    expect([muted('owner'), muted('admin'), muted('member'), muted('guest')]).toEqual(['+', 'muted', 'muted', 'muted']);
    const slow = (role: Role): string =>
      said(can('send', inGroup(role, { slowModeSeconds: 30, muteAll: false }, { lastSentAt: NOW })));
    expect([slow('owner'), slow('admin'), slow('member'), slow('guest')]).toEqual(['+', '+', 'slow-mode', 'slow-mode']);
  });

  it('tells when slow mode lets one write again', () => {
    const at = (lastSentAt: number | undefined): Decision =>
      can('send', inGroup('member', { slowModeSeconds: 30 }, { lastSentAt }));
    expect(at(NOW - 10_000)).toEqual({ allowed: false, reason: 'slow-mode', until: NOW + 20_000 });
    expect(at(NOW - 30_000)).toEqual({ allowed: true });
    expect(at(undefined)).toEqual({ allowed: true });
  });
});

describe('own messages', () => {
  const message = { time: NOW - 60_000, senderId: 'me' };

  it.each<[PermissionAction, 'editWindow' | 'recallWindow']>([
    ['edit-own', 'editWindow'],
    ['recall-own', 'recallWindow'],
  ])('allow %s within the window of the backend', (action, name) => {
    const asked = (window?: number): string =>
      said(can(action, inGroup('member', {}, { message, limits: { [name]: window } })));
    expect([asked(), asked(60_000), asked(59_999)]).toEqual(['+', '+', 'window-passed']);
  });

  it('are one’s own', () => {
    const foreign = { time: NOW, senderId: 'other' };
    expect(said(can('edit-own', inGroup('owner', {}, { message: foreign })))).toBe('role');
    expect(said(can('recall-own', { kind: 'direct', selfId: 'me', message: foreign, now: NOW }))).toBe('role');
  });
});

describe('membership', () => {
  it.each<['left' | 'removed' | 'none', string]>([
    ['left', 'left'],
    ['removed', 'removed'],
    ['none', 'not-member'],
  ])('ends with %s: everything but reading, deleting for oneself and joining says so', (membership, reason) => {
    const context = inGroup('owner', { join: 'free' }, { conversation: { id: 'c', membership } });
    const once = membership === 'none' ? reason : '+';
    for (const action of permissionActions) {
      const expected =
        action === 'join' ? '+' : action === 'view-history' || action === 'delete-for-me' ? once : reason;
      expect([action, said(can(action, context))]).toEqual([action, expected]);
    }
  });

  it('ends with the group: only reading and deleting for oneself stay', () => {
    const context: PermissionContext = {
      kind: 'group',
      group: { kind: 'work', settings: {}, self: me('owner'), dismissed: true },
      now: NOW,
    };
    for (const action of permissionActions) {
      const expected = action === 'view-history' || action === 'delete-for-me' ? '+' : 'dismissed';
      expect([action, said(can(action, context))]).toEqual([action, expected]);
    }
  });

  it('is that of a plain member while only the conversation is known', () => {
    const context: PermissionContext = {
      kind: 'group',
      conversation: { id: 'c', membership: 'member' },
      now: NOW,
    };
    expect(said(can('send', context))).toBe('+');
    expect(said(can('mute-all', context))).toBe('role');
  });

  it('keeps banned people out', () => {
    expect(said(can('join', inGroup(undefined, { join: 'free' }, { blocked: true })))).toBe('blocked');
  });
});

describe('outside groups', () => {
  const TALK = [
    'send',
    'send-media',
    'react',
    'reply',
    'answer-in-thread',
    'pin',
    'edit-own',
    'recall-own',
    'delete-for-me',
    'view-history',
  ];

  it.each<ConversationKind>(['direct', 'temporary', 'assistant'])('a %s conversation is for talking', (kind) => {
    for (const action of permissionActions) {
      expect([action, said(can(action, { kind, now: NOW }))]).toEqual([
        action,
        TALK.includes(action) ? '+' : 'unsupported',
      ]);
    }
  });

  it('system mail is for reading', () => {
    for (const action of permissionActions) {
      const expected: Record<string, string> = {
        send: 'announcement-only',
        'send-media': 'announcement-only',
        reply: 'announcement-only',
        'answer-in-thread': 'announcement-only',
        'delete-for-me': '+',
        'view-history': '+',
      };
      expect([action, said(can(action, { kind: 'system', now: NOW }))]).toEqual([
        action,
        expected[action] ?? 'unsupported',
      ]);
    }
  });

  it('a block stops what the other would see', () => {
    const asked = (action: PermissionAction): string => said(can(action, { kind: 'direct', blocked: true, now: NOW }));
    for (const action of ['send', 'send-media', 'reply', 'answer-in-thread', 'react', 'edit-own'] as const)
      expect(asked(action)).toBe('blocked');
    for (const action of ['recall-own', 'delete-for-me', 'view-history', 'pin'] as const)
      expect(asked(action)).toBe('+');
  });
});

describe('capabilities', () => {
  it('come first: what the backend lacks is unsupported for everyone', () => {
    for (const action of permissionActions) {
      const { operation } = permissionTable[action];
      const asked: string[] = [];
      const context = inGroup(
        'owner',
        {},
        {
          conversation: { id: 'c', membership: 'member' },
          capability: (name, conversationId) => {
            asked.push(`${name} ${conversationId}`);
            return { state: name === operation ? 'absent' : 'native' };
          },
        },
      );
      const decision = said(can(action, context));
      // A few need nothing of the backend.
      const expected = operation === undefined ? ['+', []] : ['unsupported', [`${operation} c`]];
      expect([action, decision, asked]).toEqual([action, ...expected]);
    }
  });

  it('that are emulated are there', () => {
    expect(said(can('pin', inGroup('owner', {}, { capability: () => ({ state: 'emulated' }) })))).toBe('+');
  });

  it('of sending are those of every way to send', () => {
    const capability = (name: string) => ({ state: name === 'messages.send' ? 'absent' : 'native' }) as const;
    expect(said(can('send-media', inGroup('owner', {}, { capability })))).toBe('unsupported');
  });
});
