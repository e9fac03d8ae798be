/** What the reader wants, told before anything has moved. */
export interface IntentListener {
  /** The reader pulls towards the start. */
  readonly onUp: () => void;
  /** The reader pushes towards the end. */
  readonly onDown: () => void;
}

const UP_KEYS: ReadonlySet<string> = new Set(['Home', 'PageUp', 'ArrowUp']);
const DOWN_KEYS: ReadonlySet<string> = new Set(['End', 'PageDown', 'ArrowDown']);
/** A finger resting on glass trembles by a pixel or two. */
const TOUCH_SLOP = 3;

function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('input, textarea, select, [contenteditable=""], [contenteditable="true"]') !== null;
}

function keyDirection(event: KeyboardEvent): -1 | 0 | 1 {
  if (event.defaultPrevented || event.altKey || isEditable(event.target)) return 0;
  if (UP_KEYS.has(event.key)) return -1;
  if (DOWN_KEYS.has(event.key)) return 1;
  // Space scrolls only where it does not press a button.
  if (event.key !== ' ' || (event.target instanceof Element && event.target.closest('button, a, summary'))) return 0;
  return event.shiftKey ? -1 : 1;
}

/**
 * Listens for wheel, touch and keys on a scroller. They come before the scroll they cause, so that a list pinned to its end can let go
 * before it answers a growing row by pulling the reader down again. A dragged scrollbar has no such event; it shows in the scroll itself.
 */
export function watchIntent(element: HTMLElement, listener: IntentListener): () => void {
  let touchY: number | undefined;
  const onWheel = (event: WheelEvent): void => {
    // With Ctrl (and a pinch on a trackpad) the wheel zooms.
    if (event.ctrlKey || event.deltaY === 0) return;
    if (event.deltaY < 0) listener.onUp();
    else listener.onDown();
  };
  const onTouchStart = (event: TouchEvent): void => {
    touchY = event.touches[0]?.clientY;
  };
  const onTouchMove = (event: TouchEvent): void => {
    const y = event.touches[0]?.clientY;
    if (y === undefined || touchY === undefined || event.touches.length > 1) return;
    const moved = y - touchY;
    if (Math.abs(moved) < TOUCH_SLOP) return;
    touchY = y;
    if (moved > 0) listener.onUp();
    else listener.onDown();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = keyDirection(event);
    if (direction < 0) listener.onUp();
    else if (direction > 0) listener.onDown();
  };
  const passive = { passive: true };
  element.addEventListener('wheel', onWheel, passive);
  element.addEventListener('touchstart', onTouchStart, passive);
  element.addEventListener('touchmove', onTouchMove, passive);
  element.addEventListener('keydown', onKeyDown);
  return () => {
    element.removeEventListener('wheel', onWheel);
    element.removeEventListener('touchstart', onTouchStart);
    element.removeEventListener('touchmove', onTouchMove);
    element.removeEventListener('keydown', onKeyDown);
  };
}
