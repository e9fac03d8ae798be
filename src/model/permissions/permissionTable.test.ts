import { describe, expect, it } from 'vitest';
import type { GroupKind, GroupSettings, Role } from '../group.js';
import { can } from './can.js';
import { permissionActions, type PermissionAction } from './permissionTable.js';
import { AUDIENCES, inGroup, JOINS, me, NOW, ROLES, said } from './permissions.test.data.js';

/*
 * What is expected, written by hand. A line is: action, conditions on the settings (all of them must hold; no condition means "whatever they
 * are"), then what owner, admin, member, guest and somebody outside the group are told.
 */
const EXPECTED = `
send             send=everyone muteAll=no            | + + + + not-member
send             send=everyone muteAll=yes           | + + mute-all mute-all not-member
send             send=admins                         | + + announcement-only announcement-only not-member
send             send=owner                          | + announcement-only announcement-only announcement-only not-member
send             send=nobody                         | closed closed closed closed not-member
send-media       send=everyone muteAll=no            | + + + + not-member
send-media       send=everyone muteAll=yes           | + + mute-all mute-all not-member
send-media       send=admins                         | + + announcement-only announcement-only not-member
send-media       send=owner                          | + announcement-only announcement-only announcement-only not-member
send-media       send=nobody                         | closed closed closed closed not-member
reply            send=everyone muteAll=no            | + + + + not-member
reply            send=everyone muteAll=yes           | + + mute-all mute-all not-member
reply            send=admins                         | + + announcement-only announcement-only not-member
reply            send=owner                          | + announcement-only announcement-only announcement-only not-member
reply            send=nobody                         | closed closed closed closed not-member
answer-in-thread send=everyone muteAll=no            | + + + + not-member
answer-in-thread send=everyone muteAll=yes           | + + mute-all mute-all not-member
answer-in-thread send=admins                         | + + announcement-only announcement-only not-member
answer-in-thread send=owner                          | + announcement-only announcement-only announcement-only not-member
answer-in-thread send=nobody                         | closed closed closed closed not-member
mention-all      mentionAll=everyone send=everyone muteAll=no  | + + + role not-member
mention-all      mentionAll=everyone send=everyone muteAll=yes | + + mute-all role not-member
mention-all      mentionAll=everyone send=admins     | + + announcement-only role not-member
mention-all      mentionAll=everyone send=owner      | + announcement-only announcement-only role not-member
mention-all      mentionAll=everyone send=nobody     | closed closed closed role not-member
mention-all      mentionAll=admins send=everyone     | + + role role not-member
mention-all      mentionAll=admins send=admins       | + + role role not-member
mention-all      mentionAll=admins send=owner        | + announcement-only role role not-member
mention-all      mentionAll=admins send=nobody       | closed closed role role not-member
mention-all      mentionAll=owner send=everyone      | + role role role not-member
mention-all      mentionAll=owner send=admins        | + role role role not-member
mention-all      mentionAll=owner send=owner         | + role role role not-member
mention-all      mentionAll=owner send=nobody        | closed role role role not-member
mention-all      mentionAll=nobody                   | closed closed closed role not-member
edit-own         send=everyone muteAll=no            | + + + + not-member
edit-own         send=everyone muteAll=yes           | + + mute-all mute-all not-member
edit-own         send=admins                         | + + announcement-only announcement-only not-member
edit-own         send=owner                          | + announcement-only announcement-only announcement-only not-member
edit-own         send=nobody                         | closed closed closed closed not-member
react                                                | + + + + not-member
recall-own                                           | + + + + not-member
recall-others                                        | + + role role not-member
delete-for-me                                        | + + + + not-member
view-history                                         | + + + + not-member
view-members                                         | + + + + not-member
pin              pin=everyone                        | + + + role not-member
pin              pin=admins                          | + + role role not-member
pin              pin=owner                           | + role role role not-member
pin              pin=nobody                          | closed closed closed role not-member
invite           invite=everyone                     | + + + role not-member
invite           invite=admins                       | + + role role not-member
invite           invite=owner                        | + role role role not-member
invite           invite=nobody                       | closed closed closed role not-member
create-invite-link invite=everyone                   | + + + role not-member
create-invite-link invite=admins                     | + + role role not-member
create-invite-link invite=owner                      | + role role role not-member
create-invite-link invite=nobody                     | closed closed closed role not-member
edit-profile     profile=everyone                    | + + + role not-member
edit-profile     profile=admins                      | + + role role not-member
edit-profile     profile=owner                       | + role role role not-member
edit-profile     profile=nobody                      | closed closed closed role not-member
edit-notice      profile=everyone                    | + + + role not-member
edit-notice      profile=admins                      | + + role role not-member
edit-notice      profile=owner                       | + role role role not-member
edit-notice      profile=nobody                      | closed closed closed role not-member
set-own-name-card                                    | + + + role not-member
approve-requests                                     | + + role role not-member
edit-settings                                        | + + role role not-member
remove-member                                        | + + role role not-member
ban                                                  | + + role role not-member
unban                                                | + + role role not-member
mute-member                                          | + + role role not-member
mute-all                                             | + + role role not-member
set-admin                                            | + role role role not-member
transfer                                             | + role role role not-member
dismiss                                              | + role role role not-member
leave                                                | owner-must-transfer + + + not-member
join             join=invite                         | role role role role closed
join             join=request                        | role role role role +
join             join=free                           | role role role role +
`;

