'use client';
import { useEffect, useMemo, useState } from 'react';
import type { GroupId, Role, UserId } from '../../../model/index.js';
import { useChat, useGroupMembers, type GroupPeople } from '../../../react/index.js';
import { foldText } from '../../../utils/foldText.js';
import { createNameInitials } from '../../../utils/nameInitials.js';
import { personName } from '../../names/index.js';

/** Letters are waited for so long before the backend is asked, in ms. */
const PAUSE = 250;
const LETTERS = /^[a-z]+$/;

/**
 * Members of a group whose name fits what was typed, or all. The backend is asked; those who are known are found at once, also by the initials of their
 * names (`lxm` for 李小明), which few backends look at.
 */
export function useFoundMembers(groupId: GroupId, typed: string, role: Role | undefined): GroupPeople {
  const words = typed.trim();
  const [asked, setAsked] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words), words === '' ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [words]);
  const query = words === '' ? '' : asked;
  const list = useGroupMembers(groupId, { query, role });
  const searching = words !== '';
  // Only while somebody looks for a name: these change with every person that becomes known.
  const known = useChat((state) => (searching ? state.members.get(groupId)?.byId : undefined));
  const users = useChat((state) => (searching ? state.users : undefined));
  const initials = useMemo(() => createNameInitials(), []);
  const here = useMemo<readonly UserId[]>(() => {
    if (!known || !users) return [];
    const folded = foldText(words);
    const members = { get: () => ({ byId: known }) };
    return [...known.values()].flatMap((member) => {
      if (role !== undefined && member.role !== role) return [];
      const { userId, nameCard } = member;
      const name = personName({ users, members }, userId, groupId);
      const names = [name, nameCard, users.get(userId)?.nick, userId].filter((each) => each !== undefined);
      const fits =
        names.some((each) => foldText(each).includes(folded)) ||
        (LETTERS.test(folded) && names.some((each) => initials(each).includes(folded)));
      return fits ? userId : [];
    });
  }, [groupId, initials, known, role, users, words]);
  return useMemo(() => {
    if (!searching) return list;
    const current = query === words;
    const ids = [...new Set([...here, ...(current ? list.ids : [])])];
    return {
      ...list,
      ids,
      status: current ? list.status : 'loading',
      error: current ? list.error : undefined,
      hasMore: current && list.hasMore,
      total: current && !list.hasMore ? ids.length : undefined,
    };
  }, [here, list, query, searching, words]);
}
