'use client';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';
import { galleryOf, useOwnStrings, useStage, type GalleryItem } from '../../messages/index.js';
import type { Message } from '../../model/index.js';
import { useConversationScope, useStrings, useTypedHistory } from '../../react/index.js';
import { ImageIcon, type RowListHandle } from '../../ui/index.js';
import { GalleryList } from './GalleryList.js';
import { MediaCell } from './MediaCell.js';
import { useRowsByMonth, type GalleryRow, type Shared } from './months.js';
import { refOf } from './SharedRow.js';
import { detailStrings } from './strings.js';
import type { GalleryProps } from './views.js';

/** A picture or film of the grid. */
export interface GridItem extends Shared {
  readonly item: GalleryItem;
}

const types = ['image', 'video'] as const;
/** Narrower than this, in px, a picture says little. */
const CELL = 112;
const FEWEST = 3;

/** Pictures and films in a grid; arrows go from one to the next, and one press shows it large, with all others before and after it. */
export function MediaGallery({ onOpenMessage }: GalleryProps): ReactElement {
  const t = useOwnStrings(detailStrings);
  const { dir } = useStrings();
  const history = useTypedHistory(types);
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<RowListHandle>(null);
  const { columns, size } = useColumns(box);
  const items = useMemo(
    () =>
      history.items.flatMap((message) =>
        galleryOf(message.id, message).map((item): GridItem => ({ key: item.key, time: message.time, item })),
      ),
    [history.items],
  );
  const rows = useRowsByMonth(items, columns);
  const show = useShow(items, onOpenMessage && ((message) => onOpenMessage(refOf(message))));
  const [at, setAt] = useState<string>();
  // What had the focus is gone: the first one can be reached.
  const current = items.some(({ key }) => key === at) ? at : items[0]?.key;
  const renderItems = useCallback(
    (shown: readonly GridItem[]): ReactNode => (
      <div className="cl-detail__cells" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {shown.map(({ key, item }) => (
          <MediaCell key={key} item={item} current={key === current} onOpen={() => show(key)} />
        ))}
      </div>
    ),
    [columns, current, show],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = current === undefined ? undefined : stepInGrid(rows, current, event.key, dir);
    if (to === undefined) return;
    event.preventDefault();
    setAt(to.key);
    list.current?.scrollToKey(to.row);
    focusCell(box, to.key);
  };
  return (
    // Its keys are those of the buttons inside.
    <div
      ref={box}
      className="cl-detail__grid"
      role="presentation"
      onKeyDown={onKeyDown}
      onFocus={({ target }) => setAt(target.dataset['cell'] ?? current)}
    >
      <GalleryList
        handle={list}
        history={history}
        rows={rows}
        rowHeight={size}
        label={t('detail.media')}
        icon={ImageIcon}
        empty={t('detail.media.empty')}
        renderItems={renderItems}
      />
    </div>
  );
}

/** As many columns as there is room for, and how high a row of them is, in px. */
function useColumns(box: RefObject<HTMLElement | null>): { readonly columns: number; readonly size: number } {
  const [width, setWidth] = useState(FEWEST * CELL);
  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver !== 'function') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(entry.contentRect.width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  const columns = Math.max(FEWEST, Math.floor(width / CELL));
  return { columns, size: Math.round(width / columns) };
}

/** Where an arrow key, Home or End leads; up and down stay in their column, over the names of months. */
export function stepInGrid<T extends Shared>(
  rows: readonly GalleryRow<T>[],
  from: string,
  key: string,
  dir: 'ltr' | 'rtl',
): { readonly key: string; readonly row: string } | undefined {
  const lines = rows.filter(({ month }) => month === undefined);
  const line = lines.findIndex(({ items }) => items.some((item) => item.key === from));
  const column = lines[line]?.items.findIndex((item) => item.key === from) ?? -1;
  const flat = lines.flatMap(({ key: row, items }) => items.map((item) => ({ key: item.key, row })));
  const at = flat.findIndex((cell) => cell.key === from);
  const forward = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const beside = (by: number): (typeof flat)[number] | undefined => {
    const target = lines[line + by];
    const item = target?.items[Math.min(column, target.items.length - 1)];
    return target && item && { key: item.key, row: target.key };
  };
  switch (key) {
    case 'ArrowRight':
    case 'ArrowLeft':
      return flat[at + (key === forward ? 1 : -1)];
    case 'ArrowDown':
      return beside(1);
    case 'ArrowUp':
      return beside(-1);
    case 'Home':
      return flat[0];
    case 'End':
      return flat.at(-1);
    default:
      return undefined;
  }
}

/** Moves the focus once the cell is there: its row may have to be mounted first. */
function focusCell(box: RefObject<HTMLElement | null>, key: string, tries = 3): void {
  const cell = [...(box.current?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])].find(
    (each) => each.dataset['cell'] === key,
  );
  if (cell) cell.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusCell(box, key, tries - 1));
}

/** Shows one of the items large; those that come and go meanwhile come and go there, too. */
function useShow(
  items: readonly GridItem[],
  onShowMessage: ((message: Message) => void) | undefined,
): (key: string) => void {
  const stage = useStage();
  const { conversationId, threadId } = useConversationScope();
  const latest = useRef({ items: [] as readonly GalleryItem[], onShowMessage });
  const [listeners] = useState(() => new Set<() => void>());
  // In the lightbox the next one is the newer one.
  const ordered = useMemo(() => items.map(({ item }) => item).toReversed(), [items]);
  useEffect(() => {
    latest.current = { items: ordered, onShowMessage };
    for (const listener of listeners) listener();
  });
  const leads = onShowMessage !== undefined;
  return useCallback(
    (key) => {
      const { items: all } = latest.current;
      const index = all.findIndex((item) => item.key === key);
      if (index < 0) return;
      stage.show({
        timeline: { conversationId, threadId },
        messageKey: all[index]?.message.id ?? '',
        index,
        items: all,
        live: {
          subscribe(listener) {
            listeners.add(listener);
            return () => listeners.delete(listener);
          },
          items: () => latest.current.items,
        },
        onShowMessage: leads ? (message) => latest.current.onShowMessage?.(message) : undefined,
      });
    },
    [stage, conversationId, threadId, listeners, leads],
  );
}
