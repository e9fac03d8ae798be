const PICTURE = /^image\/(?:png|jpe?g|gif|webp|avif)$/;
const PLAYABLE = /^(?:audio|video)\//;
/** First bytes of what can do something when it is opened: programs of Windows, Linux and macOS, shell scripts, archives that may be programs. */
const RUNNABLE: readonly string[] = [
  'MZ',
  '\x7fELF',
  '\xca\xfe\xba\xbe',
  '\xcf\xfa\xed\xfe',
  '\xfe\xed\xfa\xcf',
  '#!',
  'PK\x03\x04',
];

/** How many bytes {@link bytesAgree} looks at. */
export const AGREE_BYTES = 512;

/**
 * Whether the first bytes of a file can be what its sender says it is. Strict for pictures: they are one of the five kinds that are shown (which of them
 * does not matter to any browser). What is played may be anything but a page, a script or a program. Other files may be anything.
 *
 * @param mime type without parameters, in lower case.
 */
export function bytesAgree(mime: string, bytes: Uint8Array): boolean {
  const isPicture = PICTURE.test(mime);
  if (!isPicture && !PLAYABLE.test(mime)) return true;
  const head = String.fromCharCode(...bytes.subarray(0, AGREE_BYTES));
  if (isPicture) return looksLikePicture(head);
  // A page may begin with a mark of its encoding, with blanks and with what is no letter in it.
  return (
    !RUNNABLE.some((sign) => head.startsWith(sign)) &&
    !/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<[\0]?[a-z!?/]/i.test(head)
  );
}

function looksLikePicture(head: string): boolean {
  return (
    head.startsWith('\x89PNG\r\n\x1a\n') ||
    head.startsWith('\xff\xd8\xff') ||
    /^GIF8[79]a/.test(head) ||
    /^RIFF[^]{4}WEBP/.test(head) ||
    // Any brand of the box that says avif, also among those it is compatible with.
    (head.slice(4, 8) === 'ftyp' && /avi[fs]/.test(head.slice(8, 64)))
  );
}
