export { personName } from './personName.js';
export { presenceText } from './presenceText.js';
