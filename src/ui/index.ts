export { Avatar, type AvatarMember, type AvatarProps, type AvatarSize } from './Avatar/index.js';
export { Badge, type BadgeProps } from './Badge/index.js';
export { Button, type ButtonProps } from './Button/index.js';
export * from './Icon/index.js';
export { IconButton, type IconButtonProps } from './IconButton/index.js';
export { PresenceDot, type PresenceDotProps, type PresenceDotState } from './PresenceDot/index.js';
export { Spinner, type SpinnerProps } from './Spinner/index.js';
export { Text, type TextProps } from './Text/index.js';
export { VisuallyHidden, type VisuallyHiddenProps } from './VisuallyHidden/index.js';
