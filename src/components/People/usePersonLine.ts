'use client';
import type { PersonStatus, Presence, UserId } from '../../model/index.js';
import { useNow, usePresence, useStrings, useUser } from '../../react/index.js';
import { presenceText } from '../names/index.js';

/** The status line of somebody, unless its time is over. */
export function statusOf(presence: Presence | undefined, now: number): PersonStatus | undefined {
  const status = presence?.status;
  if (!status || (status.until !== undefined && status.until <= now)) return undefined;
  return status.emoji || status.text ? status : undefined;
}

/** Emoji and words of a status in one line. */
export function statusText(status: PersonStatus | undefined): string {
  return [status?.emoji, status?.text].filter((part) => part !== undefined && part !== '').join(' ');
}

/** What somebody is up to, in one line: the status, else presence. */
export function usePersonLine(userId: UserId): string | undefined {
  const translator = useStrings();
  const user = useUser(userId);
  const presence = usePresence(userId);
  const now = useNow(60_000);
  if (user?.deleted === true) return translator.t('common.deletedPerson');
  const line = statusText(statusOf(presence, now));
  if (line !== '') return line;
  return user?.bot === true ? translator.t('presence.bot') : presenceText(translator, presence, now);
}
