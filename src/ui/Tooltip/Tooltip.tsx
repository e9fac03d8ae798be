'use client';
import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react';
import { useTooltip } from './useTooltip.js';

/** Props of {@link Tooltip}. */
export interface TooltipProps {
  /** The words. */
  readonly label: string;
  /** Whether the words say more than the name of the control: they are then its description. Default: false. */
  readonly describes?: boolean | undefined;
  /** One element. */
  readonly children: ReactNode;
}

/** Words for the control inside. `IconButton` has them built in. */
export function Tooltip({ label, describes = false, children }: TooltipProps): ReactElement {
  const id = useId();
  const { anchorProps, open, tooltip } = useTooltip(label, true, describes ? id : undefined);
  const wrapper = useRef<HTMLSpanElement>(null);
  const control = (): Element | null => wrapper.current?.firstElementChild ?? null;

  useEffect(() => {
    const element = control();
    if (!describes || !open || element === null) return undefined;
    element.setAttribute('aria-describedby', id);
    return () => element.removeAttribute('aria-describedby');
  }, [describes, id, open]);

  // The wrapper has no box: what is measured and asked is the control.
  const onControl = <E extends { readonly currentTarget: Element }>(handler: (event: E) => void) => {
    return (event: E): void => {
      const element = control();
      if (element !== null) handler(Object.assign(Object.create(event) as E, { currentTarget: element }));
    };
  };
  return (
    <>
      <span
        ref={wrapper}
        role="presentation"
        className="cl-tooltip-anchor"
        onPointerEnter={onControl(anchorProps.onPointerEnter)}
        onPointerLeave={anchorProps.onPointerLeave}
        onPointerDown={anchorProps.onPointerDown}
        onFocus={onControl(anchorProps.onFocus)}
        onBlur={anchorProps.onBlur}
        onKeyDown={anchorProps.onKeyDown}
      >
        {children}
      </span>
      {tooltip}
    </>
  );
}
