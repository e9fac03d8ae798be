/** A glide has ended when nothing has moved for this time, in ms. */
const STILL_MS = 150;
/** A glide may begin so many ms after the finger has left the glass. */
const LATE_MS = 1000;

/** Tells whether a view is in the hands of iOS: what is written into it then is lost, or ends the glide. */
export interface Momentum {
  isMoving(): boolean;
  /** The scroller has reported another position. */
  onScroll(): void;
  stop(): void;
}

function isIos({ userAgent, platform, maxTouchPoints }: Navigator): boolean {
  // An iPad calls itself a Mac.
  return /iP(hone|od|ad)/.test(userAgent) || (platform === 'MacIntel' && maxTouchPoints > 0);
}

/** Watches a finger and what comes after it. Elsewhere than on iOS a view may always be moved. */
export function watchMomentum(scroller: HTMLElement, onStill: () => void): Momentum {
  if (!isIos(navigator)) return { isMoving: () => false, onScroll: () => undefined, stop: () => undefined };
  let down = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leftAt = Number.NEGATIVE_INFINITY;
  let seen = 0;
  const wait = (): void => {
    clearTimeout(timer);
    seen = scroller.scrollTop;
    timer = setTimeout(() => {
      // The last part of a glide is slower than one px an event.
      if (Math.abs(scroller.scrollTop - seen) >= 1) return wait();
      timer = undefined;
      onStill();
    }, STILL_MS);
  };
  const onDown = (): void => {
    clearTimeout(timer);
    timer = undefined;
    down = true;
  };
  const onLeave = (event: TouchEvent): void => {
    if (event.touches.length > 0) return;
    down = false;
    leftAt = performance.now();
    wait();
  };
  const options = { capture: true, passive: true };
  scroller.addEventListener('touchstart', onDown, options);
  scroller.addEventListener('touchend', onLeave, options);
  scroller.addEventListener('touchcancel', onLeave, options);
  return {
    isMoving: () => down || timer !== undefined,
    onScroll: () => {
      if (!down && (timer !== undefined || performance.now() - leftAt < LATE_MS)) wait();
    },
    stop: () => {
      clearTimeout(timer);
      scroller.removeEventListener('touchstart', onDown, options);
      scroller.removeEventListener('touchend', onLeave, options);
      scroller.removeEventListener('touchcancel', onLeave, options);
    },
  };
}
