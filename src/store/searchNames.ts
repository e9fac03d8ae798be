import { displayName, type ConversationId, type User, type UserId } from '../model/index.js';
import { createNameInitials } from '../utils/nameInitials.js';
import { selectConversationName, selectSelfId } from './selectors.js';
import type { ChatState } from './state.js';

const HAN = /\p{Script=Han}/u;

/** Case, width and accents do not matter when looking for a name. */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** How well words fit names: 0 not at all, 3 they begin one, 2 they begin a word of one, 1 they stand somewhere in it. */
function createFit(words: string): (names: readonly string[], initialsOf: () => string) => number {
  const whole = fold(words.trim());
  const parts = whole.split(/\s+/u);
  const isLatin = /^[a-z]{2,}$/u.test(whole);
  return (names, initialsOf) => {
    const folded = names.map(fold);
    if (folded.some((name) => name.startsWith(whole))) return 3;
    if (folded.some((name) => parts.every((part) => name.startsWith(part) || name.includes(` ${part}`)))) return 2;
    if (folded.some((name) => parts.every((part) => name.includes(part)))) return 1;
    // Latin letters can be the first letters of how a Chinese name sounds.
    return isLatin && names.some((name) => HAN.test(name)) && initialsOf().includes(whole) ? 1 : 0;
  };
}

function best<K>(found: readonly { readonly id: K; readonly fit: number; readonly at: number }[]): readonly K[] {
  return found
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit || b.at - a.at)
    .map(({ id }) => id);
}

/**
 * People this device knows whom some words fit: by name, remark, reading or first letters. The best first; of equals those one has last written with.
 *
 * @param withSelf also the signed-in user. Default: false
 */
export function findPeople(state: ChatState, words: string, withSelf = false): readonly UserId[] {
  if (words.trim() === '') return [];
  const fit = createFit(words);
  const initials = createNameInitials();
  const selfId = withSelf ? undefined : selectSelfId(state);
  const lastAt = new Map<UserId, number>();
  for (const { peerId, activityAt } of state.conversations.values())
    if (peerId !== undefined) lastAt.set(peerId, activityAt);
  const namesOf = (user: User): readonly string[] => {
    const reading = user.custom?.['reading'];
    const spoken = typeof reading === 'string' ? [reading, reading.replaceAll(/\s/gu, '')] : [];
    return [displayName(user, user.id), user.nick ?? '', ...spoken].filter((name) => name !== '');
  };
  return best(
    [...state.users.values()]
      .filter(({ id, deleted }) => id !== selfId && deleted !== true)
      .map((user) => {
        const names = namesOf(user);
        return { id: user.id, fit: fit(names, () => initials(names[0] ?? '')), at: lastAt.get(user.id) ?? 0 };
      }),
  );
}

/** Chats this device knows whose names some words fit. The best first; of equals the liveliest. */
export function findConversations(state: ChatState, words: string): readonly ConversationId[] {
  if (words.trim() === '') return [];
  const fit = createFit(words);
  const initials = createNameInitials();
  return best(
    [...state.conversations.values()].map(({ id, activityAt }) => {
      const name = selectConversationName(state, id);
      return { id, fit: fit([name], () => initials(name)), at: activityAt };
    }),
  );
}
