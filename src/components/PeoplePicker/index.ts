export { PeoplePicker, PersonLine, type PeoplePickerProps, type PersonLineProps } from './PeoplePicker.js';
