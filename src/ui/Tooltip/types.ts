/** Props shared by the two halves of a tooltip. */
export interface TooltipPopupProps {
  readonly anchor: Element;
  readonly label: string;
  /** Id for `aria-describedby`; without it the tooltip repeats the name of its control and is decoration. */
  readonly id?: string | undefined;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
}
