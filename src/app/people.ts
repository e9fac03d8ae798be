/** What the menu above the list of conversations opens about people; loaded then. */
export { PeopleDialog, ProfileDialog } from '../components/People/index.js';
