'use client';
import {
  forwardRef,
  useCallback,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type ForwardRefExoticComponent,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { describeError } from '../../../i18n/index.js';
import { useOwnStrings } from '../../../messages/index.js';
import type { UserId } from '../../../model/index.js';
import { useStrings, type GroupPeople } from '../../../react/index.js';
import { Button, RowList, Skeleton, Spinner, type RowListHandle } from '../../../ui/index.js';
import { memberStrings } from './strings.js';

/** Height in px of a row until it was measured. */
const ROW = 56;
/** Rows a page key moves by. */
const PAGE = 8;

/** What the rows can be told to do. */
export interface PeopleRowsHandle {
  /** Puts the focus on the row that had it last, or on who stands in its place now. */
  focus(): void;
}

/** Props of {@link PeopleRows}. */
export interface PeopleRowsProps {
  readonly people: GroupPeople;
  /** Accessible name of the list. */
  readonly label: string;
  /** Its first control is the row's, others are reached by the arrows along the line; none of them is in the tab order. Same function while nothing changes. */
  readonly renderRow: (userId: UserId) => ReactNode;
  /** The menu of a row is wanted by its key. */
  readonly onMenu?: ((userId: UserId, anchor: Element) => void) | undefined;
}

/**
 * People page by page, however many: only those near the view are mounted. One stop in the tab order; arrows, Home, End and the page keys go from row to
 * row, arrows along the line from control to control of one row.
 */
export const PeopleRows: ForwardRefExoticComponent<PeopleRowsProps & RefAttributes<PeopleRowsHandle>> = forwardRef<
  PeopleRowsHandle,
  PeopleRowsProps
>(function PeopleRows({ people, label, renderRow, onMenu }, ref) {
  const { ids, status, error, hasMore, loadMore, retry } = people;
  const translator = useStrings();
  const t = useOwnStrings(memberStrings);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<RowListHandle>(null);
  const current = useRef(0);
  const pressed = useRef(false);
  const [inside, setInside] = useState(false);
  const keyAt = useCallback((index: number) => ids[index] ?? '', [ids]);
  const indexOf = useMemo(() => {
    const byId = new Map(ids.map((id, index) => [id, index]));
    return (id: string): number => byId.get(id) ?? -1;
  }, [ids]);

  const focusRow = useCallback(
    (wanted: number) => {
      const index = Math.max(0, Math.min(ids.length - 1, wanted));
      const id = ids[index];
      if (id === undefined) return scroller.current?.focus();
      current.current = index;
      list.current?.scrollToKey(id);
      let frames = 0;
      const attempt = (): void => {
        const control = controlsOf(scroller.current, id)[0];
        if (control) control.focus({ preventScroll: true });
        // A row far away is mounted only once the list has scrolled there.
        else if ((frames += 1) < 12) requestAnimationFrame(attempt);
      };
      attempt();
    },
    [ids],
  );
  useImperativeHandle(ref, () => ({ focus: () => focusRow(current.current) }), [focusRow]);

  const onFocus = (event: FocusEvent<HTMLDivElement>): void => {
    const at = indexOf(keyOf(event.target) ?? '');
    // From what stands below the rows one gets back to them.
    setInside(at >= 0 || event.target === event.currentTarget);
    if (at >= 0) current.current = at;
    // Who presses on a name or beside it wants to stay where they are.
    else if (event.target === event.currentTarget && !pressed.current) focusRow(current.current);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const id = keyOf(event.target);
    const at = indexOf(id ?? '');
    if (id === undefined || at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (onMenu && (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))) {
      event.preventDefault();
      return onMenu(id, event.target as Element);
    }
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
      Home: 0,
      End: ids.length - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) {
      event.preventDefault();
      return focusRow(to);
    }
    const along = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (along === 0) return;
    const controls = controlsOf(scroller.current, id);
    const forward = translator.dir === 'rtl' ? -along : along;
    const next = controls[controls.indexOf(event.target as HTMLElement) + forward];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  if (ids.length === 0 && status !== 'ready' && !error) return <Waiting />;
  return (
    <RowList
      ref={scroller}
      handle={list}
      className="cl-people-rows"
      label={label}
      size={ids.length}
      keyAt={keyAt}
      indexOf={indexOf}
      rowHeight={ROW}
      renderRow={renderRow}
      onReachEnd={hasMore && !error ? () => void loadMore() : undefined}
      tabIndex={inside ? -1 : 0}
      onMouseDown={() => {
        pressed.current = true;
        requestAnimationFrame(() => (pressed.current = false));
      }}
      onFocus={onFocus}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setInside(false);
      }}
      onKeyDown={onKeyDown}
      footer={
        error ? (
          <p className="cl-error cl-people-rows__end" role="alert">
            {describeError(translator, error)}{' '}
            <Button size="small" onClick={() => void retry()}>
              {translator.t('common.retry')}
            </Button>
          </p>
        ) : status === 'loading' ? (
          <Spinner className="cl-people-rows__end" label={translator.t('common.loading')} />
        ) : hasMore ? (
          // Where nothing scrolls, such as a list with room to spare, the end is not reached by scrolling.
          <Button className="cl-people-rows__end" variant="link" onClick={() => void loadMore()}>
            {t('group.more')}
          </Button>
        ) : null
      }
    />
  );
});

function Waiting(): ReactElement {
  const { t } = useStrings();
  return (
    <div className="cl-people-rows" aria-busy="true" role="status" aria-label={t('common.loading')}>
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} className="cl-row cl-member" aria-hidden="true">
          <Skeleton shape="circle" />
          <span className="cl-words">
            <Skeleton length={index % 2 === 0 ? 'medium' : 'short'} />
          </span>
        </div>
      ))}
    </div>
  );
}

function keyOf(target: EventTarget): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-key]')?.dataset['key'] : undefined;
}

function controlsOf(scroller: HTMLElement | null, id: string): readonly HTMLElement[] {
  return [...(scroller?.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(id)}"] :is(button, [tabindex])`) ?? [])];
}
