/** Joins class names, leaving out what is false, null, undefined or empty. Put the own class first: the reset reads it. */
export function cx(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
