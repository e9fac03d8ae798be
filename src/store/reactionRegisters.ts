import type { ReactionEvent } from '../contract/index.js';
import { comparePositions, type Position } from '../model/index.js';

// P17: operations remembered so that repeats and latecomers are known. Older ones are in the counts the server sends with a page.
const MAX_REGISTERS = 5000;

interface Register {
  readonly at: Position;
  readonly active: boolean;
}

/** A reaction is a register per (message, emoji, user): of two operations on one the later holds, a repeat changes nothing (P6). */
export interface ReactionRegisters {
  /** Notes an operation. `stale`: a later one is known already. Else what the register held before, as far as known. */
  note(op: ReactionEvent): { readonly stale: true } | { readonly stale: false; readonly was: boolean | undefined };
}

/** Makes the registers of a store. */
export function createReactionRegisters(): ReactionRegisters {
  const registers = new Map<string, Register>();
  return {
    note({ messageId, emoji, userId, at, active }) {
      const key = JSON.stringify([messageId, emoji, userId]);
      const known = registers.get(key);
      if (known && comparePositions(at, known.at) <= 0) return { stale: true };
      // Set anew, so that the map's order is the order of use and the oldest goes first.
      registers.delete(key);
      registers.set(key, { at, active });
      if (registers.size > MAX_REGISTERS) registers.delete(registers.keys().next().value ?? key);
      return { stale: false, was: known?.active };
    },
  };
}
