'use client';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ConversationId } from '../../../model/index.js';
import { watchTouch, type SwipeWay } from '../../../ui/Touch/index.js';

/** The pointer rests this long on a row before its button shows, in ms. */
const HOVER_MS = 80;

/** What the pointer, fingers and keys ask for. */
export interface RowTriggers {
  readonly selecting: boolean;
  /** The pointer rests on a row, or it has the focus; undefined: none. */
  point(id: ConversationId | undefined): void;
  menu(id: ConversationId, at: { readonly x: number; readonly y: number; readonly target: Element }): void;
  /** A press on a row while conversations are being selected. */
  toggle(id: ConversationId, range: boolean): void;
  /** A key on a row. True when it was used. */
  key(event: KeyboardEvent, id: ConversationId): boolean;
  /** Alt and an arrow, anywhere in the chat. True when there was somewhere to go. */
  jump(step: 1 | -1): void;
  maySwipe(id: ConversationId, way: SwipeWay): boolean;
  swiped(id: ConversationId, way: SwipeWay): void;
}

/** The row of the list a target is in. */
export function rowOf(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element
    ? (target.closest<HTMLElement>('.cl-conversation-list__rows [data-key]') ?? undefined)
    : undefined;
}

const idOf = (target: EventTarget | null): string | undefined => rowOf(target)?.dataset['key'];

/** Where the menu of a row opens by keys: below its picture. */
export function pointOf(row: Element): { readonly x: number; readonly y: number; readonly target: Element } {
  const target = row.querySelector('button') ?? row;
  const { left, right, bottom } = target.getBoundingClientRect();
  const x = getComputedStyle(row).direction === 'rtl' ? right - 32 : left + 32;
  return { x, y: bottom - 12, target };
}

/** Where Alt and an arrow mean something else. */
const OWN_KEYS =
  'dialog, select, [role="menu"], [role="listbox"], [role="combobox"], [aria-expanded="true"], ' +
  ['date', 'time', 'datetime-local', 'month', 'week'].map((type) => `input[type="${type}"]`).join();

/** On a Mac they move by paragraphs where something is written. */
function movesByWords(target: Element): boolean {
  if (!navigator.platform.startsWith('Mac')) return false;
  const text = target instanceof HTMLElement && target.isContentEditable ? target.textContent : ownText(target);
  return text !== undefined && text !== '';
}

function ownText(target: Element): string | undefined {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value : undefined;
}

/** Listens on the root of the list for all rows at once, and on the chat around it for the way to the next unread conversation. */
export function useRowTriggers(root: HTMLElement, triggers: RowTriggers): void {
  const latest = useRef(triggers);
  useLayoutEffect(() => {
    latest.current = triggers;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let resting: string | undefined;
    // A key that opens the menu is followed by the browser's own wish to open one.
    let openedAt = -1000;
    const rest = (id: string | undefined, wait: number): void => {
      if (id === resting) return;
      resting = id;
      clearTimeout(timer);
      timer = setTimeout(() => latest.current.point(id), wait);
    };
    const focusedId = (): string | undefined => {
      const row = rowOf((root.getRootNode() as Document | ShadowRoot).activeElement);
      return row?.querySelector(':focus-visible') ? row.dataset['key'] : undefined;
    };
    const onOver = (event: PointerEvent): void => {
      if (event.pointerType !== 'touch' && event.buttons === 0) rest(idOf(event.target) ?? focusedId(), HOVER_MS);
    };
    const onLeave = (): void => rest(focusedId(), 0);
    const onFocus = (event: FocusEvent): void => {
      const row = rowOf(event.target);
      if (row?.querySelector(':focus-visible')) rest(row.dataset['key'], 0);
    };
    const onBlur = (event: FocusEvent): void => {
      if (!rowOf(event.relatedTarget)) rest(idOf(root.querySelector('[data-key]:hover')), 0);
    };
    const onMenu = (event: MouseEvent): void => {
      const row = rowOf(event.target);
      const id = row?.dataset['key'];
      if (!row || id === undefined || !(event.target instanceof Element)) return;
      event.preventDefault();
      if (latest.current.selecting || touch.isTouching() || event.timeStamp - openedAt < 400) return;
      const byKey = event.button !== 2 && event.clientX === 0 && event.clientY === 0;
      latest.current.menu(id, byKey ? pointOf(row) : { x: event.clientX, y: event.clientY, target: event.target });
    };
    const onKey = (event: KeyboardEvent): void => {
      const row = rowOf(event.target);
      const id = row?.dataset['key'];
      if (!row || id === undefined || event.defaultPrevented || event.isComposing) return;
      if ((event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) && !latest.current.selecting) {
        openedAt = event.timeStamp;
        latest.current.menu(id, pointOf(row));
      } else if (!latest.current.key(event, id)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onClick = (event: MouseEvent): void => {
      const id = idOf(event.target);
      if (!latest.current.selecting || id === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.toggle(id, event.shiftKey);
    };
    const touch = watchTouch(root, {
      rowOf: (target) => {
        const row = rowOf(target);
        const element = row?.querySelector<HTMLElement>('.cl-conversation-list__row > :last-child, button');
        return row && element ? { key: row.dataset['key'] ?? '', element } : undefined;
      },
      mayPress: () => !latest.current.selecting,
      onLongPress: (id, at) => latest.current.menu(id, at),
      maySwipe: (id, way) => !latest.current.selecting && latest.current.maySwipe(id, way),
      onSwipe: (id, way) => latest.current.swiped(id, way),
    });
    root.addEventListener('pointerover', onOver);
    root.addEventListener('pointerleave', onLeave);
    root.addEventListener('focusin', onFocus);
    root.addEventListener('focusout', onBlur);
    root.addEventListener('contextmenu', onMenu);
    root.addEventListener('keydown', onKey);
    root.addEventListener('click', onClick, true);
    return () => {
      clearTimeout(timer);
      touch.stop();
      root.removeEventListener('pointerover', onOver);
      root.removeEventListener('pointerleave', onLeave);
      root.removeEventListener('focusin', onFocus);
      root.removeEventListener('focusout', onBlur);
      root.removeEventListener('contextmenu', onMenu);
      root.removeEventListener('keydown', onKey);
      root.removeEventListener('click', onClick, true);
    };
  }, [root]);

  useEffect(() => {
    const chat = root.closest<HTMLElement>('.cl-root') ?? root;
    const page = root.ownerDocument;
    const onKey = (event: KeyboardEvent): void => {
      const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
      const path = event.composedPath();
      if (!path.includes(chat)) return;
      const [target] = path;
      const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
      if (step === 0 || !altKey || ctrlKey || metaKey || shiftKey || event.defaultPrevented || event.isComposing)
        return;
      // What lies over the chat has its own keys, and what opens or steps by them.
      if (target instanceof Element && (target.closest(OWN_KEYS) || movesByWords(target))) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.jump(step);
    };
    // After everything inside the chat, also what React listens for.
    page.addEventListener('keydown', onKey);
    return () => page.removeEventListener('keydown', onKey);
  }, [root]);
}
