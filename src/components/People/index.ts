export { PeopleDialog, type PeopleDialogProps } from './PeopleDialog.js';
export { ProfileDialog, type ProfileDialogProps } from './ProfileDialog.js';
export { UserCards } from './UserCards.js';
