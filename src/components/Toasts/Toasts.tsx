'use client';
import { useEffect, useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { Button, IconButton, Text, XIcon } from '../../ui/index.js';
import type { Toast } from './queue.js';
import { useToasts, useToldAt } from './useToasts.js';

/** How long something is told, in ms; as long as a deletion can be undone. */
const SHOWN = 5000;
/** How often it is looked whether what covers it has gone, in ms. */
const LOOK = 500;

const POINTED = 1;
const FOCUSED = 2;

/** Props of {@link Toasts}. */
export interface ToastsProps {
  /** Where they are told, such as a list: the focus goes there from a toast that is closed. Default: the chat, for what no list is there to tell. */
  readonly root?: HTMLElement | undefined;
  /** What else is told here until it is closed. Only in one place at a time: where all is told that has no home. */
  readonly standing?: readonly Toast[] | undefined;
}

/** What is told in passing, at the lower edge of what is around it. Announced politely; it waits while it is pointed at or holds the focus. */
export function Toasts({ root, standing = [] }: ToastsProps): ReactElement {
  const queue = useToasts();
  useEffect(() => root && queue.stand(root), [queue, root]);
  const { toasts, first } = useToldAt(queue, root);
  return (
    <div className="cl-toasts" role="status" aria-live="polite">
      {[...(first ? standing : []), ...toasts].map((toast) => (
        <OneToast key={toast.id} root={root} toast={toast} onGone={queue.gone} />
      ))}
    </div>
  );
}

/** Whether a dialog is open over it: then nobody can read it, nor press its button. */
function isCovered(element: Element | null): boolean {
  const dialogs = element?.closest('.cl-root')?.querySelectorAll('dialog[open]') ?? [];
  return [...dialogs].some((dialog) => !dialog.contains(element));
}

function OneToast(props: {
  readonly root: HTMLElement | undefined;
  readonly toast: Toast;
  readonly onGone: (id: string) => void;
}): ReactElement {
  const { root, toast, onGone } = props;
  const { t } = useStrings();
  const box = useRef<HTMLDivElement>(null);
  const { id, title, text, tone, action, onClose } = toast;
  const [held, setHeld] = useState(0);
  const stays = onClose !== undefined;
  // Pointed at and focused are two reasons to wait.
  const hold = (reason: number, on: boolean): void => setHeld((before) => (on ? before | reason : before & ~reason));
  useEffect(() => {
    if (stays || held !== 0) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    // Its time begins when it can be seen, and anew when it was covered meanwhile.
    const begin = (): void => {
      timer = isCovered(box.current) ? setTimeout(begin, LOOK) : setTimeout(end, SHOWN);
    };
    const end = (): void => (isCovered(box.current) ? begin() : onGone(id));
    begin();
    return () => clearTimeout(timer);
  }, [held, id, onGone, stays, toast]);
  // However it goes, what is around has its focus then.
  useLayoutEffect(() => {
    const element = box.current;
    return () => {
      const { activeElement } = (element?.getRootNode() ?? document) as Document | ShadowRoot;
      if (!element?.contains(activeElement)) return;
      const around = root ?? element.closest('.cl-root');
      around
        ?.querySelector<HTMLElement>('[role="log"], [role="list"] button, [role="article"]')
        ?.focus({ preventScroll: true });
    };
  }, [root]);
  const close = (): void => {
    onGone(id);
    onClose?.();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only holds the clock while somebody looks at it
    <div
      ref={box}
      className="cl-row cl-toast"
      data-tone={tone}
      onPointerEnter={() => hold(POINTED, true)}
      onPointerLeave={() => hold(POINTED, false)}
      onFocus={() => hold(FOCUSED, true)}
      onBlur={() => hold(FOCUSED, false)}
    >
      {title === undefined ? (
        <span className="cl-toast__text">{text}</span>
      ) : (
        <span className="cl-words cl-toast__text">
          <Text className="cl-label">{title}</Text>
          <span className="cl-clamp" dir="auto">
            {text}
          </span>
        </span>
      )}
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
      <IconButton icon={XIcon} size="small" label={t('common.close')} tooltip={false} onClick={close} />
    </div>
  );
}
