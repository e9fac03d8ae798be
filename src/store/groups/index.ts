import { errorData, type Core } from '../core.js';
import { lazyPart } from '../lazyPart.js';
import type { GroupActions } from './groupActions.js';
import type { Groups, GroupsNeeds } from './groups.js';
import { groupListKey, type GroupListKind, type MemberFilter } from './keys.js';

/** The way to what can be done to groups; its code is loaded when the first of it is wanted. */
export interface GroupsLater {
  readonly actions: GroupActions;
  reconnected(resumed: boolean): void;
  stop(): void;
}

type Load = `load${string}` & keyof GroupActions;

const lists: Readonly<Record<Load, GroupListKind>> = {
  loadMembers: 'members',
  loadBanned: 'banned',
  loadRequests: 'requests',
};

const names: Readonly<Record<Exclude<keyof GroupActions, Load>, true>> = {
  refresh: true,
  create: true,
  update: true,
  updateSelf: true,
  invite: true,
  createInviteLink: true,
  revokeInviteLink: true,
  find: true,
  join: true,
  answerRequest: true,
  leave: true,
  dismiss: true,
  transfer: true,
  setRole: true,
  remove: true,
  unban: true,
  muteMember: true,
};

/** Makes the way to what is loaded later. */
export function createGroupsLater(core: Core, needs: GroupsNeeds): GroupsLater {
  const part = lazyPart<Groups>(core, 'groups', () =>
    import('./groups.js').then(({ createGroups }) => createGroups(core, needs)),
  );
  const act =
    (name: keyof GroupActions) =>
    (...args: readonly unknown[]): Promise<unknown> =>
      part.use((groups) => (groups[name] as (...given: readonly unknown[]) => Promise<unknown>)(...args));
  const load =
    (name: Load) =>
    (...args: readonly [string, MemberFilter | undefined, ...unknown[]]): Promise<unknown> => {
      const { run } = core;
      return act(name)(...args).catch((reason: unknown) => {
        // Somebody else may be signed in now.
        if (run !== core.run || !core.active) return;
        const [id, filter] = args;
        const key = groupListKey(lists[name], id, name === 'loadMembers' ? filter : undefined);
        core.groupLists.set(key, { status: 'error', error: errorData(reason), ids: [], hasMore: false });
        core.flush();
      });
    };
  return {
    actions: Object.fromEntries([
      ...Object.keys(names).map((name) => [name, act(name as keyof GroupActions)] as const),
      ...Object.keys(lists).map((name) => [name, load(name as Load)] as const),
    ]) as unknown as GroupActions,
    reconnected: (resumed) => part.loaded?.reconnected(resumed),
    stop: () => part.loaded?.clear(),
  };
}
