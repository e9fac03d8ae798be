'use client';
import { useRef, type KeyboardEvent } from 'react';

/** Letters typed within this many ms of each other make one word. */
const TYPING_PAUSE = 500;

function rowsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
}

/** Keys of a menu: arrows and Home/End move the focus, letters look for a label. Returns the handler for the menu's keydown. */
export function useMenuKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  const typed = useRef({ text: '', at: 0 });
  return (event) => {
    const rows = rowsOf(event.currentTarget);
    const current = rows.findIndex((row) => row === event.target);
    const go = (index: number): void => {
      event.preventDefault();
      rows[(index + rows.length) % rows.length]?.focus({ preventScroll: false });
    };
    if (rows.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case 'ArrowDown':
        return go(current + 1);
      case 'ArrowUp':
        return go(current < 0 ? -1 : current - 1);
      case 'Home':
      case 'PageUp':
        return go(0);
      case 'End':
      case 'PageDown':
        return go(-1);
    }
    const word = typed.current;
    const fresh = event.timeStamp - word.at > TYPING_PAUSE;
    // A space inside a word is typed; a space alone presses the row.
    if (Array.from(event.key).length !== 1 || (event.key === ' ' && (fresh || word.text === ''))) return;
    event.preventDefault();
    word.text = (fresh ? '' : word.text) + event.key.toLocaleLowerCase();
    word.at = event.timeStamp;
    // One letter again and again walks through all rows that begin with it.
    const same = Array.from(word.text).every((letter) => letter === word.text[0]);
    const wanted = same ? word.text.slice(0, 1) : word.text;
    const from = same ? current + 1 : Math.max(0, current);
    const order = [...rows.slice(from), ...rows.slice(0, from)];
    const match = order.find((row) => (row.dataset['label'] ?? '').toLocaleLowerCase().startsWith(wanted));
    match?.focus();
  };
}
