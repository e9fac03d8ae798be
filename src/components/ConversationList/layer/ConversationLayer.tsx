'use client';
import { useCallback, useEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { callingUnread, notifyLevel, type Conversation, type ConversationId } from '../../../model/index.js';
import { useOwnStrings } from '../../../messages/index.js';
import { useChat, useChatStore } from '../../../react/index.js';
import { IconButton, MoreIcon, type MenuPoint } from '../../../ui/index.js';
import { Toasts } from '../../Toasts/index.js';
import type { ConversationRowsHandle } from '../ConversationRows.js';
import type { ConversationFilterId } from '../filterId.js';
import { nameInState } from '../names.js';
import { ConversationMenu } from './ConversationMenu.js';
import { ConversationTabs } from './ConversationTabs.js';
import { folderOf, nextUnread } from './filters.js';
import { listStrings, type ListWords } from './strings.js';
import { useActing, type Acting } from './useActing.js';
import { useRowDrag } from './useRowDrag.js';
import { useRowTriggers } from './useRowTriggers.js';
import { useSelecting, type ConversationRowMark } from './useSelecting.js';

/** Props of {@link ConversationLayer}. */
export interface ConversationLayerProps {
  /** The list. */
  readonly root: HTMLElement;
  /** Where the tabs are drawn; null where there are none. */
  readonly tabs: HTMLElement | null;
  /** Id of what the tabs switch. */
  readonly panelId: string;
  readonly rows: RefObject<ConversationRowsHandle | null>;
  readonly filter: ConversationFilterId;
  readonly onFilter: (filter: ConversationFilterId) => void;
  readonly activeId: ConversationId | null | undefined;
  readonly onSelect: (id: ConversationId) => void;
  /** Draws something at the beginning of every row, while conversations are being selected. */
  readonly onMark: (mark: ConversationRowMark | undefined) => void;
}

/** Everything that can be done to the conversations of a list; one button, one menu, one dialog for all its rows. */
export function ConversationLayer(props: ConversationLayerProps): ReactElement {
  const { root, tabs, panelId, rows, filter, onFilter, activeId, onSelect, onMark } = props;
  const own = useOwnStrings(listStrings);
  const store = useChatStore();
  const acting = useActing(root, own);
  const { folders, doing, offersOf, perform } = acting;
  const [pointed, setPointed] = useState<ConversationId>();
  const [menu, setMenu] = useState<{ readonly id: ConversationId; readonly at: MenuPoint }>();
  const focus = useCallback((id: ConversationId) => rows.current?.focus(id), [rows]);
  const shown = useCallback(() => rows.current?.ids() ?? [], [rows]);
  const selecting = useSelecting({ root, acting, shown, focus, onMark, own });
  const { selection } = selecting;

  const may = (id: ConversationId, ...actions: readonly string[]): ReturnType<Acting['offersOf']>[number] | undefined =>
    offersOf(id).find((offer) => actions.includes(offer.id) && offer.decision.allowed);
  const bySwipe = { forward: ['read', 'unread'], back: ['archive', 'unarchive'] } as const;
  useRowTriggers(root, {
    selecting: selection !== undefined,
    point: (id) => setPointed(menu ? undefined : id),
    menu(id, { x, y, target }) {
      const within = target.closest('button') ?? target;
      setMenu({ id, at: { x, y, within } });
    },
    toggle(id, range) {
      if (range) selection?.extend(id, shown());
      else selection?.toggle(id);
    },
    key(event, id) {
      if (selecting.onKey(event, id)) return true;
      const { key, target, ctrlKey, metaKey, altKey } = event;
      if (selection || ctrlKey || metaKey || altKey || !(target instanceof HTMLElement)) return false;
      if (key === 'Delete') {
        const offer = may(id, 'delete');
        if (offer) perform('delete', [id]);
        return offer !== undefined;
      }
      const rtl = getComputedStyle(root).direction === 'rtl';
      const more = moreOf(root, id);
      if (key === (rtl ? 'ArrowLeft' : 'ArrowRight') && more) more.focus();
      else if (key === (rtl ? 'ArrowRight' : 'ArrowLeft') && target === more) focus(id);
      else return false;
      return true;
    },
    jump(step) {
      const state = store.getState();
      const now = store.env.now();
      const isQuiet = (conversation: Conversation): boolean =>
        notifyLevel(conversation.settings, now) !== 'all' && callingUnread(conversation, now) === 0;
      const next = nextUnread(state, activeId, step, isQuiet);
      if (next === undefined) doing.tell(own('list.noUnread'));
      else onSelect(next);
    },
    maySwipe: (id, way) => may(id, ...bySwipe[way]) !== undefined,
    swiped(id, way) {
      const offer = may(id, ...bySwipe[way]);
      if (offer) perform(offer.id, [id]);
    },
  });
  useRowDrag(root, {
    idsOf: (id) => (selection ? (selection.has(id) ? selection.ids() : []) : [id]),
    labelOf: (ids) =>
      ids.length === 1 ? nameInState(store.getState(), ids[0] ?? '') : own('list.select.count', { count: ids.length }),
    onDrop(ids, to) {
      const folder = folderOf(to);
      if (folder !== undefined) doing.folder(ids, folder, true);
      else doing.archive(ids, true);
    },
  });
  // Where rows come and go it looks whether the focus went with one.
  useChat((state) => state.inbox);
  useFocusKept(root, rows);
  // A folder that is gone, here or on another device, shows nothing any more; one that is renamed stays open.
  const folder = folderOf(filter);
  useEffect(() => {
    if (folder === undefined || folders.has(folder)) return;
    const now = folders.nameOf(folder);
    onFilter(now === undefined ? 'all' : `folder:${now}`);
  }, [folder, folders, onFilter]);

  const closeMenu = useCallback(() => setMenu(undefined), []);
  const offers = menu ? offersOf(menu.id) : [];
  const place = pointed === undefined || selection || menu ? null : placeOf(root, pointed);
  return (
    <>
      {tabs
        ? createPortal(
            <ConversationTabs
              filter={filter}
              onFilter={onFilter}
              folders={folders.names}
              onEditFolders={acting.editFolders}
              panelId={panelId}
              own={own}
            />,
            tabs,
          )
        : null}
      {place && pointed !== undefined
        ? createPortal(<MoreOnRow own={own} onOpen={(at) => setMenu({ id: pointed, at })} />, place)
        : null}
      {menu && offers.length > 0 ? (
        <ConversationMenu
          conversationId={menu.id}
          at={menu.at}
          offers={offers}
          onDo={(action) => {
            closeMenu();
            if (action === 'select') selecting.start(menu.id);
            else perform(action, [menu.id]);
          }}
          onMute={(choice) => {
            closeMenu();
            doing.mute([menu.id], choice);
          }}
          onClose={closeMenu}
          own={own}
        />
      ) : null}
      {acting.dialog}
      {selecting.bar}
      <Toasts root={root} />
    </>
  );
}

function placeOf(root: HTMLElement, id: ConversationId): Element | null {
  return root.querySelector(`[data-key="${CSS.escape(id)}"] .cl-conversation-list__row`);
}

function moreOf(root: HTMLElement, id: ConversationId): HTMLElement | null {
  return placeOf(root, id)?.querySelector<HTMLElement>('.cl-conversation-more') ?? null;
}

/** The button at the row that is pointed at or has the focus; arrows lead to it. */
function MoreOnRow(props: { readonly own: ListWords; readonly onOpen: (at: MenuPoint) => void }): ReactElement {
  const { own, onOpen } = props;
  return (
    <IconButton
      className="cl-conversation-more"
      size="small"
      icon={MoreIcon}
      label={own('list.actions')}
      tooltip={false}
      tabIndex={-1}
      aria-haspopup="menu"
      onClick={(event) => {
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        const within = event.currentTarget.parentElement?.querySelector('button') ?? event.currentTarget;
        // This button goes while the menu is open: the row gets the focus back.
        if (within instanceof HTMLElement) within.focus({ preventScroll: true });
        onOpen({ x: left, y: bottom, within });
      }}
    />
  );
}

/** Where the row that had the focus has left the list, the one that came to its place gets it. */
function useFocusKept(root: HTMLElement, rows: RefObject<ConversationRowsHandle | null>): void {
  const last = useRef<{ readonly id: string; readonly index: number } | undefined>(undefined);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent): void => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
      last.current = row ? { id: row.dataset['key'] ?? '', index: Number(row.dataset['index']) } : undefined;
    };
    const page = root.ownerDocument;
    page.addEventListener('focusin', onFocus);
    return () => page.removeEventListener('focusin', onFocus);
  }, [root]);
  useEffect(() => {
    const { activeElement } = root.getRootNode() as Document | ShadowRoot;
    const known = last.current;
    const ids = rows.current?.ids() ?? [];
    const isLost = activeElement === null || activeElement === root.ownerDocument.body;
    if (!known || !isLost || ids.includes(known.id)) return;
    last.current = undefined;
    const next = ids[Math.min(known.index, ids.length - 1)];
    if (next !== undefined) rows.current?.focus(next);
  });
}
