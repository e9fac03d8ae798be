export { Permitted, type PermittedControl, type PermittedProps } from '../../messages/index.js';
