'use client';
import {
  forwardRef,
  memo,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
  type ForwardRefExoticComponent,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { flushSync } from 'react-dom';
import { ListController } from './controller.js';
import type { ListInput } from './input.js';
import type { VirtualListProps } from './types.js';

// On a server there is no layout, and React 18 warns about the effect.
const useIsomorphicLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

interface RowProps {
  readonly index: number;
  readonly rowKey: string;
  readonly start: number;
  readonly total: number | undefined;
  readonly role: string | undefined;
  readonly measure: (element: HTMLElement | null) => void;
  readonly renderRow: (index: number, key: string) => ReactNode;
}

const Row = memo(function Row({ index, rowKey, start, total, role, measure, renderRow }: RowProps): ReactElement {
  return (
    <div
      ref={measure}
      className="cl-virtual-list__row"
      data-index={index}
      data-key={rowKey}
      role={role}
      aria-setsize={total}
      aria-posinset={total === undefined ? undefined : index + 1}
      style={{ transform: `translateY(${start}px)` }}
    >
      {renderRow(index, rowKey)}
    </div>
  );
});

/**
 * A list that mounts only what is near the view. It speaks keys: rows may be added, removed, moved and may grow anywhere, and what is being
 * read stays where it is. With `anchor="end"` it follows its end while the reader is there, and lets go as soon as the reader wants to go up.
 *
 * The scroller fills its parent; give the parent a height. The ref is that of the scroller, which also takes all other props.
 */
export const VirtualList: ForwardRefExoticComponent<VirtualListProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  VirtualListProps
>(function VirtualList(props, ref) {
  // The controller is a mutable object read while rendering, as virtualizers are.
  'use no memo';
  const {
    size,
    keyAt,
    indexOf,
    estimate,
    renderRow,
    anchor = 'end',
    pinToEnd,
    initialPosition,
    scrollPadding,
    overscan,
    endThreshold,
    onReachStart,
    onReachEnd,
    onEndVisibleChange,
    onFirstVisible,
    handle,
    label,
    rowRole,
    header,
    footer,
    className,
    tabIndex = 0,
    ...rest
  } = props;
  const input: ListInput = {
    size,
    keyAt,
    indexOf,
    estimate,
    anchor,
    pinToEnd,
    initialPosition,
    scrollPadding,
    overscan,
    endThreshold,
    onReachStart,
    onReachEnd,
    onEndVisibleChange,
    onFirstVisible,
  };
  const [, rerender] = useReducer((n: number) => n + 1, 0);
  const [controller] = useState(() => new ListController(input, (sync) => (sync ? flushSync(rerender) : rerender())));
  controller.render(input);
  const scroller = useRef<HTMLDivElement | null>(null);
  const sizer = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  const setScroller = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element;
      if (typeof ref === 'function') ref(element);
      else if (ref) ref.current = element;
    },
    [ref],
  );
  useIsomorphicLayoutEffect(() => {
    if (!scroller.current || !sizer.current || !head.current || !foot.current) return undefined;
    return controller.attach({
      scroller: scroller.current,
      sizer: sizer.current,
      header: head.current,
      footer: foot.current,
    });
  }, [controller]);
  useIsomorphicLayoutEffect(() => controller.commit());
  useImperativeHandle(handle, () => controller.handle, [controller]);

  const rows = controller.rows();
  const counted = rowRole === 'listitem' || rowRole === 'option';
  const listRole = rowRole === 'listitem' ? 'list' : rowRole === 'option' ? 'listbox' : undefined;
  const name = label ?? rest['aria-label'];
  return (
    <div
      {...rest}
      tabIndex={tabIndex}
      ref={setScroller}
      className={className === undefined ? 'cl-virtual-list' : `cl-virtual-list ${className}`}
      data-anchor={anchor}
      aria-label={listRole === undefined ? name : undefined}
    >
      <div className="cl-virtual-list__content" role={rowRole === undefined ? undefined : 'presentation'}>
        <div ref={head} className="cl-virtual-list__header" role={rowRole === undefined ? undefined : 'presentation'}>
          {header}
        </div>
        <div
          ref={sizer}
          className="cl-virtual-list__rows"
          role={listRole ?? (rowRole === undefined ? undefined : 'presentation')}
          aria-label={listRole === undefined ? undefined : name}
          // No style in server markup: there are no rows either.
          style={rows.length > 0 ? { height: controller.totalSize() } : undefined}
        >
          {rows.map((row) => (
            <Row
              key={row.key}
              rowKey={row.key}
              index={row.index}
              start={row.start}
              total={counted ? size : undefined}
              role={rowRole}
              measure={controller.measure}
              renderRow={renderRow}
            />
          ))}
        </div>
        <div ref={foot} className="cl-virtual-list__footer" role={rowRole === undefined ? undefined : 'presentation'}>
          {footer}
        </div>
      </div>
    </div>
  );
});
