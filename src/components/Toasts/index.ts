export { Toasts } from './Toasts.js';
export { useToasts, useUntold } from './useToasts.js';
export type { Toast, ToastQueue } from './queue.js';
