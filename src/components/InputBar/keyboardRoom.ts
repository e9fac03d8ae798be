/** Less is an address bar that moves, or rounding, in px. */
const LEAST = 40;

/**
 * Gives the composer room below for as long as a keyboard covers its lower end: the visual viewport is then shorter than the page. A page that is zoomed in is
 * no keyboard.
 */
export function keepRoom(form: HTMLElement, signal: AbortSignal): void {
  const viewport = window.visualViewport;
  if (!viewport || signal.aborted) return;
  const give = (px: number): void => {
    if (px > 0) form.style.setProperty('--_keyboard', `${px}px`);
    else form.style.removeProperty('--_keyboard');
  };
  const look = (): void => {
    // As it would stand without.
    give(0);
    const { offsetTop, height, scale } = viewport;
    if (Math.abs(scale - 1) > 0.01 || !form.matches(':focus-within')) return;
    const covered = Math.round(form.getBoundingClientRect().bottom - (offsetTop + height));
    if (covered >= LEAST) give(covered);
  };
  viewport.addEventListener('resize', look, { signal });
  viewport.addEventListener('scroll', look, { signal });
  // The keyboard goes with the focus; its place is taken back at once where the focus is there no more when it has gone.
  form.addEventListener('focusin', look, { signal });
  signal.addEventListener('abort', () => give(0));
  look();
}
