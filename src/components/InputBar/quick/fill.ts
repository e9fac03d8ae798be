const PLACEHOLDER = /\{(?<name>[\p{L}\p{N}_ -]{1,40})\}/gu;

/** A template with what is known filled in. `blanks` are the placeholders that stay, each once, in their order. */
export function fillTemplate(
  template: string,
  values: Readonly<Record<string, string>>,
): { readonly text: string; readonly blanks: readonly string[] } {
  const blanks = new Set<string>();
  const text = template.replaceAll(PLACEHOLDER, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value) return value;
    blanks.add(whole);
    return whole;
  });
  return { text, blanks: [...blanks] };
}
