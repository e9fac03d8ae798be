'use client';
import { useCallback, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useChat, useChatStore } from '../../react/index.js';
import type { VirtualListHandle } from '../../ui/index.js';
import { batchesOf, mayJoin, maySelect, type BatchActionId, type Offers } from './batch.js';
import { createSelection, MOST_SELECTED, type Selection } from './selection.js';
import { SelectionBar, type BatchAction } from './SelectionBar.js';
import { SelectMark } from './SelectMark.js';
import type { ActionRows, ActionsProps, MessageRow } from './types.js';
import type { ActionTranslator } from './useActionStrings.js';
import type { Doing, DoingHost } from './useDoing.js';

interface SelectingOptions {
  readonly root: HTMLElement;
  readonly rows: ActionRows;
  /** What can be done to a message by itself. */
  readonly offers: Offers;
  readonly list: RefObject<VirtualListHandle | null>;
  readonly doing: Doing;
  readonly host: DoingHost;
  readonly onMarks: ActionsProps['onMarks'];
  readonly t: ActionTranslator;
}

/** Selecting several messages. */
export interface Selecting {
  readonly on: boolean;
  start(messageKey: string): void;
  toggle(messageKey: string, range: boolean): void;
  onKey(event: KeyboardEvent, messageKey: string): boolean;
  readonly bar: ReactNode;
}

/** Selecting by pointer, with Shift for ranges, and by keys: Space, Shift with arrows, Escape. */
export function useSelecting(options: SelectingOptions): Selecting {
  const { root, rows, offers, list, doing, host, onMarks, t } = options;
  const { contents } = useChatStore();
  const [selection, setSelection] = useState<Selection>();
  // What is refused offline is looked at anew with the connection.
  useChat((state) => [...state.accounts.values()][0]?.connection.status);
  const latest = useRef({ rows, offers });
  useLayoutEffect(() => {
    latest.current = { rows, offers };
  });

  const leave = useCallback(() => {
    setSelection(undefined);
    root.querySelector<HTMLElement>('[role="log"]')?.focus({ preventScroll: true });
  }, [root]);
  const switchRow = useCallback(
    (into: Selection, key: string, range: boolean) => {
      const { rows: all, offers: now } = latest.current;
      const row = all.get(key);
      if (!into.has(key) && !(row && maySelect(row, now))) return;
      const done = range ? into.extend(key, all, (each) => mayJoin(each, now)) : into.toggle(key);
      if (!done) host.tell({ text: t.t('actions.select.tooMany', { count: MOST_SELECTED }) });
    },
    [host, t],
  );
  const label = t.t('actions.select.row');
  useLayoutEffect(() => {
    if (!selection) return undefined;
    onMarks((key) => (
      <SelectMark
        messageKey={key}
        selection={selection}
        label={label}
        maySelect={(row) => maySelect(row, latest.current.offers)}
        onToggle={() => switchRow(selection, key, false)}
      />
    ));
    root.setAttribute('data-selecting', '');
    return () => {
      onMarks(undefined);
      root.removeAttribute('data-selecting');
    };
  }, [label, onMarks, root, selection, switchRow]);

  const step = (into: Selection, key: string, by: 1 | -1): void => {
    const at = rows.indexOf(key) + by;
    if (at < 0 || at >= rows.size) return;
    const next = rows.rowAt(at).key;
    into.extend(next, rows, (each) => mayJoin(each, offers));
    focusRow(root, next);
    list.current?.scrollToKey(next, 'nearest', () => focusRow(root, next));
  };

  const actionsOf = (keys: readonly string[]): readonly BatchAction[] => {
    // With nothing chosen the bar shows what there is to do with the row that was left out last.
    const shown = keys.length > 0 || selection?.last === undefined ? keys : [selection.last];
    return batchesOf(chosen(rows, shown), offers).map(({ id, refused }) => ({
      id,
      refused,
      onSelect() {
        leave();
        // As things are now: a message may have been taken back since the bar was drawn.
        const { current } = latest;
        const now = batchesOf(chosen(current.rows, keys), current.offers).find((batch) => batch.id === id)?.rows ?? [];
        if (now.length > 0) run(id, now);
      },
    }));
  };
  const run = (id: BatchActionId, now: readonly MessageRow[]): void => {
    switch (id) {
      case 'forward':
        return host.open({ kind: 'forward', rows: now });
      case 'copy':
        return doing.copy(now.map(({ message }) => contents.copyText(message.content)).join('\n'));
      case 'save':
        return doing.save(now, true);
      case 'delete':
        return doing.remove(now);
    }
  };

  const start = useCallback(
    (key: string) => {
      setSelection(createSelection(key));
      focusRow(root, key);
    },
    [root],
  );
  useLayoutEffect(() => {
    if (!selection) return undefined;
    // Also from a button of the bar, or from nowhere.
    const onEscape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      leave();
    };
    const page = root.ownerDocument;
    page.addEventListener('keydown', onEscape);
    return () => page.removeEventListener('keydown', onEscape);
  }, [leave, root, selection]);

  return {
    on: selection !== undefined,
    start,
    toggle: (key, range) => selection && switchRow(selection, key, range),
    onKey(event, key) {
      if (!selection) return false;
      if (event.key === 'Escape') leave();
      else if (event.key === ' ' || event.key === 'Enter' || event.key === 'x')
        switchRow(selection, key, event.shiftKey);
      else if (event.shiftKey && event.key === 'ArrowUp') step(selection, key, -1);
      else if (event.shiftKey && event.key === 'ArrowDown') step(selection, key, 1);
      else return false;
      return true;
    },
    bar: selection ? <SelectionBar selection={selection} actionsOf={actionsOf} onLeave={leave} t={t} /> : null,
  };
}

/** The messages of these rows that are still there, in their order. */
function chosen(rows: ActionRows, keys: readonly string[]): readonly MessageRow[] {
  return keys.flatMap((key) => rows.get(key) ?? []).toSorted((a, b) => rows.indexOf(a.key) - rows.indexOf(b.key));
}

function focusRow(root: HTMLElement, key: string): void {
  const article = root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] [role="article"]`);
  if (!article) return;
  if (!article.hasAttribute('tabindex')) article.tabIndex = -1;
  article.focus({ preventScroll: true });
}
