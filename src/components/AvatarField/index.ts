export { AvatarField } from './AvatarField.js';
