import { useLayoutEffect, useState } from 'react';
import { EXTRA, items, type Item } from '../data.ts';
import type { Live } from '../live.ts';

/** What a bare list holds, changed the way an application would: a new array for each change. */
export interface Held {
  readonly items: readonly Item[];
  /** Grows with every own send. */
  readonly sends: number;
  /** Whether the last change added rows above. */
  readonly prepended: boolean;
}

/** The data of a bare list outside of React, and the part of {@link Live} that all bare lists share. */
export class BareData {
  held: Held = { items: [], sends: 0, prepended: false };
  #listener: ((held: Held) => void) | undefined;
  #first = 0;
  #sent = 0;

  prepare(size: number): void {
    this.#first = EXTRA + 1;
    this.held = { items: items(EXTRA + 1, EXTRA + size), sends: 0, prepended: false };
  }

  subscribe(listener: (held: Held) => void): () => void {
    this.#listener = listener;
    return () => (this.#listener = undefined);
  }

  /** Index of a message; they stand in order of their numbers. */
  indexOf(seq: number): number {
    return seq - this.#first;
  }

  live(): Pick<Live, 'append' | 'edit' | 'prepend' | 'send' | 'reach'> {
    const set = (changes: Partial<Held>): void => {
      this.held = { ...this.held, prepended: false, ...changes };
      this.#listener?.(this.held);
    };
    const last = this.held.items.at(-1)?.seq ?? 0;
    return {
      reach: [this.#first, last],
      append: (item) => set({ items: [...this.held.items, item] }),
      edit: (seq, text) => set({ items: this.held.items.map((item) => (item.seq === seq ? { ...item, text } : item)) }),
      prepend: (count) => {
        const older = items(this.#first - count, this.#first - 1);
        this.#first -= count;
        set({ items: [...older, ...this.held.items], prepended: true });
      },
      send: (text) => {
        const item = { seq: 9_000_000 + this.#sent++, senderId: 'p0', senderName: 'Ada', time: Date.now(), text };
        set({ items: [...this.held.items, item], sends: this.held.sends + 1 });
      },
    };
  }
}

/** The data in a component. */
export function useHeld(data: BareData): Held {
  const [held, setHeld] = useState(data.held);
  useLayoutEffect(() => data.subscribe(setHeld), [data]);
  return held;
}
