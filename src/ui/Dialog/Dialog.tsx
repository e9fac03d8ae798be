'use client';
import {
  forwardRef,
  useCallback,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
  type SyntheticEvent,
} from 'react';
import { createPortal } from 'react-dom';
import { cx } from '../../utils/cx.js';
import { XIcon } from '../Icon/index.js';
import { IconButton } from '../IconButton/index.js';
import { setRef, useHost } from '../Overlay/index.js';

/** Why a dialog asks to be closed. */
export type DialogCloseReason = 'escape' | 'outside' | 'button';

/** Props of {@link Dialog}: those of a `<dialog>`, and what follows. */
export interface DialogProps extends Omit<ComponentPropsWithoutRef<'dialog'>, 'title' | 'open' | 'onClose'> {
  readonly open: boolean;
  /** Asked to close; the owner sets `open`. */
  readonly onClose: (reason: DialogCloseReason) => void;
  readonly title: string;
  /** Name of the button with the cross. */
  readonly closeLabel: string;
  /** Buttons at the end: what cancels first, what acts last. */
  readonly actions?: ReactNode;
  /** Default: `medium` (420 px); `large` is 640 px. */
  readonly size?: 'medium' | 'large' | undefined;
  /** A question that must be answered: a click outside does not close it, and it is announced as an alert. Default: false. */
  readonly alert?: boolean | undefined;
}

/**
 * A modal dialog: the browser's own, so that focus stays inside, what is behind is inert, and Escape closes. Put into the `.cl-root` it is used in.
 */
export const Dialog: ForwardRefExoticComponent<DialogProps & RefAttributes<HTMLDialogElement>> = forwardRef<
  HTMLDialogElement,
  DialogProps
>(function Dialog(props, ref) {
  const [host, probe] = useHost();
  if (!props.open) return null;
  return (
    <>
      <span hidden ref={probe} className="cl-dialog-probe" />
      {host === null ? null : createPortal(<OpenDialog {...props} ref={ref} />, host)}
    </>
  );
});

const OpenDialog = forwardRef<HTMLDialogElement, DialogProps>(function OpenDialog(
  { open: _open, onClose, title, closeLabel, actions, size = 'medium', alert = false, className, children, ...rest },
  ref,
) {
  const id = useId();
  const own = useRef<HTMLDialogElement | null>(null);
  const pressedOutside = useRef(false);
  const setElement = useCallback(
    (element: HTMLDialogElement | null) => {
      own.current = element;
      setRef(ref, element);
    },
    [ref],
  );
  useLayoutEffect(() => {
    const element = own.current;
    if (element === null) return undefined;
    if (!element.open) element.showModal();
    // Closed before it is removed: only then does the browser give the focus back.
    return () => element.close();
  }, []);
  const stop = (event: SyntheticEvent): void => event.stopPropagation();
  const isOutside = (event: SyntheticEvent): boolean => event.target === own.current;
  return (
    // A click on the backdrop is, to the browser, a click on the dialog itself; the keyboard's twin is Escape.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={setElement}
      role={alert ? 'alertdialog' : undefined}
      aria-labelledby={`${id}t`}
      {...rest}
      className={cx('cl-dialog', className)}
      data-size={size}
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onClose('escape');
      }}
      // A second Escape closes the browser's dialog whatever one does; the owner must know.
      onClose={(event) => {
        event.stopPropagation();
        if (own.current?.isConnected === true && !own.current.open) onClose('escape');
      }}
      onPointerDown={(event: PointerEvent) => {
        event.stopPropagation();
        pressedOutside.current = isOutside(event);
      }}
      // Only a press that also began outside: text is often selected past the edge.
      onClick={(event) => {
        event.stopPropagation();
        if (!alert && isOutside(event) && pressedOutside.current) onClose('outside');
      }}
      // Not left to the browser: dialogs that were opened without a press in between it closes all at once.
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onClose('escape');
      }}
      onKeyUp={stop}
      onContextMenu={stop}
    >
      <div className="cl-dialog__header">
        <h2 id={`${id}t`} className="cl-dialog__title">
          {title}
        </h2>
      </div>
      <Body titleId={`${id}t`}>{children}</Body>
      {actions === undefined ? null : <div className="cl-dialog__actions">{actions}</div>}
      {/* Last, so that the focus begins at what the dialog is about. */}
      <IconButton
        className="cl-dialog__close"
        icon={XIcon}
        label={closeLabel}
        tooltip={false}
        onClick={() => onClose('button')}
      />
    </dialog>
  );
});

/** Scrolls where there is too much; then it is a stop in the tab order, so that keys scroll it too. */
function Body({ titleId, children }: { readonly titleId: string; readonly children: ReactNode }): ReactElement {
  const [overflows, setOverflows] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = body.current;
    if (!element || !inner.current) return undefined;
    const look = (): void => setOverflows(element.scrollHeight > element.clientHeight + 1);
    look();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(look);
    observer.observe(element);
    observer.observe(inner.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={body}
      className="cl-dialog__body"
      {...(overflows ? { tabIndex: 0, role: 'group', 'aria-labelledby': titleId } : {})}
    >
      <div ref={inner}>{children}</div>
    </div>
  );
}
