/** How many hues people and groups are told apart by (`--cl-hue-0` to `--cl-hue-11`). */
export const HUE_COUNT = 12;

/**
 * The hue of a person or group: 0 to 11, the same for the same id on every device and in every session. Put it on an element as
 * `data-cl-hue`; below it `--cl-hue` is a text colour and `--cl-hue-fill` a fill.
 */
export function hueOf(id: string): number {
  // FNV-1a with a final mix: short ids that differ in one letter get unrelated hues.
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return (hash >>> 0) % HUE_COUNT;
}
