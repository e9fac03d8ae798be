export { personName } from './personName.js';