interface Line {
  readonly conditions: ReadonlyMap<string, string>;
  readonly answers: readonly string[];
}

const LINES = new Map<string, Line[]>();
for (const row of EXPECTED.trim().split('\n')) {
  const [left = '', right = ''] = row.split('|');
  const [action = '', ...conditions] = left.trim().split(/\s+/u);
  const line: Line = {
    conditions: new Map(conditions.map((condition) => condition.split('=') as [string, string])),
    answers: right.trim().split(/\s+/u),
  };
  LINES.set(action, [...(LINES.get(action) ?? []), line]);
}

function* everySetting(): Generator<[Record<string, string>, GroupSettings]> {
  for (const send of AUDIENCES)
    for (const invite of AUDIENCES)
      for (const pin of AUDIENCES)
        for (const profile of AUDIENCES)
          for (const mentionAll of AUDIENCES)
            for (const join of JOINS)
              for (const muteAll of ['yes', 'no'])
                yield [
                  { send, invite, pin, profile, mentionAll, join, muteAll },
                  {
                    whoCanSend: send,
                    whoCanInvite: invite,
                    whoCanPin: pin,
                    whoCanEditProfile: profile,
                    whoCanMentionAll: mentionAll,
                    join,
                    muteAll: muteAll === 'yes',
                  },
                ];
}

