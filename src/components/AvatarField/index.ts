export { AvatarField, type AvatarFieldProps } from './AvatarField.js';
