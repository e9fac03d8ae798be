'use client';
import { useState, type ReactElement } from 'react';
import { chatErrorData, toChatError } from '../../../contract/index.js';
import { useOwnStrings } from '../../../messages/index.js';
import { groupName, type Group } from '../../../model/index.js';
import {
  useAvailability,
  useChatActions,
  useChatStore,
  useDisplayName,
  useGroup,
  useMedia,
  usePermission,
  useStrings,
} from '../../../react/index.js';
import { Avatar, Spinner } from '../../../ui/index.js';
import { AvatarField } from '../../AvatarField/index.js';
import { uploadPicture } from '../create/index.js';
import type { GroupSectionProps } from '../section.js';
import { Attributes } from './Attributes.js';
import { EditableText } from './EditableText.js';
import { profileStrings } from './strings.js';

/** What a group is: picture, name, introduction, notice, own card, attributes. Edited in place by those who may; the others see why not. */
export function GroupProfile(props: GroupSectionProps): ReactElement {
  const { groupId, tell } = props;
  const t = useOwnStrings(profileStrings);
  const words = useStrings();
  const group = useGroup(groupId);
  const edit = usePermission('edit-profile');
  const notice = usePermission('edit-notice');
  const card = usePermission('set-own-name-card');
  const { adapter } = useChatStore();
  const noticeBy = useNoticeLine(group);
  if (!group) return <Spinner label={words.t('common.loading')} />;
  const saved = (): void => tell(t('group.profile.saved'));
  return (
    <div className="cl-group-section">
      <Picture {...props} group={group} />
      <EditableText
        label={t('group.profile.name')}
        value={group.name ?? ''}
        empty={t('group.profile.empty')}
        missing={t('group.profile.name.missing')}
        most={100}
        decision={edit}
        save={(name) => (groups) => groups.update(groupId, { name })}
        onSaved={saved}
      />
      <EditableText
        label={t('group.profile.introduction')}
        value={group.introduction ?? ''}
        empty={t('group.profile.empty')}
        multiline
        most={1000}
        decision={edit}
        save={(introduction) => (groups) => groups.update(groupId, { introduction })}
        onSaved={saved}
      />
      <EditableText
        label={t('group.profile.notice')}
        value={group.notice ?? ''}
        empty={t('group.profile.empty')}
        note={group.notice ? noticeBy : undefined}
        multiline
        most={1000}
        decision={notice}
        save={(text) => (groups) => groups.update(groupId, { notice: text })}
        onSaved={saved}
      />
      {group.self && adapter.groups?.updateSelf ? (
        <EditableText
          label={t('group.profile.card')}
          value={group.self.nameCard ?? ''}
          empty={t('group.profile.card.empty')}
          most={100}
          decision={card}
          save={(nameCard) => (groups) => groups.updateSelf(groupId, { nameCard })}
          onSaved={saved}
        />
      ) : null}
      <Attributes group={group} decision={edit} onSaved={saved} />
      {group.createdAt === undefined ? null : (
        <p className="cl-quiet">{t('group.profile.created', { time: words.formatDate(group.createdAt) })}</p>
      )}
    </div>
  );
}

/** Who wrote the notice, and when. */
function useNoticeLine(group: Group | undefined): string | undefined {
  const t = useOwnStrings(profileStrings);
  const words = useStrings();
  const name = useDisplayName(group?.noticeBy ?? '', group?.id);
  if (group?.noticeAt === undefined) return group?.noticeBy === undefined ? undefined : name;
  const time = words.formatMoment(group.noticeAt);
  return group.noticeBy === undefined
    ? t('group.profile.notice.at', { time })
    : t('group.profile.notice.by', { name: name || words.t('common.someone'), time });
}

function Picture({ group, tell, refused }: GroupSectionProps & { readonly group: Group }): ReactElement {
  const t = useOwnStrings(profileStrings);
  const { adapter } = useChatStore();
  const { groups } = useChatActions();
  const decision = usePermission('edit-profile');
  const upload = useAvailability('media.upload');
  const [chosen, setChosen] = useState<Blob>();
  const [busy, setBusy] = useState(false);
  const { url } = useMedia(group.avatar, 'preview');
  const name = groupName(group, group.id);
  const facts = (
    <p className="cl-quiet">
      {t(`group.profile.kind.${group.kind}`)} · {t('group.profile.members', { count: group.memberCount })}
    </p>
  );
  const change = async (picture: Blob | null): Promise<void> => {
    setBusy(true);
    setChosen(picture ?? undefined);
    try {
      await groups.update(group.id, { avatar: picture && (await uploadPicture(adapter, picture)) });
      tell(t(picture ? 'group.profile.picture.changed' : 'group.profile.picture.removed'));
    } catch (reason) {
      refused(chatErrorData(toChatError(reason)));
    } finally {
      setBusy(false);
      setChosen(undefined);
    }
  };
  if (!decision.allowed || !upload.allowed) {
    return (
      <div className="cl-row">
        <Avatar id={group.id} name={name} kind="group" size={72} src={url} />
        {facts}
      </div>
    );
  }
  return (
    <div className="cl-stack">
      <AvatarField
        id={group.id}
        name={name}
        kind="group"
        avatar={group.avatar}
        chosen={chosen}
        busy={busy}
        onChange={(picture) => void change(picture)}
      />
      {facts}
    </div>
  );
}
