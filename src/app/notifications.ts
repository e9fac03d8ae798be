/** What the menu above the list of conversations opens about notifications; loaded then. */
export { NotificationSettingsDialog } from '../components/Notifications/index.js';
