import { describe, expect, it } from 'vitest';
import { can, type PermissionContext } from './can.js';
import { permissionActions, permissionTable, type PermissionAction } from './permissionTable.js';
import { me, NOW } from './permissions.test.data.js';

const answers = (action: PermissionAction, more: Partial<PermissionContext> = {}): string => {
  const decision = can(action, {
    kind: 'group',
    group: { kind: 'public', settings: { join: 'free' }, self: me('owner'), dismissed: false },
    selfId: 'me',
    now: NOW,
    connected: false,
    ...more,
  });
  return decision.allowed ? '+' : decision.reason;
};

describe('without a connection', () => {
  it('reading and writing go on', () => {
    const goOn: readonly PermissionAction[] = [
      'send',
      'send-media',
      'reply',
      'answer-in-thread',
      'react',
      'mention-all',
      'edit-own',
      'recall-own',
      'recall-others',
      'delete-for-me',
      'view-history',
      'view-members',
    ];
    expect(goOn.map((action) => answers(action))).toEqual(goOn.map(() => '+'));
  });

  it('what changes the group for others is refused, and says that it is for the connection', () => {
    const wait: readonly PermissionAction[] = [
      'pin',
      'invite',
      'create-invite-link',
      'edit-profile',
      'edit-notice',
      'edit-settings',
      'approve-requests',
      'set-admin',
      'transfer',
      'remove-member',
      'ban',
      'unban',
      'mute-member',
      'mute-all',
      'dismiss',
      'set-own-name-card',
    ];
    expect(wait.map((action) => answers(action))).toEqual(wait.map(() => 'offline'));
    expect(wait.map((action) => answers(action, { connected: true }))).toEqual(wait.map(() => '+'));
  });

  it('a reason that stays is told before one that passes', () => {
    expect(answers('leave')).toBe('owner-must-transfer');
    expect(answers('pin', { capability: () => ({ state: 'absent' }) })).toBe('unsupported');
  });

  it('an adapter that keeps something until it can be done leaves it allowed', () => {
    expect(answers('pin', { capability: () => ({ state: 'native', queues: true }) })).toBe('+');
  });

  it('every action is one or the other', () => {
    for (const action of permissionActions) {
      const { operation, online } = permissionTable[action];
      expect([action, operation !== undefined && online === true]).toEqual([action, false]);
    }
  });
});
