import { forwardRef, type ComponentPropsWithoutRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { cx } from '../../utils/cx.js';
import { stripControls } from '../../utils/stripControls.js';
import { Skeleton } from '../Skeleton/index.js';

/** Props of {@link Text}: those of a `<bdi>`, and what follows. */
export interface TextProps extends Omit<ComponentPropsWithoutRef<'bdi'>, 'children'> {
  /** A string from others: a name, a title, a snippet. */
  readonly children: string | undefined;
  /** Shown where nothing is left of the string. Default: nothing. */
  readonly fallback?: string | undefined;
  /** Cuts the line with an ellipsis where it does not fit. Default: false. */
  readonly truncate?: boolean | undefined;
  /** Where nothing is left of the string, a quiet bar as long as a name stands for it, after 150 ms: it is on its way. Default: false. */
  readonly pending?: boolean | undefined;
}

/**
 * One line of text written by others, in a bidi isolate of its own and without control characters, so that it can neither reorder
 * nor imitate what stands around it.
 */
export const Text: ForwardRefExoticComponent<TextProps & RefAttributes<HTMLElement>> = forwardRef<
  HTMLElement,
  TextProps
>(function Text({ children, fallback = '', truncate = false, pending = false, className, ...rest }, ref) {
  const text = stripControls(children ?? '').trim();
  return (
    <bdi ref={ref} {...rest} className={cx('cl-text', className)} data-truncate={truncate || undefined}>
      {text !== '' ? text : pending ? <Skeleton className="cl-text__pending" /> : fallback}
    </bdi>
  );
});
