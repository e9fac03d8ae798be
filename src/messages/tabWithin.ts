import type { KeyboardEvent } from 'react';

const STOPS = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/**
 * In the list of messages Tab leads out of the list. Inside a form that would leave its other fields out of reach: there it goes from one to the next, and
 * out at either end. Give it to `onKeyDown` of the element around the fields.
 */
export function tabWithin(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Tab') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(STOPS)].filter(isStop);
  const at = stops.indexOf(event.target as HTMLElement);
  const next = stops[at + (event.shiftKey ? -1 : 1)];
  if (at >= 0 && next) event.stopPropagation();
}

/** Of a group of radio buttons the chosen one is the stop, else the first. */
function isStop(element: HTMLElement, _index: number, all: readonly HTMLElement[]): boolean {
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.checked) return true;
  const group = all.filter(
    (each): each is HTMLInputElement => each instanceof HTMLInputElement && each.name === element.name,
  );
  return !group.some((each) => each.checked) && group[0] === element;
}
