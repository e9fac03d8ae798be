import { expect, waitFor } from 'storybook/test';

/** Waits until something is there and, what fades in, until it is seen. */
export async function see(found: Promise<HTMLElement> | HTMLElement): Promise<HTMLElement> {
  const element = await found;
  await waitFor(() => expect(element).toBeVisible());
  return element;
}
