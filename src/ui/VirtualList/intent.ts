/** What the reader wants, told before anything has moved. */
export interface IntentListener {
  /** The reader pulls towards the start. */
  readonly onUp: () => void;
  /** The reader pushes towards the end. */
  readonly onDown: () => void;
}

/** Tells whose doing a scroll is that no wheel, touch or key announced. */
export interface ScrollOrigin {
  /** The reader may be scrolling by other means: the scrollbar, a selection that is drawn, the focus that went to another row. */
  readerActs(): boolean;
  /** A pointer holds on to the list: its scrollbar, a row, a selection that is drawn. */
  isPressed(): boolean;
  /** The reader is about something that must not move under the hand: a pointer holds, a menu is open, text is selected. */
  isBusy(): boolean;
  /** Something was written just now, in the composer for example. It may have been empty and low for a moment no frame showed. */
  justTyped(): boolean;
  stop(): void;
}

/** A scroll comes within this time, in ms, after what has caused it. */
const CAUSE_MS = 250;

/** A button whose menu is open, and whatever a row marks as not to be moved. */
const OPEN = '[aria-haspopup][aria-expanded="true"], [data-virtual-pause]';

/** The selection, also inside a shadow root where the browser tells it there. */
export function selectionIn(element: HTMLElement): Selection | null {
  const root = element.getRootNode() as { getSelection?: () => Selection | null };
  return root.getSelection?.() ?? element.ownerDocument.getSelection();
}

function hasSelection(element: HTMLElement): boolean {
  const selection = selectionIn(element);
  if (!selection || selection.isCollapsed) return false;
  return element.contains(selection.anchorNode) || element.contains(selection.focusNode);
}

/** Looks at what happens around a scroller, to tell the reader's scrolling from that of a browser which had too little room for a moment. */
export function watchOrigin(element: HTMLElement): ScrollOrigin {
  const page = element.ownerDocument;
  let pressed = false;
  let focusedAt = Number.NEGATIVE_INFINITY;
  let typedAt = Number.NEGATIVE_INFINITY;
  const onPress = (event: Event): void => {
    pressed = event.composedPath().includes(element);
  };
  const onRelease = (): void => {
    pressed = false;
  };
  // Not every browser tells the end of a press on a scrollbar: a pointer that moves without a button ends it, and a key as well.
  const onMove = (event: PointerEvent): void => {
    if (event.buttons === 0) pressed = false;
  };
  const onFocus = (): void => {
    focusedAt = performance.now();
  };
  const onInput = (): void => {
    typedAt = performance.now();
  };
  const options = { capture: true, passive: true };
  const releases = ['pointerup', 'pointercancel', 'keydown'];
  page.addEventListener('pointerdown', onPress, options);
  page.addEventListener('pointermove', onMove, options);
  for (const type of releases) page.addEventListener(type, onRelease, options);
  page.addEventListener('input', onInput, options);
  element.addEventListener('focusin', onFocus);
  return {
    isPressed: () => pressed,
    isBusy: () => pressed || element.querySelector(OPEN) !== null || hasSelection(element),
    readerActs: () => pressed || performance.now() - focusedAt < CAUSE_MS,
    justTyped: () => performance.now() - typedAt < CAUSE_MS,
    stop: () => {
      page.removeEventListener('pointerdown', onPress, options);
      page.removeEventListener('pointermove', onMove, options);
      for (const type of releases) page.removeEventListener(type, onRelease, options);
      page.removeEventListener('input', onInput, options);
      element.removeEventListener('focusin', onFocus);
    },
  };
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
