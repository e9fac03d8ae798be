import {
  forwardRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { cx } from '../../utils/cx.js';
import type { IconComponent } from '../Icon/index.js';

/** Props of {@link EmptyState}: those of a `<div>`, and what follows. */
export interface EmptyStateProps extends Omit<ComponentPropsWithoutRef<'div'>, 'title' | 'children'> {
  readonly icon?: IconComponent | undefined;
  /** What is the case, in a few words. */
  readonly title: ReactNode;
  /** What to do about it, in a sentence. */
  readonly text?: ReactNode;
  /** A button that does it. */
  readonly action?: ReactNode;
  /** `danger` for what failed. Default: `neutral`. */
  readonly tone?: 'neutral' | 'danger' | undefined;
}

/** In the middle of a pane that has nothing to show. */
export const EmptyState: ForwardRefExoticComponent<EmptyStateProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  EmptyStateProps
>(function EmptyState({ icon: Picture, title, text, action, tone = 'neutral', className, ...rest }, ref) {
  return (
    <div ref={ref} {...rest} className={cx('cl-empty', className)} data-tone={tone}>
      {Picture === undefined ? null : (
        <span className="cl-empty__icon">
          <Picture size={24} />
        </span>
      )}
      <p className="cl-empty__title">{title}</p>
      {text === undefined ? null : <p className="cl-empty__text">{text}</p>}
      {action === undefined ? null : <div className="cl-empty__action">{action}</div>}
    </div>
  );
});
