import type { ForwardedRef } from 'react';

/** Hands an element to a ref of either kind. */
export function setRef<T>(ref: ForwardedRef<T>, value: T | null): void {
  if (typeof ref === 'function') ref(value);
  else if (ref !== null) ref.current = value;
}
