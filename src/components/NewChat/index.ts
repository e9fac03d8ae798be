export { NewChatDialog, type NewChatDialogProps, type NewChatStep } from './NewChatDialog.js';
