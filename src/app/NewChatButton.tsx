'use client';
import { useState, type ReactElement } from 'react';
import { useOwnStrings } from '../messages/index.js';
import { useCapability } from '../react/index.js';
import { IconButton, PlusIcon, useLazy } from '../ui/index.js';
import type { AppHandlersProps } from './AppBody.js';
import { moreStrings } from './strings.js';

const loadDialog = async () => (await import('../components/NewChat/index.js')).NewChatDialog;

/** Props of {@link NewChatButton}. */
export type NewChatButtonProps = Omit<AppHandlersProps, 'children'>;

/** Above the list of conversations: begins a chat or a group, or leads into one; also where the host was opened with an invite link. */
export function NewChatButton({ app, ways }: NewChatButtonProps): ReactElement | null {
  const t = useOwnStrings(moreStrings);
  const { inviteLink } = app;
  const [dialog, setDialog] = useState<{ readonly link: string | undefined }>();
  const [ended, setEnded] = useState<string>();
  // Taken out of the address and opened again, it is a new wish.
  if (inviteLink === undefined && ended !== undefined) setEnded(undefined);
  // A link that comes while something else is being written waits until that is closed.
  if (!dialog && inviteLink !== undefined && inviteLink !== ended) setDialog({ link: inviteLink });
  const close = (): void => {
    setDialog(undefined);
    if (dialog?.link === undefined) return;
    setEnded(dialog.link);
    if (dialog.link === inviteLink) app.onInviteLinkEnd?.();
  };
  const Dialog = useLazy(loadDialog, dialog !== undefined, close);
  const [direct, create, join] = [
    useCapability('conversations.startDirect'),
    useCapability('groups.create'),
    useCapability('groups.join'),
  ];
  if ([direct, create, join].every(({ state }) => state === 'absent')) return null;
  return (
    <>
      <IconButton
        icon={PlusIcon}
        label={t('more.new')}
        aria-haspopup="dialog"
        onClick={() => setDialog({ link: undefined })}
      />
      {Dialog && dialog ? (
        <Dialog
          key={dialog.link ?? ''}
          inviteLink={dialog.link}
          onClose={close}
          onOpenConversation={(id) => ways.openConversation?.(id)}
        />
      ) : null}
    </>
  );
}
