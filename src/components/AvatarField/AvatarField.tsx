'use client';
import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import type { MediaRef } from '../../model/index.js';
import { useMedia, useStrings } from '../../react/index.js';
import { Avatar, Button, CameraIcon, Dialog } from '../../ui/index.js';
import { AvatarCrop, type AvatarCropHandle, type AvatarFault } from './AvatarCrop.js';
import { avatarStrings } from './strings.js';

/** Props of {@link AvatarField}. */
export interface AvatarFieldProps {
  /** Id of the person or group; any word for one that is still to be made. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'group';
  /** The picture as it is stored. */
  readonly avatar?: MediaRef | undefined;
  /** A picture that was chosen and is not stored yet: shown instead. */
  readonly chosen?: Blob | undefined;
  /** A square JPEG was cut out of a picture; `null` where the picture is taken away. */
  readonly onChange: (picture: Blob | null) => void;
  /** Whether there is a way to take the picture away. Default: true. */
  readonly removable?: boolean | undefined;
  readonly busy?: boolean | undefined;
}

interface OwnPicture {
  readonly blob: Blob;
  readonly url: string;
}

/** Largest file that is opened, in bytes. */
const MOST_BYTES = 40 * 1024 * 1024;

/** A picture of somebody or of a group, and the way to another one: a file is chosen, and a square of it. */
export function AvatarField(props: AvatarFieldProps): ReactElement {
  const { id, name, kind, avatar, chosen, onChange, removable = true, busy = false } = props;
  const t = useOwnStrings(avatarStrings);
  const words = useStrings();
  const input = useRef<HTMLInputElement>(null);
  const crop = useRef<AvatarCropHandle>(null);
  const [file, setFile] = useState<File>();
  /** What is cut out of: a file that is being opened or was let go is none. */
  const open = useRef<File>(undefined);
  const [state, setState] = useState<'opening' | 'ready' | 'taking'>('opening');
  const [fault, setFault] = useState<AvatarFault>();
  const stored = useMedia(chosen ? undefined : avatar, 'preview').url;
  const [own, show] = useOwnPicture();
  const has = chosen !== undefined || avatar !== undefined;

  const choose = (picked: File | undefined): void => {
    if (!picked) return;
    setFault(picked.size > MOST_BYTES ? 'too-large' : undefined);
    if (picked.size > MOST_BYTES) return;
    setState('opening');
    setFile((open.current = picked));
  };
  const close = (why?: AvatarFault): void => {
    setFile((open.current = undefined));
    setFault(why);
  };
  useEffect(
    () => () => {
      open.current = undefined;
    },
    [],
  );
  const use = async (): Promise<void> => {
    if (!file || !crop.current) return;
    setState('taking');
    const picture = await crop.current.take().catch(() => undefined);
    // Closed, or gone with all around it, in the meantime.
    if (open.current !== file) return;
    close(picture ? undefined : 'unreadable');
    if (!picture) return;
    show(picture);
    onChange(picture);
  };
  return (
    <div className="cl-row cl-avatar-field">
      <Avatar
        id={id}
        name={name}
        kind={kind}
        size={72}
        src={chosen !== undefined && own?.blob === chosen ? own.url : stored}
      />
      <div className="cl-stack">
        <div className="cl-row cl-avatar-field__buttons">
          <Button size="small" icon={CameraIcon} busy={busy} onClick={() => input.current?.click()}>
            {t(has ? 'avatar.change' : 'avatar.add')}
          </Button>
          {has && removable ? (
            <Button size="small" variant="quiet" aria-disabled={busy} onClick={() => onChange(null)}>
              {t('avatar.remove')}
            </Button>
          ) : null}
        </div>
        {fault ? (
          <p className="cl-error" role="alert">
            {t(`avatar.${fault}`)}
          </p>
        ) : null}
      </div>
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        aria-label={t(has ? 'avatar.change' : 'avatar.add')}
        onChange={(event) => {
          choose(event.currentTarget.files?.[0]);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <Dialog
        open={file !== undefined}
        onClose={() => close()}
        title={t('avatar.title')}
        closeLabel={words.t('common.close')}
        actions={
          <>
            <Button onClick={() => close()}>{words.t('common.cancel')}</Button>
            <Button variant="primary" busy={state !== 'ready'} onClick={() => void use()}>
              {t('avatar.use')}
            </Button>
          </>
        }
      >
        {file ? (
          <AvatarCrop file={file} shape={kind} handle={crop} onReady={() => setState('ready')} onFault={close} />
        ) : null}
      </Dialog>
    </div>
  );
}

/** Addresses of pictures of this device: the last one lives until there is another, or until the field goes. */
function useOwnPicture(): readonly [own: OwnPicture | undefined, show: (blob: Blob) => void] {
  const [own, setOwn] = useState<OwnPicture>();
  const last = useRef<string>(undefined);
  const release = useCallback(() => {
    if (last.current !== undefined) URL.revokeObjectURL(last.current);
    last.current = undefined;
  }, []);
  useEffect(() => release, [release]);
  const show = useCallback(
    (blob: Blob) => {
      release();
      const url = URL.createObjectURL(blob);
      last.current = url;
      setOwn({ blob, url });
    },
    [release],
  );
  return [own, show];
}
