/** A finger rests this long for the menu, in ms: a little less than browsers take for theirs. */
const LONG_PRESS = 450;
/** A finger that moves further than this, in px, does something else. */
const SLOP = 10;
/** A swipe answers from here on, in px; it goes no further than {@link MOST}. */
const THRESHOLD = 56;
const MOST = 80;

/** `forward`: towards the end of the line, in the direction of writing; `back`: towards its beginning. */
export type SwipeWay = 'forward' | 'back';

/** Something a finger can rest on, and what moves with it. */
export interface TouchedRow {
  readonly key: string;
  readonly element: HTMLElement;
}

/** What fingers do to rows. */
export interface TouchHandlers {
  /** The row a target is in; undefined for what takes fingers by itself. */
  readonly rowOf: (target: Element) => TouchedRow | undefined;
  readonly mayPress: () => boolean;
  readonly onLongPress: (key: string, at: { readonly x: number; readonly y: number; readonly target: Element }) => void;
  readonly maySwipe: (key: string, way: SwipeWay) => boolean;
  readonly onSwipe: (key: string, way: SwipeWay) => void;
}

interface Press extends TouchedRow {
  readonly id: number;
  readonly target: Element;
  readonly x: number;
  readonly y: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  way: SwipeWay;
  /** How far a swipe has got; undefined while it is none. */
  swipe: number | undefined;
}

/** The finger that opened a menu is lifted over it: that press is nobody's. */
function swallowClick(page: Document): void {
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  const lifted = (): void => {
    page.removeEventListener('pointerup', lifted, true);
    page.removeEventListener('pointercancel', lifted, true);
    setTimeout(() => {
      page.removeEventListener('mousedown', swallow, true);
      page.removeEventListener('click', swallow, true);
    }, 50);
  };
  // It would take the focus out of the menu.
  page.addEventListener('mousedown', swallow, true);
  page.addEventListener('click', swallow, true);
  page.addEventListener('pointerup', lifted, true);
  page.addEventListener('pointercancel', lifted, true);
}

/**
 * Watches fingers on a list: a long press, and swipes along the line. While a row is swiped it moves, and has `data-swipe` (`on`, and `ready` from where it
 * answers) and `data-swipe-way`. The rows need `touch-action: pan-y`.
 */
export function watchTouch(root: HTMLElement, handlers: TouchHandlers): { stop(): void; isTouching(): boolean } {
  let press: Press | undefined;
  let suppressClick = false;
  let isDown = false;
  const sign = (): 1 | -1 => (getComputedStyle(root).direction === 'rtl' ? -1 : 1);

  const end = (): void => {
    if (!press) return;
    clearTimeout(press.timer);
    const { element, key, swipe, way } = press;
    press = undefined;
    if (swipe === undefined) return;
    element.style.removeProperty('transform');
    element.removeAttribute('data-swipe');
    element.removeAttribute('data-swipe-way');
    if (swipe >= THRESHOLD) handlers.onSwipe(key, way);
  };
  /** Ends it, and nothing comes of it. */
  const giveUp = (): void => {
    if (press?.swipe !== undefined) press.swipe = 0;
    end();
  };
  const onDown = (event: PointerEvent): void => {
    // A second finger, or the palm, is no answer.
    giveUp();
    suppressClick = false;
    isDown = event.pointerType !== 'mouse';
    const { target, clientX: x, clientY: y, pointerId: id } = event;
    if (event.pointerType === 'mouse' || !event.isPrimary || !(target instanceof Element)) return;
    const row = handlers.rowOf(target);
    if (!row) return;
    const begun: Press = { ...row, id, target, x, y, timer: undefined, way: 'forward', swipe: undefined };
    if (handlers.mayPress()) {
      begun.timer = setTimeout(() => {
        begun.timer = undefined;
        press = undefined;
        swallowClick(root.ownerDocument);
        handlers.onLongPress(row.key, { x, y, target });
      }, LONG_PRESS);
    }
    press = begun;
  };
  const onMove = (event: PointerEvent): void => {
    if (press?.id !== event.pointerId) return;
    const across = (event.clientX - press.x) * sign();
    const down = Math.abs(event.clientY - press.y);
    if (Math.hypot(across, down) > SLOP) {
      clearTimeout(press.timer);
      press.timer = undefined;
    }
    if (press.swipe === undefined) {
      if (down > SLOP) return end();
      press.way = across < 0 ? 'back' : 'forward';
      if (Math.abs(across) < SLOP || !handlers.maySwipe(press.key, press.way)) return;
      suppressClick = true;
    }
    const forward = press.way === 'forward' ? 1 : -1;
    press.swipe = Math.max(0, Math.min(MOST, across * forward));
    press.element.style.transform = `translateX(${press.swipe * forward * sign()}px)`;
    press.element.dataset['swipe'] = press.swipe >= THRESHOLD ? 'ready' : 'on';
    press.element.dataset['swipeWay'] = press.way;
  };
  const onUp = (): void => {
    isDown = false;
    end();
    // A swipe seldom ends in a click; the next one, by a key or a screen reader, is meant.
    if (suppressClick) setTimeout(() => (suppressClick = false), 50);
  };
  const onCancel = (): void => {
    isDown = false;
    giveUp();
  };
  const onClick = (event: MouseEvent): void => {
    if (!suppressClick) return;
    suppressClick = false;
    event.preventDefault();
    event.stopPropagation();
  };
  root.addEventListener('pointerdown', onDown);
  root.addEventListener('pointermove', onMove);
  root.addEventListener('pointerup', onUp);
  root.addEventListener('pointercancel', onCancel);
  root.addEventListener('click', onClick, true);
  return {
    // The browser's own long press comes while the finger still rests.
    isTouching: () => isDown,
    stop() {
      onCancel();
      root.removeEventListener('pointerdown', onDown);
      root.removeEventListener('pointermove', onMove);
      root.removeEventListener('pointerup', onUp);
      root.removeEventListener('pointercancel', onCancel);
      root.removeEventListener('click', onClick, true);
    },
  };
}
