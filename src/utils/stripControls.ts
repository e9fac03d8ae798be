// C0/C1 controls, line and paragraph separators, and every bidi control: a foreign name must not break a row, reorder its neighbours
// or hide what it is. Joiners (U+200C, U+200D) stay: Persian, Indic scripts and emoji need them.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/** Text for a single line: control, separator and bidi-override characters become nothing, line breaks and tabs a space. */
export function stripControls(text: string): string {
  return text.replace(/[\t\n\r\u2028\u2029]+/gu, ' ').replace(CONTROLS, '');
}
