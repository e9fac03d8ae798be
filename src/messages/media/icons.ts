// Shapes from Lucide; licence in src/ui/Icon/NOTICE. Here and not with the other icons: they come with the views that are loaded late.
import { createIcon, type IconComponent } from '../../ui/index.js';

export const FileArchiveIcon: IconComponent = /* @__PURE__ */ createIcon(
  'FileArchive',
  'M13.659 22H18a2 2 0 0 0 2-2V8a2.4 2.4 0 0 0-.706-1.706l-3.588-3.588A2.4 2.4 0 0 0 14 2H6a2 2 0 0 0-2 2v11.5M14 2v5a1 1 0 0 0 1 1h5M8 12v-1M8 18v-2M8 7V6M6 20a2 2 0 1 0 4 0a2 2 0 1 0 -4 0',
);
export const FileSheetIcon: IconComponent = /* @__PURE__ */ createIcon(
  'FileSheet',
  'M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zM14 2v5a1 1 0 0 0 1 1h5M8 13h2M14 13h2M8 17h2M14 17h2',
);
export const FileCodeIcon: IconComponent = /* @__PURE__ */ createIcon(
  'FileCode',
  'M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zM14 2v5a1 1 0 0 0 1 1h5M10 12.5 8 15l2 2.5M14 12.5l2 2.5-2 2.5',
);
export const FilePictureIcon: IconComponent = /* @__PURE__ */ createIcon(
  'FilePicture',
  'M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zM14 2v5a1 1 0 0 0 1 1h5M8 12a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M20 17l-1.296-1.296a2.41 2.41 0 0 0-3.408 0L9 22',
);
export const FileSoundIcon: IconComponent = /* @__PURE__ */ createIcon(
  'FileSound',
  'M11.65 22H18a2 2 0 0 0 2-2V8a2.4 2.4 0 0 0-.706-1.706l-3.588-3.588A2.4 2.4 0 0 0 14 2H6a2 2 0 0 0-2 2v10.35M14 2v5a1 1 0 0 0 1 1h5M8 20v-7l3 1.474M4 20a2 2 0 1 0 4 0a2 2 0 1 0 -4 0',
);
export const FileFilmIcon: IconComponent = /* @__PURE__ */ createIcon(
  'FileFilm',
  'M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zM14 2v5a1 1 0 0 0 1 1h5M15.033 13.44a.647.647 0 0 1 0 1.12l-4.065 2.352a.645.645 0 0 1-.968-.56v-4.704a.645.645 0 0 1 .967-.56z',
);
export const FileWordsIcon: IconComponent = /* @__PURE__ */ createIcon(
  'FileWords',
  'M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zM14 2v5a1 1 0 0 0 1 1h5M10 9H8M16 13H8M16 17H8',
);
export const FileProgramIcon: IconComponent = /* @__PURE__ */ createIcon(
  'FileProgram',
  'M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zM14 2v5a1 1 0 0 0 1 1h5M8 16l2-2-2-2M12 18h4',
);
export const FileSlidesIcon: IconComponent = /* @__PURE__ */ createIcon(
  'FileSlides',
  'M2 3h20M21 3v11a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V3M7 21l5-5 5 5',
);
export const ZoomInIcon: IconComponent = /* @__PURE__ */ createIcon(
  'ZoomIn',
  'M3 11a8 8 0 1 0 16 0a8 8 0 1 0 -16 0M21 21L16.65 16.65M11 8L11 14M8 11L14 11',
);
export const ZoomOutIcon: IconComponent = /* @__PURE__ */ createIcon(
  'ZoomOut',
  'M3 11a8 8 0 1 0 16 0a8 8 0 1 0 -16 0M21 21L16.65 16.65M8 11L14 11',
);
export const ExpandIcon: IconComponent = /* @__PURE__ */ createIcon('Expand', 'M15 3h6v6M21 3l-7 7M3 21l7-7M9 21H3v-6');
