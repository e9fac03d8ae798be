/** UTF-16 offset of the code point `index`; XMPP counts code points, the kit counts UTF-16 units. */
export function utf16Offset(text: string, index: number): number {
  let offset = 0;
  for (let left = index; left > 0 && offset < text.length; left--) {
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  }
  return offset;
}

/** Number of code points before the UTF-16 offset. */
export function codePointOffset(text: string, offset: number): number {
  let count = 0;
  for (let at = 0; at < offset && at < text.length; count++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return count;
}

/** Leaves out what XML cannot carry: control characters, halves of surrogate pairs, non-characters. A stanza with one of them ends the stream. */
export function xmlText(text: string): string {
  let clean = '';
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const isControl = code < 0x20 && code !== 0x9 && code !== 0xa && code !== 0xd;
    if (!isControl && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff) clean += letter;
  }
  return clean;
}
