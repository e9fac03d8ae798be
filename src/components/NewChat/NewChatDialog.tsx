'use client';
import { useRef, useState, type ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import type { ConversationId } from '../../model/index.js';
import { useStrings } from '../../react/index.js';
import { Button, Dialog } from '../../ui/index.js';
import { CreateGroup } from '../GroupManager/create/index.js';
import { JoinGroup } from './JoinGroup.js';
import { StartChat } from './StartChat.js';
import { newChatStrings } from './strings.js';

/** Props of {@link NewChatDialog}. */
export interface NewChatDialogProps {
  /** A conversation was begun, made or joined. The dialog has asked to be closed before. */
  readonly onOpenConversation: (conversationId: ConversationId) => void;
  readonly onClose: () => void;
  /** What it begins with. Default: `start`, or `join` where there is a link. */
  readonly step?: NewChatStep | undefined;
  /** An invite link that was opened: the group it leads to is shown at once. */
  readonly inviteLink?: string | undefined;
}

/** A page of {@link NewChatDialog}. */
export type NewChatStep = 'start' | 'group' | 'join';

/** Begins a chat with somebody, makes a group, or gets into one by a link or its id. Open while it is mounted. */
export function NewChatDialog(props: NewChatDialogProps): ReactElement {
  const { onOpenConversation, onClose, inviteLink } = props;
  const t = useOwnStrings(newChatStrings);
  const words = useStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  const [step, setStep] = useState<NewChatStep>(props.step ?? (inviteLink === undefined ? 'start' : 'join'));
  const [dirty, setDirty] = useState(false);
  const [asking, setAsking] = useState<'close' | 'back'>();

  const leave = (way: 'close' | 'back'): void => {
    if (way === 'close') return onClose();
    setAsking(undefined);
    setDirty(false);
    setStep('start');
  };
  const ask = (way: 'close' | 'back'): void => {
    if (!dirty) return leave(way);
    // A second Escape closes the browser's dialog whatever one does.
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    setAsking(way);
  };
  const open = (id: ConversationId): void => {
    onClose();
    onOpenConversation(id);
  };
  const titles = { start: t('new.title'), group: t('new.group'), join: t('new.join') };
  return (
    <>
      <Dialog
        // The focus begins anew on each page.
        key={step}
        ref={dialog}
        open
        title={titles[step]}
        closeLabel={words.t('common.close')}
        onClose={() => ask('close')}
      >
        {step === 'start' ? <StartChat onOpen={open} onStep={setStep} /> : null}
        {step === 'group' ? (
          <CreateGroup onCreated={open} onCancel={() => ask('back')} onDirtyChange={setDirty} />
        ) : null}
        {step === 'join' ? <JoinGroup link={inviteLink} onOpen={open} onBack={() => leave('back')} /> : null}
      </Dialog>
      <Dialog
        alert
        open={asking !== undefined}
        title={t('new.discard.title')}
        closeLabel={words.t('common.close')}
        onClose={() => setAsking(undefined)}
        actions={
          <>
            <Button onClick={() => setAsking(undefined)}>{t('new.discard.keep')}</Button>
            <Button variant="danger" onClick={() => asking && leave(asking)}>
              {t('new.discard')}
            </Button>
          </>
        }
      >
        <p className="cl-panel__text">{t('new.discard.text')}</p>
      </Dialog>
    </>
  );
}
