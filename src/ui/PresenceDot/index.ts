export { PresenceDot, type PresenceDotProps, type PresenceDotState } from './PresenceDot.js';
