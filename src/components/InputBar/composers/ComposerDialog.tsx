'use client';
import { useRef, useState, type ReactElement, type SyntheticEvent } from 'react';
import { ChatError } from '../../../contract/index.js';
import { describeDenial, describeError } from '../../../i18n/index.js';
import { FormMemoryContext, useOwnStrings, type AnyMessageType } from '../../../messages/index.js';
import type { Content } from '../../../model/index.js';
import { ConversationScope, useChatStore, useDesk, useStrings } from '../../../react/index.js';
import { Button, Dialog, useLazy } from '../../../ui/index.js';
import { composerLabel } from './composerLabel.js';
import type { OpenForm } from './openForms.js';
import { composerDialogStrings } from './strings.js';
import type { Sending } from './useSendContent.js';

/** Props of {@link ComposerDialog}. */
export interface ComposerDialogProps {
  readonly type: AnyMessageType;
  /** What is filled in, and where it is sent to. */
  readonly form: OpenForm;
  readonly onSend: (content: Content) => Sending;
  readonly onClose: () => void;
}

const noForm = (): Promise<never> => Promise.reject(new Error('The type has no composer.'));
const stop = (event: SyntheticEvent): void => event.stopPropagation();

/** The form of a message type in a dialog, once it is loaded. Asks before something written is lost. */
export function ComposerDialog({
  type,
  form: { timeline, memory },
  onSend,
  onClose,
}: ComposerDialogProps): ReactElement | null {
  const t = useOwnStrings(composerDialogStrings);
  const translator = useStrings();
  const { adapter } = useChatStore();
  const desk = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const [dirty, setDirty] = useState(false);
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const form = useLazy(type.composer?.load ?? noForm, true, () => {
    onClose();
    desk?.refused(timeline, new ChatError('offline', 'The form could not be loaded.'));
  });
  if (!form || !type.composer) return null;

  const send = (content: Content): string | undefined => {
    const outcome = onSend(content);
    if ('key' in outcome) {
      onClose();
      return outcome.key;
    }
    const { refused: why } = outcome;
    setRefused(
      why === 'content'
        ? describeError(translator, { code: 'bad-input' })
        : describeDenial(translator, why.reason, why.until),
    );
    return undefined;
  };
  const close = (): void => {
    if (!dirty) return onClose();
    // A second Escape closes the browser's dialog whatever one does.
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    setAsking(true);
  };
  return (
    <ConversationScope {...timeline}>
      <Dialog
        ref={dialog}
        open
        className="cl-composer-dialog"
        title={composerLabel(type.composer.label, translator)}
        closeLabel={translator.t('common.close')}
        onClose={close}
        // In the tree it hangs inside the form of the input bar.
        onSubmit={stop}
      >
        <FormMemoryContext.Provider value={memory}>
          <form.Composer
            conversationId={timeline.conversationId}
            limits={adapter.limits}
            onSend={send}
            onCancel={close}
            onDirtyChange={setDirty}
          />
        </FormMemoryContext.Provider>
        {refused === undefined ? null : (
          <p className="cl-error" role="alert">
            {refused}
          </p>
        )}
      </Dialog>
      <Dialog
        alert
        open={asking}
        title={t('composers.discard.title')}
        closeLabel={translator.t('common.close')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('composers.keep')}</Button>
            <Button variant="danger" onClick={onClose}>
              {t('composers.discard')}
            </Button>
          </>
        }
      >
        {t('composers.discard.text')}
      </Dialog>
    </ConversationScope>
  );
}
