/** What a file is, as far as its name and type tell: for its picture, and for warnings. */
export type FileKind =
  'archive' | 'code' | 'file' | 'film' | 'picture' | 'program' | 'sheet' | 'slides' | 'sound' | 'words';

const words = (list: string): readonly string[] => list.split(' ');

/**
 * Endings that a system may run, or that open in a browser as a page from the reader's own disk. Kept wide: a question too many costs a
 * press, one too few a device.
 */
const RUNNABLE: ReadonlySet<string> = new Set([
  ...words(
    'exe msi msp mst msix appx appxbundle bat cmd com pif scr cpl msc gadget application inf ins isp reg sct shb',
  ),
  ...words(
    'ps1 ps1xml ps2 psc1 psd1 psm1 vb vbe vbs vbscript js jse mjs ws wsc wsf wsh hta chm hlp lnk url scf theme dll ocx sys drv',
  ),
  ...words(
    'jar jnlp class app command dmg pkg mpkg action workflow scpt scptd applescript terminal fileloc inetloc webloc',
  ),
  ...words(
    'sh bash zsh csh fish run bin elf out deb rpm appimage flatpakref snap desktop apk apks xapk ipa iso img vhd vhdx',
  ),
  ...words('py pyc pyw pyz pl rb php lua docm dotm xlsm xltm xlam xll xlsb pptm potm ppam ppsm sldm xla accde mde'),
  ...words('htm html xhtml xht shtml mht mhtml svg svgz xml xsl xslt settingcontent-ms library-ms search-ms diagcab'),
]);

const BY_ENDING: readonly (readonly [FileKind, ReadonlySet<string>])[] = [
  ['words', new Set(words('pdf doc docx odt rtf txt md pages epub tex log'))],
  ['sheet', new Set(words('xls xlsx ods csv tsv numbers'))],
  ['slides', new Set(words('ppt pptx odp key'))],
  ['archive', new Set(words('zip 7z rar tar gz tgz bz2 xz zst cab'))],
  ['code', new Set(words('ts tsx jsx css json yaml yml toml ini c h cpp rs go java kt swift cs sql diff patch'))],
  ['sound', new Set(words('mp3 m4a aac ogg oga opus wav flac weba mid'))],
  ['film', new Set(words('mp4 m4v mov webm mkv avi ogv mpg mpeg'))],
  ['picture', new Set(words('png jpg jpeg gif webp avif heic heif bmp tif tiff ico psd'))],
];

/** The ending that a system goes by, in small letters and without its dot; empty where there is none. */
export function endingOf(name: string): string {
  // Windows drops dots and spaces at the end: "a.exe. " is a program.
  const bare = name.replace(/[.\s\u00a0]+$/u, '');
  const dot = bare.lastIndexOf('.');
  return dot < 0 ? '' : bare.slice(dot + 1).toLowerCase();
}

/** Whether saving it should be asked about first. */
export function isRunnable(name: string): boolean {
  return RUNNABLE.has(endingOf(name));
}

/** The kind of a file: by its ending, which decides what opens it; the declared type only where there is no known one. */
export function fileKind(name: string, mime: string): FileKind {
  const ending = endingOf(name);
  if (RUNNABLE.has(ending)) return 'program';
  const known = BY_ENDING.find(([, endings]) => endings.has(ending));
  if (known) return known[0];
  const [family = ''] = mime.split('/');
  return family === 'image' ? 'picture' : family === 'video' ? 'film' : family === 'audio' ? 'sound' : 'file';
}
