/** A finger rests this long for the menu, in ms: a little less than browsers take for theirs. */
const LONG_PRESS = 450;
/** A finger that moves further than this, in px, does something else. */
const SLOP = 10;
/** A swipe answers from here on, in px; it goes no further than {@link MOST}. */
const THRESHOLD = 56;
const MOST = 80;

/** What fingers do to messages. */
export interface TouchHandlers {
  readonly keyOf: (target: EventTarget | null) => string | undefined;
  readonly mayPress: () => boolean;
  readonly onLongPress: (
    messageKey: string,
    at: { readonly x: number; readonly y: number; readonly target: Element },
  ) => void;
  readonly maySwipe: (messageKey: string) => boolean;
  readonly onSwipe: (messageKey: string) => void;
}

interface Press {
  readonly id: number;
  readonly key: string;
  readonly target: Element;
  readonly message: HTMLElement;
  readonly x: number;
  readonly y: number;
  timer: ReturnType<typeof setTimeout> | undefined;
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
    setTimeout(() => page.removeEventListener('click', swallow, true), 50);
  };
  page.addEventListener('click', swallow, true);
  page.addEventListener('pointerup', lifted, true);
  page.addEventListener('pointercancel', lifted, true);
}

/** Watches fingers on a list: a long press, and a swipe towards the end of the line. */
export function watchTouch(root: HTMLElement, handlers: TouchHandlers): { stop(): void; isTouching(): boolean } {
  let press: Press | undefined;
  let suppressClick = false;
  let isDown = false;
  const forward = (): 1 | -1 => (getComputedStyle(root).direction === 'rtl' ? -1 : 1);

  const end = (): void => {
    if (!press) return;
    clearTimeout(press.timer);
    const { message, key, swipe } = press;
    press = undefined;
    if (swipe === undefined) return;
    message.style.removeProperty('transform');
    message.removeAttribute('data-swipe');
    if (swipe >= THRESHOLD) handlers.onSwipe(key);
  };
  const onDown = (event: PointerEvent): void => {
    end();
    suppressClick = false;
    isDown = event.pointerType !== 'mouse';
    const { target, clientX: x, clientY: y, pointerId: id } = event;
    const key = handlers.keyOf(target);
    if (event.pointerType === 'mouse' || !event.isPrimary || key === undefined || !(target instanceof Element)) return;
    const message = target.closest<HTMLElement>('.cl-message, [role="article"]');
    if (!message) return;
    const begun: Press = { id, key, target, message, x, y, timer: undefined, swipe: undefined };
    if (handlers.mayPress()) {
      begun.timer = setTimeout(() => {
        begun.timer = undefined;
        press = undefined;
        swallowClick(root.ownerDocument);
        handlers.onLongPress(key, { x, y, target });
      }, LONG_PRESS);
    }
    press = begun;
  };
  const onMove = (event: PointerEvent): void => {
    if (press?.id !== event.pointerId) return;
    const across = (event.clientX - press.x) * forward();
    const down = Math.abs(event.clientY - press.y);
    if (Math.hypot(across, down) > SLOP) {
      clearTimeout(press.timer);
      press.timer = undefined;
    }
    if (press.swipe === undefined) {
      if (down > SLOP) return end();
      if (across < SLOP || !handlers.maySwipe(press.key)) return;
      suppressClick = true;
    }
    press.swipe = Math.max(0, Math.min(MOST, across));
    press.message.style.transform = `translateX(${press.swipe * forward()}px)`;
    press.message.dataset['swipe'] = press.swipe >= THRESHOLD ? 'ready' : 'on';
  };
  const onUp = (): void => {
    isDown = false;
    end();
  };
  const onCancel = (): void => {
    isDown = false;
    if (press) press.swipe = press.swipe === undefined ? undefined : 0;
    end();
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
