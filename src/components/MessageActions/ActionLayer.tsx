'use client';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { describeDenial } from '../../i18n/index.js';
import type { MessageAction } from '../../messages/index.js';
import { useChatActions, usePinned, useSaved } from '../../react/index.js';
import { useLazy, type MenuPoint } from '../../ui/index.js';
import { Toasts, useToasts, type Toast } from '../Toasts/index.js';
import { ActionMenu } from './ActionMenu.js';
import type { MessageActionId } from './actionTable.js';
import { HoverToolbar } from './HoverToolbar.js';
import type { Panel } from './panel.js';
import { ReactionPicker } from './ReactionPicker.js';
import type { ActionsProps, LayerRequest, MessageRow } from './types.js';
import { useActionList, type Marks } from './useActionList.js';
import { useActionStrings } from './useActionStrings.js';
import { useDoing, type DoingHost } from './useDoing.js';
import { useSelecting } from './useSelecting.js';
import { useDueReminders } from './useDueReminders.js';
import { useWayTo } from './useWayTo.js';
import { pressKey, useTriggers, type Triggers } from './useTriggers.js';

const loadPanels = () => import('./panels/Panels.js');

/** Props of {@link ActionLayer}. */
export interface ActionLayerProps extends ActionsProps {
  readonly root: HTMLElement;
  /** Given what answers requests from now on; null when it goes. */
  readonly onAnswer: (answer: ((request: LayerRequest) => void) | null) => void;
}

interface Open {
  readonly key: string;
  readonly at: MenuPoint;
}

/** Everything that can be done to the messages of one list; one toolbar, one menu, one dialog for all its rows. */
export function ActionLayer(props: ActionLayerProps): ReactElement {
  const { root, rows, list, goTo, customize, onHold, onMarks, writeIn, onAnswer } = props;
  const t = useActionStrings();
  const actions = useChatActions();
  const marks = useMarks();
  const [hovered, setHovered] = useState<string>();
  const [menu, setMenu] = useState<Open>();
  const [picking, setPicking] = useState<string>();
  const [panel, setPanel] = useState<Panel>();
  const queue = useToasts();
  const tell = useCallback((toast: Omit<Toast, 'id'>) => void queue.tell({ ...toast, home: root }), [queue, root]);
  const latest = useRef(rows);
  useLayoutEffect(() => {
    latest.current = rows;
  });
  const startSelecting = useRef<(key: string) => void>(() => undefined);
  const host = useMemo<DoingHost>(
    () => ({
      root,
      writeIn,
      open: setPanel,
      tell,
      pickEmoji: setPicking,
      select: (key) => startSelecting.current(key),
    }),
    [root, tell, writeIn],
  );
  const doing = useDoing(host, t, marks);
  const listOf = useActionList(doing, t, marks, { customize, writeIn });
  const actionsOf = useCallback((row: MessageRow) => listOf(row, linkIn(root, row.key)), [listOf, root]);
  // Of many at once: none of what is done to several asks for a link.
  const offers = useCallback((row: MessageRow) => listOf(row, undefined), [listOf]);
  const selecting = useSelecting({ root, rows, offers, list, doing, host, onMarks, t });
  useLayoutEffect(() => {
    startSelecting.current = selecting.start;
  });

  const openMenu = useCallback(
    (key: string, { x, y, target }: { readonly x: number; readonly y: number; readonly target: Element }) => {
      if (!latest.current.get(key)) return;
      setHovered(undefined);
      const within = target.closest('[role="article"]') ?? target;
      setMenu({ key, at: { x, y, within } });
    },
    [],
  );
  const byKey = (row: MessageRow, key: string): MessageAction | undefined =>
    actionsOf(row).find(({ shortcut }) => shortcut !== undefined && shortcut.toLowerCase() === key.toLowerCase());
  const refuse = (reason: string): void => tell({ text: t.t('actions.refused', { reason }) });
  const perform = (action: MessageAction | undefined): boolean => {
    if (action?.refused !== undefined) refuse(action.refused);
    else action?.onSelect();
    return action !== undefined;
  };
  const doTo = (id: MessageActionId, key: string): void => {
    const row = latest.current.get(key);
    if (row && !perform(actionsOf(row).find((action) => action.id === id))) refuse(describeDenial(t, 'unsupported'));
  };
  const triggers: Triggers = {
    selecting: selecting.on,
    hover: (key) => setHovered(menu || picking !== undefined || selecting.on ? undefined : key),
    menu: openMenu,
    reactors(key, emoji) {
      const row = rows.get(key);
      if (row) setPanel({ kind: 'reactions', row, emoji });
    },
    history: (key) => doTo('edit-history', key),
    key(event, key) {
      if (selecting.onKey(event, key)) return true;
      const row = rows.get(key);
      if (!row || selecting.on || (event.shiftKey && event.key !== '+')) return false;
      return perform(byKey(row, event.key === 'Backspace' ? 'Delete' : event.key));
    },
    toggle: selecting.toggle,
    maySwipe: (key) => {
      const row = rows.get(key);
      return row !== undefined && actionsOf(row).some(({ id, refused }) => id === 'reply' && refused === undefined);
    },
    swiped: (key) => {
      const row = rows.get(key);
      if (row) perform(actionsOf(row).find(({ id }) => id === 'reply'));
    },
  };
  useTriggers(root, triggers);

  const request = useRef<(asking: LayerRequest) => void>(() => undefined);
  useLayoutEffect(() => {
    request.current = (asking) => {
      if (asking.kind === 'refused') doing.refused(asking.reason);
      else if (asking.kind === 'saved') setPanel({ kind: 'saved' });
      else if (asking.kind === 'do') doTo(asking.id, asking.messageKey);
      else if (asking.kind === 'key') pressKey(asking.event, triggers);
      else if (asking.kind === 'edit-last') perform(lastOwn(latest.current, actionsOf));
      else {
        const key = asking.target.closest<HTMLElement>('[data-key]')?.dataset['key'];
        if (key !== undefined) openMenu(key, asking);
      }
    };
  });
  useEffect(() => {
    onAnswer((asking) => request.current(asking));
    root.setAttribute('data-actions', '');
    return () => {
      onAnswer(null);
      root.removeAttribute('data-actions');
    };
  }, [onAnswer, root]);

  const held = menu !== undefined || picking !== undefined || panel !== undefined || selecting.on;
  useHold(held, selecting.on, list, latest, onHold);
  const due = useDueReminders(useWayTo(goTo), t, doing.refused);
  // The list of them says so where they cannot be loaded.
  useEffect(() => void actions.loadSaved().catch(() => undefined), [actions]);

  const panels = useLazy(loadPanels, panel !== undefined, () => setPanel(undefined));
  const closeMenu = useCallback(() => setMenu(undefined), []);
  const anchor = picking === undefined ? null : bubbleOf(root, picking);
  // A message that is gone, or scrolled far away, has no picker: nobody could close it.
  if (picking !== undefined && !(anchor && rows.get(picking))) setPicking(undefined);
  return (
    <>
      {hovered !== undefined && !menu ? (
        <HoverToolbar
          key={hovered}
          root={root}
          row={rows.get(hovered)}
          actionsOf={actionsOf}
          onReact={doing.react}
          onMore={(row, button) => {
            const box = button.getBoundingClientRect();
            openMenu(row.key, { x: box.left, y: box.bottom, target: bubbleOf(root, row.key) ?? root });
          }}
          t={t}
        />
      ) : null}
      {menu ? (
        <ActionMenu
          row={rows.get(menu.key)}
          at={menu.at}
          actionsOf={actionsOf}
          onReact={doing.react}
          onClose={closeMenu}
          t={t}
        />
      ) : null}
      {anchor && picking !== undefined ? (
        <ReactionPicker
          anchor={anchor}
          onClose={() => setPicking(undefined)}
          onPick={(emoji) => {
            setPicking(undefined);
            const row = rows.get(picking);
            if (row) doing.react(row, emoji);
          }}
        />
      ) : null}
      {panel && panels ? (
        <panels.Panels
          panel={asNow(panel, rows)}
          doing={doing}
          host={host}
          goTo={goTo}
          onClose={() => setPanel(undefined)}
          t={t}
        />
      ) : null}
      {selecting.bar}
      <Toasts root={root} standing={due} />
    </>
  );
}

