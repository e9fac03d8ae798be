export { PeoplePicker, PersonLine } from './PeoplePicker.js';
