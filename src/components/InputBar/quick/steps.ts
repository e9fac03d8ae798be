import { fillTemplate } from './fill.js';

/**
 * Puts a template into a field in place of a part of its text, and selects its first open placeholder. What it answers with selects the next one; false
 * when there is none.
 *
 * @param values what placeholders are known by name
 */
export function fillIn(
  field: { readonly current: HTMLTextAreaElement | null },
  replace: (start: number, end: number, text: string) => void,
  [template, start, end]: readonly [template: string, start: number, end: number],
  values: Readonly<Record<string, string>>,
): () => boolean {
  const { text, blanks } = fillTemplate(template, values);
  // The placeholders that were left open: braces somebody has typed are no business of Tab.
  let open = blanks;
  // Tab leads back to those that were passed over, once: then it leaves the field as it always does.
  let again = true;
  const select = (from: number): boolean => {
    const element = field.current;
    if (!element) return false;
    const found = open
      .map((words) => [element.value.indexOf(words, from), words.length] as const)
      .filter(([at]) => at >= 0)
      .toSorted(([a], [b]) => a - b)[0];
    if (!found) return false;
    element.setSelectionRange(found[0], found[0] + found[1]);
    return true;
  };
  replace(start, end, text);
  select(start);
  return () => {
    if (open.length === 0) return false;
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    if (select(selectionEnd)) return true;
    if (again && select(0)) {
      again = false;
      if (field.current?.selectionStart !== selectionStart) return true;
    }
    open = [];
    return false;
  };
}
