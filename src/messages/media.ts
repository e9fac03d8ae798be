// What the views of pictures, films, recordings and files share, for their folders to import.
export { galleryOf } from './media/gallery.js';
export { ExpandIcon } from './media/icons.js';
export { MediaProvider, useStage } from './media/MediaProvider.js';
export { Picture } from './media/Picture.js';
export { CoverImage } from './media/CoverImage.js';
export { Placeholder } from './media/Placeholder.js';
export { placeholderColor } from './media/placeholderColor.js';
export { rowAround } from './media/rowAround.js';
export { UploadRing } from './media/UploadRing.js';
export { useFilm } from './media/useFilm.js';
export { useReducedMotion } from './media/useReducedMotion.js';
export { useStill } from './media/useStill.js';
export { useMediaWords } from './media/useMediaWords.js';
export type { StagePart } from './media/stage.js';
