'use client';
import { useEffect, useRef, type ReactElement } from 'react';
import { Button, IconButton, XIcon } from '../../ui/index.js';
import type { Toast } from './panel.js';
import type { ActionTranslator } from './useActionStrings.js';

/** How long something is told, in ms; as long as a deletion can be undone. */
const SHOWN = 5000;

/** What was done or refused, for some seconds, at the lower edge of the list. Announced politely; it waits while it is pointed at or holds the focus. */
export function Toasts(props: {
  /** Of the list: where the focus goes from a toast that is closed. Default: the root of the chat. */
  readonly root?: HTMLElement | undefined;
  readonly toasts: readonly Toast[];
  readonly onGone: (id: string) => void;
  readonly t: ActionTranslator;
}): ReactElement {
  const { root, toasts, onGone, t } = props;
  return (
    <div className="cl-toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <OneToast key={toast.id} root={root} toast={toast} onGone={onGone} t={t} />
      ))}
    </div>
  );
}

function OneToast(props: {
  readonly root: HTMLElement | undefined;
  readonly toast: Toast;
  readonly onGone: (id: string) => void;
  readonly t: ActionTranslator;
}): ReactElement {
  const { root, toast, onGone, t } = props;
  const box = useRef<HTMLDivElement>(null);
  const { id, text, tone, action, onClose } = toast;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stays = onClose !== undefined;
  const wait = (): void => clearTimeout(timer.current);
  const go = (): void => {
    wait();
    if (!stays) timer.current = setTimeout(() => onGone(id), SHOWN);
  };
  useEffect(() => {
    if (stays) return undefined;
    const started = setTimeout(() => onGone(id), SHOWN);
    timer.current = started;
    return () => {
      clearTimeout(started);
      clearTimeout(timer.current);
    };
  }, [id, onGone, stays]);
  const close = (): void => {
    const element = box.current;
    const { activeElement } = (element?.getRootNode() ?? document) as Document | ShadowRoot;
    if (element?.contains(activeElement)) {
      const around = root ?? element.closest('.cl-root');
      around?.querySelector<HTMLElement>('[role="log"], [role="list"] button')?.focus({ preventScroll: true });
    }
    onGone(id);
    onClose?.();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only holds the clock while somebody looks at it
    <div
      ref={box}
      className="cl-row cl-toast"
      data-tone={tone}
      onPointerEnter={wait}
      onPointerLeave={go}
      onFocus={wait}
      onBlur={go}
    >
      <span className="cl-toast__text">{text}</span>
      {action ? (
        <Button
          variant="link"
          size="small"
          onClick={() => {
            close();
            action.onSelect();
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <IconButton icon={XIcon} size="small" label={t.t('common.close')} tooltip={false} onClick={close} />
    </div>
  );
}