describe('the permission table', () => {
  it('answers every role, action and combination of settings as written by hand', () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const [words, settings] of everySetting()) {
      for (const action of permissionActions) {
        const lines = (LINES.get(action) ?? []).filter(({ conditions }) =>
          [...conditions].every(([name, value]) => words[name] === value),
        );
        if (lines.length !== 1) wrong.push(`${action} ${JSON.stringify(words)}: ${lines.length} lines`);
        [...ROLES, undefined].forEach((role, column) => {
          asked++;
          const answer = said(can(action, inGroup(role, settings)));
          if (answer !== lines[0]?.answers[column]) wrong.push(`${action} ${role} ${JSON.stringify(words)}: ${answer}`);
        });
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(asked).toBe(4 ** 5 * 3 * 2 * 30 * 5);
  });

  it.each<[GroupKind, Partial<Record<PermissionAction, string>>]>([
    // owner, admin, member, guest, outsider
    [
      'work',
      {
        send: '+ + + + not-member',
        invite: '+ + + role not-member',
        'create-invite-link': '+ + + role not-member',
        pin: '+ + + role not-member',
        'edit-profile': '+ + + role not-member',
        'edit-notice': '+ + + role not-member',
        'mention-all': '+ + + role not-member',
        join: 'role role role role closed',
      },
    ],
    [
      'public',
      {
        send: '+ + + + not-member',
        invite: '+ + role role not-member',
        'create-invite-link': '+ + role role not-member',
        pin: '+ + role role not-member',
        'edit-profile': '+ + role role not-member',
        'edit-notice': '+ + role role not-member',
        'mention-all': '+ + role role not-member',
        join: 'role role role role +',
      },
    ],
    [
      'meeting',
      {
        send: '+ + + + not-member',
        invite: '+ + + role not-member',
        'create-invite-link': '+ + + role not-member',
        pin: '+ + role role not-member',
        'edit-profile': '+ + role role not-member',
        'edit-notice': '+ + role role not-member',
        'mention-all': '+ + role role not-member',
        join: 'role role role role +',
      },
    ],
    [
      'live',
      {
        send: '+ + + + not-member',
        invite: 'closed closed closed role not-member',
        'create-invite-link': 'closed closed closed role not-member',
        pin: '+ + role role not-member',
        'edit-profile': '+ + role role not-member',
        'edit-notice': '+ + role role not-member',
        'mention-all': '+ + role role not-member',
        join: 'role role role role +',
      },
    ],
    [
      'community',
      {
        send: '+ + + + not-member',
        invite: '+ + + role not-member',
        'create-invite-link': '+ + + role not-member',
        pin: '+ + role role not-member',
        'edit-profile': '+ + role role not-member',
        'edit-notice': '+ + role role not-member',
        'mention-all': '+ + role role not-member',
        join: 'role role role role +',
      },
    ],
  ])('uses the defaults of a %s group where it has no settings', (kind, expected) => {
    for (const [action, answers] of Object.entries(expected)) {
      const given = [...ROLES, undefined].map((role) =>
        said(can(action as PermissionAction, inGroup(role, {}, {}, kind))),
      );
      expect([action, given.join(' ')]).toEqual([action, answers]);
    }
  });

  it.each<[string, Record<Role, string>]>([
    // Each line: what somebody of that role is told about a target who is owner, admin, member, guest.
    [
      'remove-member',
      { owner: 'rank + + +', admin: 'rank rank + +', member: 'role role role role', guest: 'role role role role' },
    ],
    [
      'ban',
      { owner: 'rank + + +', admin: 'rank rank + +', member: 'role role role role', guest: 'role role role role' },
    ],
    [
      'mute-member',
      { owner: 'rank + + +', admin: 'rank rank + +', member: 'role role role role', guest: 'role role role role' },
    ],
    [
      'recall-others',
      { owner: 'rank + + +', admin: 'rank rank + +', member: 'role role role role', guest: 'role role role role' },
    ],
    [
      'set-admin',
      {
        owner: 'rank + + +',
        admin: 'role role role role',
        member: 'role role role role',
        guest: 'role role role role',
      },
    ],
    [
      'transfer',
      {
        owner: 'rank + + +',
        admin: 'role role role role',
        member: 'role role role role',
        guest: 'role role role role',
      },
    ],
  ])('lets %s be done only to people of lower rank', (action, expected) => {
    for (const role of ROLES) {
      const answers = ROLES.map((target) =>
        said(can(action as PermissionAction, inGroup(role, {}, { target: { userId: 'other', role: target } }))),
      );
      expect([role, answers.join(' ')]).toEqual([role, expected[role]]);
    }
  });

  it('refuses what is done to people when it is oneself', () => {
    for (const action of ['remove-member', 'ban', 'mute-member', 'set-admin', 'transfer', 'recall-others'] as const) {
      expect(can(action, inGroup('owner', {}, { target: me('owner') }))).toEqual({ allowed: false, reason: 'self' });
    }
    const message = { time: NOW, senderId: 'me' };
    expect(said(can('recall-others', inGroup('admin', {}, { message })))).toBe('self');
  });

  it('lets an admin recall what somebody wrote who has left', () => {
    expect(said(can('recall-others', inGroup('admin', {}, { message: { time: 0, senderId: 'gone' } })))).toBe('+');
  });
});
