export { findHost } from './findHost.js';
export { Overlay, type OverlayProps } from './Overlay.js';
export { setRef } from './setRef.js';
export { useHost } from './useHost.js';
export { useLazy } from './useLazy.js';
export { useDismiss, usePopup, type DismissOptions, type PopupOptions } from './usePopup.js';
