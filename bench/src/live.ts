import type { Item } from './data.ts';

/** A mounted list, as the probe drives it. All methods may be called without awaiting what they answer. */
export interface Live {
  append(item: Item): void;
  /** Changes the text of a message that is held. */
  edit(seq: number, text: string): void;
  /** Adds this many older messages above. */
  prepend?(count: number): unknown;
  /** Brings a message to the middle of the view. */
  jump?(seq: number): unknown;
  /** Sends a text as the user. */
  readonly send?: ((text: string) => void) | undefined;
  /** Sequence numbers held at the start, for jumps. */
  readonly reach: readonly [from: number, to: number];
}

/** One way to draw a chat. */
export interface Scenario {
  /** Selectors of the rows, of the element that scrolls, and of the field that is typed into. */
  readonly rows: string;
  readonly scroller: string;
  readonly field: string;
  /** Shows its beginning and not its end when it is mounted. */
  readonly fromTop?: boolean | undefined;
  /** Makes the messages; neither their making nor their memory is measured. */
  prepare(size: number): Promise<void> | void;
  /** Makes what holds them, such as a store: its memory is measured, its time is not. */
  open?(): Promise<void> | void;
  mount(root: HTMLElement): Live;
}
