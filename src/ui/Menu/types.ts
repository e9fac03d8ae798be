import type { ReactNode } from 'react';
import type { IconComponent } from '../Icon/index.js';

/** Something a menu offers. */
export interface MenuAction {
  readonly type?: 'action' | undefined;
  readonly id: string;
  readonly label: string;
  readonly icon?: IconComponent | undefined;
  /** A second line: what it means, or why it cannot be done now. */
  readonly description?: string | undefined;
  /** Destroys something. Default: false. */
  readonly danger?: boolean | undefined;
  /** Shown but not to be chosen; it can still be reached, so that its description is read. Default: false. */
  readonly disabled?: boolean | undefined;
  /** For something switched on or off: whether it is on. */
  readonly checked?: boolean | undefined;
  /** Called after the menu has closed. */
  readonly onSelect: () => void;
}

/** A line between two groups. */
export interface MenuSeparator {
  readonly type: 'separator';
  readonly id: string;
}

/** A row of a menu. */
export type MenuItem = MenuAction | MenuSeparator;

/** A place in the window, in CSS px: where the pointer was. */
export interface MenuPoint {
  readonly x: number;
  readonly y: number;
  /** An element of the root the menu belongs to; gets the focus back. */
  readonly within: Element;
}

/** Why a menu was closed. */
export type MenuCloseReason = 'select' | 'escape' | 'outside' | 'tab' | 'failed';

/** Props of {@link Menu}. */
export interface MenuProps {
  readonly open: boolean;
  readonly onClose: (reason: MenuCloseReason) => void;
  /** Accessible name of the menu. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Above the rows: buttons of role `menuitem…`, which the arrow keys reach as well. Closes nothing by itself. */
  readonly header?: ReactNode;
  /** The element it hangs on, or a point. Nothing shows while it is null. */
  readonly anchor: Element | MenuPoint | null;
  /** Where it hangs; it flips where there is no room. Default: `bottom-end`. */
  readonly placement?: 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end' | undefined;
  readonly className?: string | undefined;
}
