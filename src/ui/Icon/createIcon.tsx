import { forwardRef, type ForwardRefExoticComponent, type RefAttributes, type SVGProps } from 'react';
import { cx } from '../../utils/cx.js';

/** Props of every icon: those of its `<svg>`, and a size. */
export interface IconProps extends Omit<SVGProps<SVGSVGElement>, 'ref'> {
  /** Width and height in px. Default: 20, or what CSS says for `.cl-icon`. */
  readonly size?: number | undefined;
}

/** An inline SVG in the colour of the text around it. Decorative: name the control that holds it. */
export type IconComponent = ForwardRefExoticComponent<IconProps & RefAttributes<SVGSVGElement>>;

/**
 * Makes an icon from path data on a 24 × 24 grid.
 * @param name shown by developer tools and as `data-icon`
 * @param d path data
 * @param points true where the picture points along the reading direction: it is mirrored in right-to-left text
 */
export function createIcon(name: string, d: string, points: boolean = false): IconComponent {
  const IconPicture = forwardRef<SVGSVGElement, IconProps>(function IconPicture(
    { size = 20, className, ...rest },
    ref,
  ) {
    return (
      <svg
        ref={ref}
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.75}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
        data-icon={name}
        data-points={points || undefined}
        {...rest}
        className={cx('cl-icon', className)}
      >
        <path d={d} />
      </svg>
    );
  });
  IconPicture.displayName = `${name}Icon`;
  return IconPicture;
}
