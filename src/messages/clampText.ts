import { truncateText } from '../utils/truncateText.js';

/** UTF-16 units of a text that are drawn before "show more". */
export const TEXT_SHOWN = 8_000;
/** Lines that are drawn before "show more": a paste of 4,000 short lines is long as well. */
const LINES_SHOWN = 160;

/** The beginning of a text that is drawn at once. */
export function clampText(text: string): string {
  let end = -1;
  for (let line = 0; line < LINES_SHOWN; line++) {
    end = text.indexOf('\n', end + 1);
    if (end < 0 || end > TEXT_SHOWN) return truncateText(text, TEXT_SHOWN);
  }
  return text.slice(0, end);
}
