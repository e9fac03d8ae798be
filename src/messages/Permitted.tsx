'use client';
import { useId, useRef, type MouseEvent, type PointerEvent, type ReactElement, type ReactNode } from 'react';
import { describeDenial } from '../i18n/index.js';
import type { Decision } from '../model/index.js';
import { useStrings } from '../react/index.js';
import { LiveRegion, useTooltip, VisuallyHidden, type LiveRegionHandle } from '../ui/index.js';

/** What a control inside a {@link Permitted} takes: spread it on the element. Nothing while the action is allowed. */
export interface PermittedControl {
  readonly 'aria-disabled'?: true;
  /** Id of the sentence that says why not. */
  readonly 'aria-describedby'?: string;
}

/** Props of {@link Permitted}. */
export interface PermittedProps {
  /** As `usePermission` and `useAvailability` answer. */
  readonly decision: Decision;
  /** Draws one control, such as a `Button`. */
  readonly children: (control: PermittedControl) => ReactNode;
}

/**
 * A control that may be refused: because of a role, a mute, a lost connection. It stays where it is and can be reached; its description and its tooltip say
 * why it is off, and pressing it says so, too, instead of nothing.
 */
export function Permitted({ decision, children }: PermittedProps): ReactElement {
  const strings = useStrings();
  const id = useId();
  const wrapper = useRef<HTMLSpanElement>(null);
  const live = useRef<LiveRegionHandle>(null);
  const denied = !decision.allowed;
  const reason = decision.allowed ? '' : describeDenial(strings, decision.reason, decision.until);
  const { anchorProps, tooltip } = useTooltip(reason, denied);

  // The wrapper has no box: what is measured and asked is the control.
  const atControl = <E extends { readonly currentTarget: Element }>(event: E): E =>
    Object.assign(Object.create(event) as E, {
      currentTarget: wrapper.current?.firstElementChild ?? event.currentTarget,
    });
  const sayWhy = (event: MouseEvent<HTMLElement>): void => {
    if (!denied) return;
    event.preventDefault();
    event.stopPropagation();
    live.current?.announce(reason);
    // Also under fingers, which have no pointer that rests.
    anchorProps.onPointerEnter(Object.assign(atControl(event), { pointerType: 'mouse' }) as unknown as PointerEvent);
  };
  return (
    <>
      <span
        ref={wrapper}
        role="presentation"
        className="cl-tooltip-anchor"
        onClickCapture={sayWhy}
        onPointerEnter={(event) => anchorProps.onPointerEnter(atControl(event))}
        onPointerLeave={anchorProps.onPointerLeave}
        onPointerDown={anchorProps.onPointerDown}
        onFocus={(event) => anchorProps.onFocus(atControl(event))}
        onBlur={anchorProps.onBlur}
        onKeyDown={anchorProps.onKeyDown}
      >
        {children(denied ? { 'aria-disabled': true, 'aria-describedby': id } : {})}
      </span>
      {denied ? (
        <>
          <VisuallyHidden id={id}>{reason}</VisuallyHidden>
          <LiveRegion ref={live} />
        </>
      ) : null}
      {tooltip}
    </>
  );
}