/** While something is open the list does not follow its end; afterwards it does again, unless something came meanwhile. */
function useHold(
  held: boolean,
  selecting: boolean,
  list: ActionsProps['list'],
  rows: { readonly current: ActionsProps['rows'] },
  onHold: (held: boolean) => void,
): void {
  const end = useRef<string | undefined>(undefined);
  useEffect(() => {
    const { current } = rows;
    const last = current.size > 0 ? current.rowAt(current.size - 1).key : undefined;
    if (held) {
      end.current = list.current?.isPinned() ? last : undefined;
      onHold(true);
      return undefined;
    }
    onHold(false);
    const follows = end.current !== undefined && end.current === last;
    end.current = undefined;
    if (!follows) return undefined;
    // A bar of the composer may have taken room in the same moment.
    const frame = requestAnimationFrame(() => list.current?.scrollToEnd());
    return () => cancelAnimationFrame(frame);
  }, [held, list, onHold, rows]);
  useEffect(() => {
    if (!selecting || end.current === undefined) return undefined;
    // Whoever selects scrolls about, and begins with the last message still in view.
    end.current = undefined;
    const frame = requestAnimationFrame(() => list.current?.scrollToEnd());
    return () => cancelAnimationFrame(frame);
  }, [list, selecting]);
}

/** Of one message as it is now, while it is there. */
function asNow(panel: Panel, rows: ActionsProps['rows']): Panel {
  return 'row' in panel ? { ...panel, row: rows.get(panel.row.key) ?? panel.row } : panel;
}

function bubbleOf(root: HTMLElement, key: string): Element | null {
  const box = root.querySelector(`[data-key="${CSS.escape(key)}"]`);
  return box?.querySelector('.cl-message__line') ?? box;
}

/** Where the first link of a message leads. */
function linkIn(root: HTMLElement, key: string): string | undefined {
  return bubbleOf(root, key)?.querySelector<HTMLAnchorElement>('a[href^="http"]')?.href;
}

/** The edit of the newest own message that can be edited, among the last ones. */
function lastOwn(
  rows: ActionsProps['rows'],
  actionsOf: (row: MessageRow) => readonly MessageAction[],
): MessageAction | undefined {
  for (let i = rows.size - 1; i >= Math.max(0, rows.size - 50); i--) {
    const row = rows.rowAt(i);
    const edit = row.mine ? actionsOf(row).find(({ id }) => id === 'edit') : undefined;
    if (edit) return edit;
  }
  return undefined;
}

/** Which messages of this timeline are pinned, and which the user saved. The same object while nothing of it changes. */
function useMarks(): Marks {
  const pinned = usePinned()?.items;
  const saved = useSaved()?.items;
  return useMemo(() => {
    const idsOf = (items: typeof pinned): ReadonlySet<string> =>
      new Set(items?.flatMap(({ ref }) => ref?.messageId ?? []));
    const [pins, keeps] = [idsOf(pinned), idsOf(saved)];
    return { pinned: (id) => pins.has(id), saved: (id) => keeps.has(id) };
  }, [pinned, saved]);
}
