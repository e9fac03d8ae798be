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
  const [open, setOpen] = useState(false);
  const [ended, setEnded] = useState<string>();
  const link = inviteLink !== undefined && inviteLink !== ended ? inviteLink : undefined;
  const isOpen = open || link !== undefined;
  const close = (): void => {
    setOpen(false);
    setEnded(link);
    if (link !== undefined) app.onInviteLinkEnd?.();
  };
  const Dialog = useLazy(loadDialog, isOpen, close);
  const [direct, create, join] = [
    useCapability('conversations.startDirect'),
    useCapability('groups.create'),
    useCapability('groups.join'),
  ];
  if ([direct, create, join].every(({ state }) => state === 'absent')) return null;
  return (
    <>
      <IconButton icon={PlusIcon} label={t('more.new')} aria-haspopup="dialog" onClick={() => setOpen(true)} />
      {Dialog && isOpen ? (
        <Dialog
          key={link ?? ''}
          inviteLink={link}
          onClose={close}
          onOpenConversation={(id) => ways.openConversation?.(id)}
        />
      ) : null}
    </>
  );
}
