const PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** A link from others, when it may be followed at all: absolute, http, https, mailto or tel, at most 2,048 characters. */
export function readUrl(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 2048) return undefined;
  try {
    const url = new URL(value.trim());
    // Credentials in a link serve only to make it look like another one.
    if (!PROTOCOLS.has(url.protocol) || url.username !== '' || url.password !== '') return undefined;
    return url.href.length <= 2048 ? url.href : undefined;
  } catch {
    return undefined;
  }
}
