export { personName, type People } from './personName.js';
