export { createIcon, type IconComponent, type IconProps } from './createIcon.js';
export * from './icons.js';
