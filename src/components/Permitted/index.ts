export { Permitted, type PermittedControl, type PermittedProps } from './Permitted.js';
