'use client';
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import { chatErrorData, reportReasons, toChatError, type ChatErrorData } from '../../../contract/index.js';
import { describeError } from '../../../i18n/index.js';
import { useChatActions, useConversationScope } from '../../../react/index.js';
import { Button, Dialog } from '../../../ui/index.js';
import type { MessageRow } from '../types.js';
import type { PanelProps } from './panelProps.js';

/** Tells whoever runs the service about a message. */
export function ReportPanel({ row, doing, host, onClose, t }: PanelProps & { readonly row: MessageRow }): ReactElement {
  const actions = useChatActions();
  const ref = useConversationScope();
  const id = useId();
  const [reason, setReason] = useState<(typeof reportReasons)[number]>();
  const [text, setText] = useState('');
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: ChatErrorData }>({ busy: false });
  // Closed meanwhile, it must not close what is open by then.
  const open = useRef(true);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);
  const send = (): void => {
    if (!reason) return;
    setState({ busy: true });
    const words = text.trim();
    actions.reportMessage(ref, row.message.id, words === '' ? { reason } : { reason, text: words }).then(
      () => {
        if (open.current) onClose();
        host.tell({ text: t.t('actions.reported') });
      },
      (failed: unknown) => {
        if (open.current) setState({ busy: false, error: chatErrorData(toChatError(failed)) });
        else doing.refused(failed);
      },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.t('actions.report.title')}
      closeLabel={t.t('common.close')}
      actions={
        <>
          <Button onClick={onClose}>{t.t('common.cancel')}</Button>
          <Button variant="primary" busy={state.busy} aria-disabled={reason === undefined} onClick={send}>
            {t.t('actions.report.send')}
          </Button>
        </>
      }
    >
      <p className="cl-panel__text">{t.t('actions.report.text')}</p>
      <fieldset className="cl-panel__choices">
        <legend className="cl-panel__legend">{t.t('actions.report.reason')}</legend>
        {reportReasons.map((each) => (
          <label key={each} className="cl-row cl-choice cl-panel__choice">
            <input
              type="radio"
              name={`${id}reason`}
              value={each}
              checked={reason === each}
              onChange={() => setReason(each)}
            />
            {t.t(`actions.report.${each}`)}
          </label>
        ))}
      </fieldset>
      <label className="cl-panel__legend" htmlFor={`${id}text`}>
        {t.t('actions.report.more')}
      </label>
      <textarea
        id={`${id}text`}
        className="cl-field cl-panel__field"
        rows={3}
        maxLength={1000}
        dir="auto"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {state.error ? (
        <p className="cl-error" role="alert">
          {describeError(t, state.error)}
        </p>
      ) : null}
    </Dialog>
  );
}
