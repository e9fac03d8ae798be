import type { LayoutInput } from './layout.js';
import type { VirtualListProps } from './types.js';

/** The part of the props the list works on; the rest is drawn. */
export type ListInput = LayoutInput &
  Pick<
    VirtualListProps,
    | 'pinToEnd'
    | 'initialPosition'
    | 'scrollPadding'
    | 'endThreshold'
    | 'onReachStart'
    | 'onReachEnd'
    | 'onEndVisibleChange'
    | 'onFirstVisible'
  >;

/** Rows come in at the end. */
export function isChat(input: ListInput): boolean {
  return input.anchor !== 'start';
}

/** The end may be followed. */
export function canPin(input: ListInput): boolean {
  return isChat(input) && input.pinToEnd !== false;
}

/** The list opens at its end and follows it. */
export function opensAtEnd(input: ListInput): boolean {
  const { initialPosition = 'end' } = input;
  return canPin(input) && initialPosition === 'end';
}

export function lastKeyOf({ size, keyAt }: ListInput): string | undefined {
  return size > 0 ? keyAt(size - 1) : undefined;
}
