import type { ChatAdapter } from '../contract/index.js';

/** Wrappers whose place in the order is fixed, from the inside out. */
export const wrapperOrder = ['withEncryption', 'withOfflineCache', 'combineAdapters'] as const;

/** Name of a wrapper whose place is fixed. */
export type WrapperName = (typeof wrapperOrder)[number];

// Registered, so that two copies of the package on one page still see each other's marks.
const MARK = Symbol.for('chatloom.wrappers');

const WHY: Readonly<Record<WrapperName, string>> = {
  withEncryption: 'what is written to storage would be beyond its reach',
  withOfflineCache: 'a cache keeps one account per adapter: wrap each adapter first, then combine them',
  combineAdapters: 'it is the outermost one',
};

/** Names of the wrappers around an adapter, innermost first. */
export function wrappersOf(adapter: ChatAdapter): readonly WrapperName[] {
  return (adapter as { readonly [MARK]?: readonly WrapperName[] })[MARK] ?? [];
}

/**
 * Checks that a wrapper may be put around an adapter: `withEncryption` inside `withOfflineCache` inside `combineAdapters`, each but the last once.
 * Throws a `TypeError` that says how to write it instead.
 */
export function checkWrapperOrder(name: WrapperName, adapter: ChatAdapter): void {
  const rank = wrapperOrder.indexOf(name);
  const inside = wrappersOf(adapter);
  const beyond = inside.find((inner) => wrapperOrder.indexOf(inner) > rank);
  if (beyond) {
    throw new TypeError(
      `${name}: it must stand inside ${beyond}, not around it, since ${WHY[name]}. Write ${beyond}(${name}(adapter, …), …).`,
    );
  }
  if (inside.includes(name) && name !== 'combineAdapters') {
    throw new TypeError(`${name}: this adapter is wrapped in ${name} already. Remove one of the two.`);
  }
}

/** Marks `outer` as `inner` wrapped by `name`, for {@link checkWrapperOrder} of wrappers further out. Returns `outer`. */
export function markWrapped<A extends ChatAdapter>(name: WrapperName, inner: ChatAdapter, outer: A): A {
  return Object.defineProperty(outer, MARK, { value: [...wrappersOf(inner), name], enumerable: false });
}
