export { Avatar, type AvatarMember, type AvatarProps, type AvatarSize } from './Avatar/index.js';
export { Badge, type BadgeProps } from './Badge/index.js';
export { Banner, type BannerProps } from './Banner/index.js';
export { Button, type ButtonProps } from './Button/index.js';
export { Dialog, type DialogCloseReason, type DialogProps } from './Dialog/index.js';
export { Divider, type DividerProps } from './Divider/index.js';
export { EmptyState, type EmptyStateProps } from './EmptyState/index.js';
export * from './Icon/index.js';
export { IconButton, type IconButtonProps } from './IconButton/index.js';
export { LiveRegion, type LiveRegionHandle, type LiveRegionProps } from './LiveRegion/index.js';
export { Menu } from './Menu/index.js';
export { MenuButton, type MenuButtonProps } from './Menu/index.js';
export type { MenuAction, MenuCloseReason, MenuItem, MenuPoint, MenuProps, MenuSeparator } from './Menu/index.js';
export {
  findHost,
  Overlay,
  setRef,
  useDismiss,
  useHost,
  useLazy,
  usePopup,
  type DismissOptions,
  type OverlayProps,
  type PopupOptions,
} from './Overlay/index.js';
export { PresenceDot, type PresenceDotProps, type PresenceDotState } from './PresenceDot/index.js';
export { Root, type RootProps } from './Root/index.js';
export { RowList, type RowListHandle, type RowListProps } from './RowList/index.js';
export { Skeleton, type SkeletonProps } from './Skeleton/index.js';
export { Spinner, type SpinnerProps } from './Spinner/index.js';
export { Text, type TextProps } from './Text/index.js';
export { Tooltip, type TooltipProps } from './Tooltip/index.js';
export { useTooltip, type TooltipAnchorProps, type TooltipParts } from './Tooltip/index.js';
export * from './VirtualList/index.js';
export { VisuallyHidden, type VisuallyHiddenProps } from './VisuallyHidden/index.js';
