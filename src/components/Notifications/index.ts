export { Notifications } from './Notifications.js';
export { NotificationSettingsDialog, type NotificationSettingsDialogProps } from './NotificationSettingsDialog.js';
export { useNotifications } from './useNotifications.js';
export type { NotificationsOptions, NotificationPlace } from './types.js';
