'use client';
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useChat, useChatStore, useConversationScope } from '../../react/index.js';
import type { VirtualListHandle } from '../../ui/index.js';
import { describeDenial } from '../../i18n/index.js';
import { offered } from '../../react/index.js';
import { createSelection, MOST_SELECTED, type Selection } from './selection.js';
import { SelectionBar, type BatchAction } from './SelectionBar.js';
import { SelectMark } from './SelectMark.js';
import type { ActionRows, ActionsProps, MessageRow } from './types.js';
import type { ActionTranslator } from './useActionStrings.js';
import type { Doing, DoingHost } from './useDoing.js';

interface SelectingOptions {
  readonly root: HTMLElement;
  readonly rows: RefObject<ActionRows>;
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
  const { root, rows, list, doing, host, onMarks, t } = options;
  const store = useChatStore();
  const ref = useConversationScope();
  const [selection, setSelection] = useState<Selection>();
  const connection = useChat((state) => [...state.accounts.values()][0]?.connection.status);

  const leave = useCallback(() => {
    setSelection(undefined);
    root.querySelector<HTMLElement>('[role="log"]')?.focus({ preventScroll: true });
  }, [root]);
  const switchRow = useCallback(
    (into: Selection, key: string, range: boolean) => {
      // What is not sent yet cannot be handed on.
      if ((rows.current.get(key)?.message.id ?? '') === '') return;
      if (!(range ? into.extend(key, rows.current) : into.toggle(key)))
        host.tell({ text: t.t('actions.select.tooMany', { count: MOST_SELECTED }) });
    },
    [host, rows, t],
  );
  const label = t.t('actions.select.row');
  useLayoutEffect(() => {
    if (!selection) return undefined;
    onMarks((key) => (
      <SelectMark
        messageKey={key}
        selection={selection}
        label={label}
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
    const { current } = rows;
    const at = current.indexOf(key) + by;
    if (at < 0 || at >= current.size) return;
    const next = current.rowAt(at).key;
    into.extend(next, current);
    focusRow(root, next);
    list.current?.scrollToKey(next, 'nearest', () => focusRow(root, next));
  };

  const actionsOf = useMemo(
    () =>
      (keys: readonly string[]): readonly BatchAction[] => {
        const chosen = (): readonly MessageRow[] =>
          keys
            .flatMap((key) => rows.current.get(key) ?? [])
            .toSorted((a, b) => rows.current.indexOf(a.key) - rows.current.indexOf(b.key));
        const refusal = (operation: 'messages.forward' | 'messages.save' | 'messages.deleteForMe') => {
          const decision = offered(store.getState(), store.adapter, operation, ref.conversationId);
          return decision.allowed ? undefined : describeDenial(t, decision.reason, decision.until);
        };
        const whole = (): readonly MessageRow[] => chosen().filter(({ message }) => !message.recalled);
        const all: readonly (BatchAction & { readonly hidden?: boolean })[] = [
          {
            id: 'forward',
            refused: refusal('messages.forward'),
            onSelect() {
              host.open({ kind: 'forward', rows: whole() });
              leave();
            },
          },
          {
            id: 'copy',
            onSelect() {
              doing.copy(
                whole()
                  .map((row) => store.contents.copyText(row.message.content))
                  .join('\n'),
              );
              leave();
            },
          },
          {
            id: 'save',
            hidden: !store.adapter.messages.save,
            refused: refusal('messages.save'),
            onSelect() {
              doing.save(whole(), true);
              leave();
            },
          },
          {
            id: 'delete',
            hidden: !store.adapter.messages.remove,
            refused: refusal('messages.deleteForMe'),
            onSelect() {
              doing.remove(chosen());
              leave();
            },
          },
        ];
        return all.filter(({ hidden }) => hidden !== true);
      },
    // What is refused offline is looked at anew with the connection.
    // oxlint-disable-next-line react/exhaustive-deps
    [connection, doing, host, leave, ref, rows, store, t],
  );

  const start = useCallback(
    (key: string) => {
      setSelection(createSelection(key));
      focusRow(root, key);
    },
    [root],
  );
  const latest = useRef(selection);
  useLayoutEffect(() => {
    latest.current = selection;
  });
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
    toggle: (key, range) => latest.current && switchRow(latest.current, key, range),
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

function focusRow(root: HTMLElement, key: string): void {
  const article = root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] [role="article"]`);
  if (!article) return;
  if (!article.hasAttribute('tabindex')) article.tabIndex = -1;
  article.focus({ preventScroll: true });
}
