/** Height of a line where a wheel counts lines, in px: what browsers take. */
const LINE = 16;

/**
 * Hands a turn of the wheel on to the list below: tools that lie over it must not swallow it. For a listener that is not passive: a turn that begins over the tools
 * is ours; one that goes on from beside them, or came there meanwhile, cannot be stopped, and the browser turns the list by it.
 */
export function wheelOn(scroller: Element | null, event: WheelEvent): void {
  // With Ctrl (and a pinch on a trackpad) the wheel zooms.
  if (!scroller || event.ctrlKey || event.deltaY === 0) return;
  const { deltaY, deltaMode } = event;
  // The list learns who scrolls before anything has moved.
  scroller.dispatchEvent(new WheelEvent('wheel', { deltaY, deltaMode }));
  if (!event.cancelable) return;
  event.preventDefault();
  const unit =
    deltaMode === WheelEvent.DOM_DELTA_PIXEL
      ? 1
      : deltaMode === WheelEvent.DOM_DELTA_LINE
        ? LINE
        : scroller.clientHeight;
  scroller.scrollBy({ top: deltaY * unit, behavior: 'instant' });
}
