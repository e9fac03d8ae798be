export { Menu } from './Menu.js';
export { MenuButton, type MenuButtonProps } from './MenuButton.js';
export type { MenuAction, MenuCloseReason, MenuItem, MenuPoint, MenuProps, MenuSeparator } from './types.js';
