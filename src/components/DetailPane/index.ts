export { DetailPane, type DetailPaneProps } from './DetailPane.js';
export type { DetailView, GalleryKind } from './views.js';
