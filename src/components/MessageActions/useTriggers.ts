'use client';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { watchTouch } from '../../ui/Touch/index.js';
import { editedMarkKey } from './editedMark.js';

/** The pointer rests this long on a message before the tools show, in ms. */
const HOVER_MS = 80;

/** What the pointer, fingers and keys ask for. */
export interface Triggers {
  /** The pointer rests on a message; undefined: on none. */
  hover(messageKey: string | undefined): void;
  /** The menu of a message is wanted, at a point of the window. False: the browser's own may come. */
  menu(messageKey: string, at: { readonly x: number; readonly y: number; readonly target: Element }): void;
  /** Who set a reaction is wanted. */
  reactors(messageKey: string, emoji: string): void;
  /** What an edited message said before is wanted. */
  history(messageKey: string): void;
  /** A key was pressed while a message has the focus. True when it was used. */
  key(event: KeyboardEvent, messageKey: string): boolean;
  /** Messages are being selected: a press on a row. */
  toggle(messageKey: string, range: boolean): void;
  readonly selecting: boolean;
  /** A message may be answered by a swipe. */
  maySwipe(messageKey: string): boolean;
  swiped(messageKey: string): void;
}

const boxOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
const keyOf = (target: EventTarget | null): string | undefined => boxOf(target)?.dataset['key'];

/** The browser's own menu is better for links, for what is typed into, and for words somebody has selected. */
function isBrowsers(target: Element, event: MouseEvent): boolean {
  if (target.closest('a[href], input, textarea, video, audio, [contenteditable]')) return true;
  const root = target.getRootNode() as { getSelection?: () => Selection | null };
  const selection = root.getSelection?.() ?? document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return false;
  return [...selection.getRangeAt(0).getClientRects()].some(
    ({ left, right, top, bottom }) =>
      event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom,
  );
}

/** Listens on the root of the list for all rows at once. */
export function useTriggers(root: HTMLElement, triggers: Triggers): void {
  const latest = useRef(triggers);
  useLayoutEffect(() => {
    latest.current = triggers;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let resting: string | undefined;
    // A key that opens the menu is followed by the browser's own wish to open one.
    let openedAt = 0;
    const rest = (key: string | undefined): void => {
      if (key === resting) return;
      resting = key;
      clearTimeout(timer);
      timer = setTimeout(() => latest.current.hover(key), key === undefined ? 0 : HOVER_MS);
    };
    const look = (): void => rest(keyOf(root.querySelector('[data-key]:hover')));
    const onOver = (event: PointerEvent): void => {
      if (event.pointerType === 'touch' || event.buttons !== 0) return;
      if (event.target instanceof Element && event.target.closest('.cl-message-tools')) return;
      rest(keyOf(event.target));
    };
    const onLeave = (): void => rest(undefined);
    const onScroll = (): void => {
      resting = undefined;
      clearTimeout(timer);
      latest.current.hover(undefined);
      // The pointer may rest where another message has come to.
      timer = setTimeout(look, 2 * HOVER_MS);
    };
    const onMenu = (event: MouseEvent): void => {
      const { target } = event;
      const key = keyOf(target);
      if (key === undefined || !(target instanceof Element)) return;
      if (event.timeStamp - openedAt < 400) return event.preventDefault();
      if (isBrowsers(target, event)) return;
      event.preventDefault();
      if (touch.isTouching()) return;
      const chip = target.closest<HTMLElement>('.cl-message__reaction');
      if (chip) return latest.current.reactors(key, chip.dataset['emoji'] ?? '');
      const byKey = event.button !== 2 && event.clientX === 0 && event.clientY === 0;
      latest.current.menu(key, byKey ? pointAt(target) : { x: event.clientX, y: event.clientY, target });
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !pressKey(event, latest.current)) return;
      event.preventDefault();
      openedAt = event.timeStamp;
    };
    const onClick = (event: MouseEvent): void => {
      const { selecting, toggle, history } = latest.current;
      const edited = selecting ? undefined : editedMarkKey(event.target);
      if (edited !== undefined) return history(edited);
      const key = keyOf(event.target);
      if (!selecting || key === undefined || event.detail === 0) return;
      event.preventDefault();
      event.stopPropagation();
      toggle(key, event.shiftKey);
    };
    const touch = watchTouch(root, {
      rowOf(target) {
        const key = keyOf(target);
        const element = target.closest<HTMLElement>('.cl-message');
        return key !== undefined && element ? { key, element } : undefined;
      },
      mayPress: () => !latest.current.selecting,
      onLongPress(key, at) {
        const chip = at.target.closest<HTMLElement>('.cl-message__reaction');
        if (chip) latest.current.reactors(key, chip.dataset['emoji'] ?? '');
        else latest.current.menu(key, at);
      },
      maySwipe: (key, way) => way === 'forward' && !latest.current.selecting && latest.current.maySwipe(key),
      onSwipe: (key) => latest.current.swiped(key),
    });
    // It may rest on a message already: what loads this is that it came.
    look();
    root.addEventListener('pointerover', onOver);
    root.addEventListener('pointerleave', onLeave);
    root.addEventListener('scroll', onScroll, { capture: true, passive: true });
    root.addEventListener('contextmenu', onMenu);
    root.addEventListener('keydown', onKey);
    root.addEventListener('click', onClick, true);
    return () => {
      clearTimeout(timer);
      touch.stop();
      root.removeEventListener('pointerover', onOver);
      root.removeEventListener('pointerleave', onLeave);
      root.removeEventListener('scroll', onScroll, { capture: true });
      root.removeEventListener('contextmenu', onMenu);
      root.removeEventListener('keydown', onKey);
      root.removeEventListener('click', onClick, true);
    };
  }, [root]);
}

/** At the bubble of the message an element is in. */
function pointAt(target: Element): { readonly x: number; readonly y: number; readonly target: Element } {
  const box = (boxOf(target)?.querySelector('.cl-message__line') ?? target).getBoundingClientRect();
  return { x: box.left + Math.min(24, box.width / 2), y: Math.min(box.bottom, innerHeight - 48), target };
}

/** A key on a message. True when it was used. */
export function pressKey(event: KeyboardEvent, triggers: Triggers): boolean {
  const { target } = event;
  const key = keyOf(target);
  if (key === undefined || !(target instanceof Element)) return false;
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
    const chip = target.closest<HTMLElement>('.cl-message__reaction');
    if (chip) triggers.reactors(key, chip.dataset['emoji'] ?? '');
    else triggers.menu(key, pointAt(target));
    return true;
  }
  // On a button or link inside of a message keys mean what they mean there.
  if (target.getAttribute('role') !== 'article') return false;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (triggers.key(event, key)) return true;
  if (event.key === 'Enter') triggers.menu(key, pointAt(target));
  return event.key === 'Enter';
}
