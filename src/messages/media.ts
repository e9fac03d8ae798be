// What the views of pictures, films, recordings and files share, for their folders to import.
export { galleryOf, type GalleryItem } from './media/gallery.js';
export { ExpandIcon } from './media/icons.js';
export { MediaProvider, useStage } from './media/MediaProvider.js';
export { Picture, type PictureProps } from './media/Picture.js';
export { ProgressRing, type ProgressRingProps } from './media/ProgressRing.js';
export { UploadRing } from './media/UploadRing.js';
export { useDownload, type Download } from './media/useDownload.js';
export { useReducedMotion } from './media/useReducedMotion.js';
export { useMediaWords, type MediaWords } from './media/useMediaWords.js';
export type { MediaStage, StagePart } from './media/stage.js';
