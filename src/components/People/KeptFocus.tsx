'use client';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';

const FOCUSABLE = 'button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/**
 * Keeps the focus inside: when what holds it goes, because it was pressed and done, it moves to what stands in its place, else to what is nearest, else to the
 * whole. Without that the page gets it, and the keyboard is lost.
 */
export function KeptFocus({ children }: { readonly children: ReactNode }): ReactElement {
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = around;
    if (!current || typeof MutationObserver !== 'function') return undefined;
    let last: HTMLElement | undefined;
    const onFocus = ({ target }: FocusEvent): void => {
      last = target as HTMLElement;
    };
    const onBlur = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget instanceof Node && !current.contains(relatedTarget)) last = undefined;
    };
    const observer = new MutationObserver((records) => {
      if (!last || current.contains(last)) return;
      const lost = last;
      last = undefined;
      const { activeElement } = current.getRootNode() as Document | ShadowRoot;
      // Something else took it already.
      if (activeElement && activeElement !== document.body && activeElement !== current) return;
      const record = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(lost)));
      (record ? nearest(current, record) : current).focus({ preventScroll: true });
    });
    observer.observe(current, { childList: true, subtree: true });
    current.addEventListener('focusin', onFocus);
    current.addEventListener('focusout', onBlur);
    return () => {
      observer.disconnect();
      current.removeEventListener('focusin', onFocus);
      current.removeEventListener('focusout', onBlur);
    };
  }, []);
  return (
    <div ref={around} className="cl-people__kept" tabIndex={-1}>
      {children}
    </div>
  );
}

const isBefore = (mark: Node, each: Node): boolean =>
  !mark.contains(each) && (mark.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/** What stands where something was taken out: behind it, else before it, else so in what is around. */
function nearest(around: HTMLElement, { target, previousSibling, nextSibling }: MutationRecord): HTMLElement {
  for (let box = target as Element | null; box && around.contains(box); box = box.parentElement) {
    const all = [...box.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((each) => each.tabIndex >= 0);
    // Siblings of what was taken out may be gone themselves.
    const at =
      previousSibling?.parentNode === box
        ? all.findIndex((each) => isBefore(previousSibling, each))
        : nextSibling?.parentNode === box
          ? all.findIndex((each) => nextSibling.contains(each) || isBefore(nextSibling, each))
          : 0;
    const found = at === -1 ? all.at(-1) : all[at];
    if (found) return found;
  }
  return around;
}
