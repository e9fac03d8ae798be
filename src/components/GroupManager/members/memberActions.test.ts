import { describe, expect, it } from 'vitest';
import { can, type GroupKind, type Role } from '../../../model/index.js';
import { offeredActions, type MemberFacts } from './memberActions.js';

const allowed: MemberFacts['decide'] = () => ({ allowed: true });
const facts = (changes: Partial<MemberFacts> = {}): MemberFacts => ({
  role: 'member',
  muted: false,
  isSelf: false,
  hasProfile: true,
  decide: allowed,
  ...changes,
});
const names = (changes: Partial<MemberFacts>): readonly string[] =>
  offeredActions(facts(changes)).map(({ action }) => action);

describe('the menu of a member', () => {
  it('offers what fits their role and state', () => {
    expect(names({})).toEqual(['profile', 'make-admin', 'mute', 'transfer', 'remove']);
    expect(names({ role: 'admin', muted: true })).toEqual([
      'profile',
      'drop-admin',
      'unmute',
      'mute',
      'transfer',
      'remove',
    ]);
    expect(names({ role: 'owner', hasProfile: false })).toEqual(['mute', 'remove']);
  });

  it('offers nothing to be done to oneself', () => {
    expect(names({ isSelf: true })).toEqual(['profile']);
    expect(names({ isSelf: true, hasProfile: false })).toEqual([]);
  });

  it('leaves out what the backend has not, and shows off what is refused', () => {
    expect(names({ decide: () => ({ allowed: false, reason: 'unsupported' }) })).toEqual(['profile']);
    const refused = offeredActions(facts({ decide: () => ({ allowed: false, reason: 'role' }) }));
    expect(refused.map(({ decision }) => decision.allowed)).toEqual([true, false, false, false, false]);
  });

  it('says for every pair of roles what the table says', () => {
    const roles: readonly Role[] = ['owner', 'admin', 'member', 'guest'];
    const kinds: readonly GroupKind[] = ['work', 'public', 'meeting', 'live', 'community'];
    const open: Record<string, readonly string[]> = {};
    for (const kind of kinds)
      for (const mine of roles)
        for (const theirs of roles) {
          const self = { userId: 'me', role: mine };
          const target = { userId: 'other', role: theirs };
          const offered = offeredActions(
            facts({
              role: theirs,
              hasProfile: false,
              decide: (action) =>
                can(action, { kind: 'group', group: { kind, settings: {}, self }, selfId: 'me', target, now: 0 }),
            }),
          );
          const at = `${mine} on ${theirs}`;
          const possible = offered.filter(({ decision }) => decision.allowed).map(({ action }) => action);
          expect(open[at] ?? possible).toEqual(possible);
          open[at] = possible;
        }
    expect(open).toEqual({
      'owner on owner': [],
      'owner on admin': ['drop-admin', 'mute', 'transfer', 'remove'],
      'owner on member': ['make-admin', 'mute', 'transfer', 'remove'],
      'owner on guest': ['make-admin', 'mute', 'transfer', 'remove'],
      'admin on owner': [],
      'admin on admin': [],
      'admin on member': ['mute', 'remove'],
      'admin on guest': ['mute', 'remove'],
      ...Object.fromEntries(['member', 'guest'].flatMap((mine) => roles.map((theirs) => [`${mine} on ${theirs}`, []]))),
    });
  });
});
