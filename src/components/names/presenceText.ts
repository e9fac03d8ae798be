import type { Translator } from '../../i18n/index.js';
import type { Presence } from '../../model/index.js';

/** Availability in words, with when somebody was last seen; undefined where the backend does not tell. @param now in ms */
export function presenceText(
  { t, formatRelative }: Pick<Translator, 't' | 'formatRelative'>,
  presence: Presence | undefined,
  now: number,
): string | undefined {
  switch (presence?.state) {
    case 'online':
      return t('presence.online');
    case 'away':
      return t('presence.away');
    case 'dnd':
      return t('presence.dnd');
    case 'offline':
      return presence.lastSeen === undefined
        ? t('presence.offline')
        : t('presence.lastSeen', { time: formatRelative(presence.lastSeen, Math.max(now, presence.lastSeen)) });
    default:
      return undefined;
  }
}
