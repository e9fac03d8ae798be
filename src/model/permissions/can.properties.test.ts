import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupKind, GroupSettings, Member, Role } from '../group.js';
import { can, denyReasons, type PermissionContext } from './can.js';
import { groupDefaults, permissionActions, permissionTable } from './permissionTable.js';
import { AUDIENCES, GROUP_KINDS, JOINS, me, NOW, ROLES } from './permissions.test.data.js';

describe('permissions', () => {
  const audience = fc.constantFrom(...AUDIENCES);
  const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
  const settings: fc.Arbitrary<GroupSettings> = fc.record(
    {
      join: fc.constantFrom(...JOINS),
      whoCanSend: audience,
      whoCanInvite: audience,
      whoCanPin: audience,
      whoCanEditProfile: audience,
      whoCanMentionAll: audience,
      muteAll: fc.boolean(),
      slowModeSeconds: fc.integer({ min: 0, max: 120 }),
    },
    { requiredKeys: [] },
  );
  const action = fc.constantFrom(...permissionActions);
  const kind = fc.constantFrom(...GROUP_KINDS);
  const circumstances = fc.record({
    mutedUntil: fc.constantFrom(undefined, -1, 0, NOW - 1, NOW + 1),
    target: maybe(fc.constantFrom(...ROLES).map((role): Member => ({ userId: 'other', role }))),
    lastSentAt: maybe(fc.integer({ min: NOW - 100_000, max: NOW })),
    blocked: fc.boolean(),
    dismissed: fc.boolean(),
    sentAt: maybe(fc.integer({ min: 0, max: NOW })),
    window: maybe(fc.integer({ min: 0, max: NOW })),
    membership: fc.constantFrom<'member' | 'left' | 'removed' | 'none'>('member', 'left', 'removed', 'none'),
  });
  type Circumstances = typeof circumstances extends fc.Arbitrary<infer T> ? T : never;

  const contextFor = (role: Role, of: GroupKind, rules: GroupSettings, its: Circumstances): PermissionContext => ({
    kind: 'group',
    conversation: { id: 'c', membership: its.membership },
    group: { kind: of, settings: rules, self: me(role, { mutedUntil: its.mutedUntil }), dismissed: its.dismissed },
    target: its.target,
    lastSentAt: its.lastSentAt,
    blocked: its.blocked,
    message: its.sentAt === undefined ? undefined : { time: its.sentAt, senderId: 'me' },
    limits: { editWindow: its.window, recallWindow: its.window },
    now: NOW,
  });

  it('a higher role loses nothing a lower one has, save that an owner cannot leave', () => {
    fc.assert(
      fc.property(action, kind, settings, circumstances, (what, of, rules, its) => {
        const answers = ROLES.map((role) => can(what, contextFor(role, of, rules, its)).allowed);
        for (let higher = 0; higher < ROLES.length; higher++) {
          if (what === 'leave' && higher === 0) continue;
          expect(answers.slice(higher).some(Boolean) && !answers[higher]).toBe(false);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('narrowing a setting never allows more', () => {
    fc.assert(
      fc.property(action, kind, settings, circumstances, fc.constantFrom(...ROLES), (what, of, rules, its, role) => {
        const { setting } = permissionTable[what];
        if (setting === undefined) return;
        const allowed = AUDIENCES.map(
          (value) => can(what, contextFor(role, of, { ...rules, [setting]: value }, its)).allowed,
        );
        for (let i = 1; i < allowed.length; i++) expect(allowed[i] === true && allowed[i - 1] === false).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  it('every refusal has a reason of the closed list, and `until` lies ahead', () => {
    fc.assert(
      fc.property(action, kind, settings, circumstances, fc.constantFrom(...ROLES), (what, of, rules, its, role) => {
        const decision = can(what, contextFor(role, of, rules, its));
        if (decision.allowed) return;
        expect(denyReasons).toContain(decision.reason);
        expect(decision.until ?? Infinity).toBeGreaterThan(NOW);
      }),
      { numRuns: 3000 },
    );
  });

  it('a setting that is absent means the default of the kind', () => {
    fc.assert(
      fc.property(action, kind, settings, circumstances, fc.constantFrom(...ROLES), (what, of, rules, its, role) => {
        expect(can(what, contextFor(role, of, rules, its))).toEqual(
          can(what, contextFor(role, of, { ...groupDefaults[of], ...rules }, its)),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
