'use client';
import type { ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import { useDisplayName, useIsBlocked, useMedia, useNow, usePresence, useStrings, useUser } from '../../react/index.js';
import { Avatar, Badge, Text } from '../../ui/index.js';
import { presenceText } from '../names/index.js';
import { peopleStrings } from './strings.js';
import { statusOf, statusText } from './usePersonLine.js';

/** Who somebody is: picture, names, whether they are there and with what, status, a few words. */
export function CardHead({ userId }: { readonly userId: string }): ReactElement {
  const translator = useStrings();
  const { t } = translator;
  const own = useOwnStrings(peopleStrings);
  const user = useUser(userId);
  const presence = usePresence(userId);
  const now = useNow(60_000);
  const known = useDisplayName(userId);
  const blocked = useIsBlocked(userId);
  const { url } = useMedia(user?.avatar, 'preview');
  const status = statusOf(presence, now);
  const availability = user?.bot ? t('presence.bot') : presenceText(translator, presence, now);
  const devices = presence?.devices?.map((device) => own(`card.device.${device}`)) ?? [];
  const where = devices.length > 0 ? own('card.devices', { devices: translator.formatList(devices) }) : undefined;
  return (
    <div className="cl-user-card__head">
      <Avatar id={userId} name={known} src={url} size={72} presence={presence?.state} muted={user?.deleted ?? false} />
      <div className="cl-words">
        <Text className="cl-user-card__name">{known || t('common.someone')}</Text>
        {user?.remark && user.nick ? (
          <Text className="cl-quiet">{own('card.realName', { name: user.nick })}</Text>
        ) : null}
        <span className="cl-quiet">
          {user?.deleted ? t('common.deletedPerson') : [availability, where].filter(Boolean).join(' · ')}
        </span>
        {user?.level === undefined ? null : (
          <Badge count={user.level} label={own('card.level', { level: user.level })} />
        )}
      </div>
      {status ? (
        <p className="cl-user-card__status">
          <Text>{statusText(status)}</Text>
          {status.until === undefined ? null : (
            <span className="cl-quiet">{own('card.statusUntil', { time: translator.formatMoment(status.until) })}</span>
          )}
        </p>
      ) : null}
      {user?.bio ? (
        <p className="cl-user-card__bio" dir="auto">
          {user.bio}
        </p>
      ) : null}
      {blocked ? <p className="cl-error">{own('card.isBlocked')}</p> : null}
    </div>
  );
}
