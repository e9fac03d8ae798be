import type { TimerHandle } from '../env/index.js';
import type { Conversation, Group, GroupId, UserId } from '../model/index.js';
import { errorData, type Core } from './core.js';
import { putMembers } from './ingest/people.js';
import { usablePresence, usableUser } from './ingest/profiles.js';

/** Fetches people, groups, members and presence when something on screen needs them. */
export interface Directory {
  /** Asks once for people that are not known yet. */
  ensureUsers(ids: readonly UserId[]): void;
  ensureGroup(id: GroupId): void;
  /** People and group a conversation's row needs. */
  ensureFor(conversation: Conversation): void;
  /** Loads the next page of a group's members. */
  loadMembers(id: GroupId): Promise<void>;
  /** Follows the presence of people until the returned function is called. */
  watchPresence(ids: readonly UserId[]): () => void;
  /** The connection is back: asks for whose presence could not be had. */
  reconnected(): void;
  stop(): void;
}

/** Makes the directory. */
export function createDirectory(core: Core): Directory {
  const { adapter, env } = core;
  const asked = new Set<string>();
  const wanted = new Set<UserId>();
  const watchers = new Map<UserId, number>();
  const toWatch = new Set<UserId>();
  let frame: TimerHandle;
  let framePending = false;

  // One request per frame for everything the frame's rows asked for.
  function soon(): void {
    if (framePending || !core.active) return;
    framePending = true;
    frame = env.timers.frame(() => {
      framePending = false;
      void fetchUsers();
      void fetchPresence();
    });
  }

  async function fetchUsers(): Promise<void> {
    const ids = [...wanted];
    wanted.clear();
    if (ids.length === 0) return;
    const run = core.run;
    try {
      const users = (await adapter.users?.get(ids)) ?? [];
      if (run !== core.run) return;
      for (const value of users) {
        const user = usableUser(value);
        if (user && !core.users.has(user.id)) core.users.set(user.id, user);
      }
      // Whom the backend does not know goes by the id; until then the name is left open rather than wrong.
      for (const id of ids) if (!core.users.has(id)) core.users.set(id, { id });
    } catch (reason) {
      if (run !== core.run) return;
      for (const id of ids) {
        asked.delete(id);
        if (!core.users.has(id)) core.users.set(id, { id });
      }
      core.report(reason, { operation: 'users.get' });
    }
  }

  async function fetchPresence(): Promise<void> {
    const ids = [...toWatch];
    toWatch.clear();
    if (ids.length === 0 || !adapter.presence) return;
    const run = core.run;
    try {
      const known = await adapter.presence.watch(ids);
      if (run !== core.run) return;
      for (const [id, presence] of known) core.presence.set(id, usablePresence(presence));
    } catch (reason) {
      if (run !== core.run) return;
      // Asked again when the line is back.
      for (const id of ids) if (watchers.has(id)) toWatch.add(id);
      core.report(reason, { operation: 'presence.watch' });
    }
  }

  function ensureUsers(ids: readonly UserId[]): void {
    for (const id of ids) {
      if (id === '' || core.users.has(id) || asked.has(id)) continue;
      asked.add(id);
      wanted.add(id);
    }
    if (wanted.size) soon();
  }

  function ensureGroup(id: GroupId): void {
    if (core.groups.has(id) || asked.has(`group:${id}`)) return;
    const unknown: Group = { id, kind: 'work', memberCount: 0, settings: {} };
    if (!adapter.groups) return core.groups.set(id, unknown);
    asked.add(`group:${id}`);
    const run = core.run;
    adapter.groups.get(id).then(
      (group) => {
        if (run === core.run && !core.groups.has(id)) core.groups.set(id, group ?? unknown);
      },
      (reason: unknown) => {
        asked.delete(`group:${id}`);
        core.report(reason, { operation: 'groups.get' });
      },
    );
  }

  return {
    ensureUsers,
    ensureGroup,
    ensureFor(conversation) {
      if (conversation.peerId !== undefined) ensureUsers([conversation.peerId]);
      if (conversation.groupId !== undefined) ensureGroup(conversation.groupId);
    },
    async loadMembers(id) {
      const loaded = core.members.get(id);
      if (!adapter.groups || loaded?.status === 'loading') return;
      if (loaded?.status === 'ready' && loaded.cursor === undefined) return;
      const base = { byId: loaded?.byId ?? new Map(), cursor: loaded?.cursor, total: loaded?.total };
      core.members.set(id, { ...base, status: 'loading' });
      const run = core.run;
      try {
        const page = await adapter.groups.listMembers(id, {
          cursor: base.cursor,
          limit: adapter.limits.membersPerPage,
        });
        if (run !== core.run) return;
        putMembers(core, id, page.items, [], {
          status: 'ready',
          error: undefined,
          cursor: page.cursor,
          total: page.total,
        });
        ensureUsers(page.items.map((member) => member.userId));
      } catch (reason) {
        const error = errorData(core.report(reason, { operation: 'groups.listMembers' }));
        core.members.set(id, { ...base, status: 'error', error });
      }
    },
    watchPresence(ids) {
      for (const id of ids) {
        const count = watchers.get(id) ?? 0;
        watchers.set(id, count + 1);
        if (count === 0) toWatch.add(id);
      }
      if (toWatch.size) soon();
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        const gone = ids.filter((id) => {
          const count = (watchers.get(id) ?? 1) - 1;
          if (count > 0) watchers.set(id, count);
          else watchers.delete(id);
          return count <= 0;
        });
        gone.forEach((id) => toWatch.delete(id));
        if (gone.length) adapter.presence?.unwatch?.(gone);
      };
    },
    reconnected() {
      if (toWatch.size) soon();
    },
    stop() {
      if (framePending) env.timers.cancelFrame(frame);
      framePending = false;
      asked.clear();
      wanted.clear();
      toWatch.clear();
      watchers.clear();
    },
  };
}
