'use client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { chatErrorData, toChatError, type ChatErrorData } from '../contract/index.js';
import type { GroupId, JoinRequest, Member, UserId } from '../model/index.js';
import {
  groupListKey,
  type GroupActions,
  type GroupListKind,
  type GroupListState,
  type MemberFilter,
} from '../store/index.js';
import { useStartup } from './conversations.js';
import { sameItems, useChat, useChatActions } from './useChat.js';

/** A list of a group on screen, with what can be done to it. */
interface LoadedList {
  readonly status: GroupListState['status'];
  readonly error?: ChatErrorData | undefined;
  readonly hasMore: boolean;
  /** All there are, where the backend counts. */
  readonly total?: number | undefined;
  loadMore(): Promise<void>;
  /** Tries again what failed. */
  retry(): Promise<void>;
}

/** People of a group as far as loaded. */
export interface GroupPeople extends LoadedList {
  /** Members by rank. */
  readonly ids: readonly UserId[];
}

/** Requests to be let in, as far as loaded. */
export interface GroupRequests extends LoadedList {
  readonly items: readonly JoinRequest[];
}

const none: readonly string[] = [];

function useGroupList(
  kind: GroupListKind,
  id: GroupId | undefined,
  { query = '', role }: MemberFilter = {},
): GroupPeople {
  const { groups } = useChatActions();
  const ready = useStartup().status === 'ready';
  const filter = useMemo(() => ({ query: query.trim(), role }), [query, role]);
  const key = id === undefined ? '' : groupListKey(kind, id, filter);
  const state = useChat((current) => current.groupLists.get(key));
  const load = useCallback(
    async (more = false): Promise<void> => {
      if (id === undefined) return;
      if (kind === 'members') await groups.loadMembers(id, filter, { more });
      else if (kind === 'banned') await groups.loadBanned(id, { more });
      else await groups.loadRequests(id, { more });
    },
    [filter, groups, id, kind],
  );
  const missing = state === undefined;
  useEffect(() => {
    if (ready) void load();
  }, [load, missing, ready]);
  return useMemo(
    () => ({
      status: state?.status ?? 'loading',
      error: state?.error,
      ids: state?.ids ?? none,
      hasMore: state?.hasMore ?? false,
      total: state?.total,
      loadMore: () => load(true),
      // What came before the failure stays.
      retry: () => load((state?.ids.length ?? 0) > 0),
    }),
    [load, state],
  );
}

/** Members of a group, those of the highest rank first; asked for page by page. `filter` lets the backend look for names, or for those of one role. */
export function useGroupMembers(id: GroupId | undefined, filter?: MemberFilter): GroupPeople {
  return useGroupList('members', id, filter);
}

/** Who is banned from a group; asked for anew when the component mounts. */
export function useBanned(id: GroupId | undefined): GroupPeople {
  return useGroupList('banned', id);
}

/** Who asks to be let into a group. */
export function useGroupRequests(id: GroupId | undefined): GroupRequests {
  const { ids, ...list } = useGroupList('requests', id);
  const items = useChat((state) => ids.flatMap((each) => state.joinRequests.get(each) ?? []), sameItems);
  return { ...list, items };
}

/** Somebody's membership, as far as known. */
export function useMember(id: GroupId | undefined, userId: UserId | undefined): Member | undefined {
  return useChat((state) => {
    if (id === undefined || userId === undefined) return undefined;
    const self = state.groups.get(id)?.self;
    return state.members.get(id)?.byId.get(userId) ?? (self?.userId === userId ? self : undefined);
  });
}

/** Something that is done to a group, as its control or form shows it. */
export interface GroupDoing {
  readonly busy: boolean;
  /** Why the last time failed. */
  readonly error?: ChatErrorData | undefined;
  /** Does it; never rejects. Undefined when it failed, and while something else is under way. */
  run<T>(work: (groups: GroupActions) => Promise<T>): Promise<{ readonly value: T } | undefined>;
  /** Forgets the failure. */
  clear(): void;
}

/**
 * One thing at a time done to groups: busy meanwhile, and why it failed. One for each control or form.
 *
 * @param onError told of every failure, where it is said elsewhere than beside the control
 */
export function useGroupAction(onError?: (error: ChatErrorData) => void): GroupDoing {
  const { groups } = useChatActions();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ChatErrorData>();
  const running = useRef(false);
  const run = useCallback(
    async <T>(work: (actions: GroupActions) => Promise<T>): Promise<{ readonly value: T } | undefined> => {
      if (running.current) return undefined;
      running.current = true;
      setBusy(true);
      setError(undefined);
      try {
        return { value: await work(groups) };
      } catch (reason) {
        const failure = chatErrorData(toChatError(reason));
        setError(failure);
        onError?.(failure);
        return undefined;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [groups, onError],
  );
  const clear = useCallback(() => setError(undefined), []);
  return useMemo(() => ({ busy, error, run, clear }), [busy, clear, error, run]);
}
