'use client';
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { useLazy } from '../Overlay/index.js';

const loadPopup = () => import('./TooltipPopup.js');

/** How long the pointer rests before the words show, and how long they stay after it has left (so that it can move onto them). */
const OPEN_AFTER = 500;
const CLOSE_AFTER = 100;

/** Handlers for the element a tooltip belongs to. */
export interface TooltipAnchorProps {
  onPointerEnter(event: PointerEvent): void;
  onPointerLeave(event: PointerEvent): void;
  onPointerDown(event: PointerEvent): void;
  onFocus(event: FocusEvent): void;
  onBlur(event: FocusEvent): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** What {@link useTooltip} gives. */
export interface TooltipParts {
  /** Spread on the element. */
  readonly anchorProps: TooltipAnchorProps;
  readonly open: boolean;
  /** Render it anywhere beside the element. */
  readonly tooltip: ReactNode;
}

/**
 * Words for a control, shown half a second after the pointer rests on it and at once when the keyboard reaches it; never under fingers. Escape, a
 * press and leaving hide them.
 * @param id for `aria-describedby`, where the words say more than the control's name does
 */
export function useTooltip(label: string, enabled: boolean = true, id?: string): TooltipParts {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const open = anchor !== null && enabled;
  const popup = useLazy(loadPopup, open, undefined, true);

  const after = useCallback((wait: number, next: Element | null): void => {
    clearTimeout(timer.current);
    if (wait === 0) setAnchor(next);
    else timer.current = setTimeout(() => setAnchor(next), wait);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  const anchorProps: TooltipAnchorProps = {
    onPointerEnter: (event) => {
      if (event.pointerType !== 'touch') after(OPEN_AFTER, event.currentTarget);
    },
    onPointerLeave: () => after(CLOSE_AFTER, null),
    onPointerDown: () => after(0, null),
    onFocus: (event) => {
      if (event.currentTarget.matches(':focus-visible')) after(0, event.currentTarget);
    },
    onBlur: () => after(0, null),
    onKeyDown: (event) => {
      if (event.key === 'Escape' && open) after(0, null);
    },
  };
  const tooltip =
    open && popup !== undefined ? (
      <popup.TooltipPopup
        anchor={anchor}
        label={label}
        id={id}
        onPointerEnter={() => after(0, anchor)}
        onPointerLeave={() => after(CLOSE_AFTER, null)}
      />
    ) : null;
  return { anchorProps, open, tooltip };
}
