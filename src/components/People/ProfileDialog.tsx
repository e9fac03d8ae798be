'use client';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import { useAvailability, useChatActions, useChatStore, useSelfId, useStrings, useUser } from '../../react/index.js';
import { Dialog } from '../../ui/index.js';
import { AvatarField } from '../AvatarField/index.js';
import { ActionButton } from './ActionButton.js';
import { StatusForm } from './StatusForm.js';
import { peopleStrings } from './strings.js';
import { useAction } from './useAction.js';

/** Props of {@link ProfileDialog}. */
export interface ProfileDialogProps {
  readonly onClose: () => void;
}

/** The own profile: picture, name, a few words, availability and status. */
export function ProfileDialog({ onClose }: ProfileDialogProps): ReactElement {
  const { t } = useStrings();
  const own = useOwnStrings(peopleStrings);
  const selfId = useSelfId();
  const user = useUser(selfId);
  return (
    <Dialog open onClose={onClose} title={own('profile.title')} closeLabel={t('common.close')}>
      <div className="cl-profile">
        {selfId !== undefined && user ? <ProfileForm key={selfId} userId={selfId} /> : null}
        {selfId === undefined ? null : <StatusForm userId={selfId} />}
      </div>
    </Dialog>
  );
}

function ProfileForm({ userId }: { readonly userId: string }): ReactElement {
  const { t } = useStrings();
  const own = useOwnStrings(peopleStrings);
  const { people } = useChatActions();
  const { adapter } = useChatStore();
  const user = useUser(userId);
  const [nick, setNick] = useState(user?.nick ?? '');
  const [bio, setBio] = useState(user?.bio ?? '');
  const [picture, setPicture] = useState<Blob>();
  const [saved, setSaved] = useState(false);
  const available = useAvailability('users.updateSelf');
  const uploads = useAvailability('media.upload');
  const { busy, refusal, run } = useAction();
  const changed = nick.trim() !== (user?.nick ?? '') || bio.trim() !== (user?.bio ?? '') || picture !== undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!available.allowed || !changed || nick.trim() === '') return;
    run(
      async () => {
        const avatar =
          picture && adapter.media?.upload
            ? await adapter.media.upload(picture, { name: 'avatar.jpg', kind: 'image' })
            : undefined;
        await people.updateSelf({ nick: nick.trim(), bio: bio.trim(), ...(avatar && { avatar }) });
      },
      () => {
        setPicture(undefined);
        setSaved(true);
      },
    );
  };
  return (
    <form className="cl-profile__form" onSubmit={submit} onChange={() => setSaved(false)}>
      {uploads.allowed && available.allowed ? (
        <AvatarField
          id={userId}
          kind="person"
          name={nick}
          avatar={user?.avatar}
          chosen={picture}
          removable={false}
          busy={busy}
          onChange={(chosen) => setPicture(chosen ?? undefined)}
        />
      ) : null}
      <label className="cl-stack">
        <span className="cl-label">{own('profile.name')}</span>
        <input
          className="cl-field"
          dir="auto"
          required
          maxLength={100}
          value={nick}
          onChange={(event) => setNick(event.currentTarget.value)}
        />
      </label>
      <label className="cl-stack">
        <span className="cl-label">{own('profile.bio')}</span>
        <textarea
          className="cl-field"
          dir="auto"
          rows={2}
          maxLength={500}
          value={bio}
          onChange={(event) => setBio(event.currentTarget.value)}
        />
      </label>
      {refusal}
      <span className="cl-row cl-user-card__buttons">
        <span className="cl-quiet" role="status">
          {saved && !changed ? own('profile.saved') : ''}
        </span>
        <ActionButton
          decision={available}
          type="submit"
          variant="primary"
          busy={busy}
          disabled={available.allowed && (!changed || nick.trim() === '')}
        >
          {t('common.save')}
        </ActionButton>
      </span>
    </form>
  );
}
