import { act } from '@testing-library/react';
import type { VirtualWorld } from '../../testing/index.js';

/** Lets virtual time pass, and what is loaded come. */
export async function passTime(world: VirtualWorld, ms: number): Promise<void> {
  await act(async () => {
    await world.advance(ms);
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve, 0));
  });
}
