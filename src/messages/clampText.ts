import { truncateText } from '../utils/truncateText.js';

/** UTF-16 units of a text that are drawn before "show more". */
export const TEXT_SHOWN = 8_000;
/** Lines that are drawn before "show more": a paste of 4,000 short lines is long as well. */
const LINES_SHOWN = 24;
/** Fewer lines than this are drawn whole: what is left must be worth a press. */
const LINES_FOLDED = 31;

/** The beginning of a text that is drawn at once. */
export function clampText(text: string): string {
  let end = -1;
  let fold = -1;
  for (let line = 1; line <= LINES_FOLDED; line++) {
    end = text.indexOf('\n', end + 1);
    if (end < 0 || end > TEXT_SHOWN) return truncateText(text, TEXT_SHOWN);
    if (line === LINES_SHOWN) fold = end;
  }
  return text.slice(0, fold);
}
