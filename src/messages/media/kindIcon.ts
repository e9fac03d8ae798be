import { FileIcon, type IconComponent } from '../../ui/index.js';
import type { FileKind } from './fileKinds.js';
import {
  FileArchiveIcon,
  FileCodeIcon,
  FileFilmIcon,
  FilePictureIcon,
  FileProgramIcon,
  FileSheetIcon,
  FileSlidesIcon,
  FileSoundIcon,
  FileWordsIcon,
} from './icons.js';

const ICONS: Readonly<Record<FileKind, IconComponent>> = {
  archive: FileArchiveIcon,
  code: FileCodeIcon,
  file: FileIcon,
  film: FileFilmIcon,
  picture: FilePictureIcon,
  program: FileProgramIcon,
  sheet: FileSheetIcon,
  slides: FileSlidesIcon,
  sound: FileSoundIcon,
  words: FileWordsIcon,
};

/** The picture that stands for a kind of file. */
export function kindIcon(kind: FileKind): IconComponent {
  return ICONS[kind];
}
