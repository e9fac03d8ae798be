/** True on Apple's systems, where ⌘ does what Ctrl does elsewhere, and Ctrl with a letter moves the caret. False where there is no browser. */
export function isApple(): boolean {
  return /^(?:Mac|iP)/u.test((globalThis.navigator as Partial<Navigator> | undefined)?.platform ?? '');
}
