import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import { showComposer } from '../composers.test.helpers.js';
import type { StickerPack } from './packs.js';

const pack = (id: string, ...names: readonly string[]): StickerPack => ({
  id,
  name: `Pack ${id}`,
  stickers: names.map((alt) => ({ id: alt.toLowerCase(), alt, emoji: '⛵', url: `blob:${alt}` })),
});
const packs = [pack('a', 'Boat', 'Cat', 'Dog', 'Egg', 'Fox'), pack('b', 'Gull'), pack('empty')];
const grid = (name: string): Promise<HTMLElement> => screen.findByRole('grid', { name });

describe('the picker of stickers', () => {
  it('sends at once what is pressed', async () => {
    const { onSend } = await showComposer('sticker', { packs, accountId: 'one' });
    const cells = within(await grid('Pack a')).getAllByRole('button');
    expect(cells.map((cell) => cell.getAttribute('aria-label'))).toEqual(['Boat', 'Cat', 'Dog', 'Egg', 'Fox']);
    expect(screen.queryByRole('grid', { name: 'Pack empty' })).toBeNull();
    await userEvent.click(within(await grid('Pack b')).getByRole('button', { name: 'Gull' }));
    expect(onSend.mock.calls).toEqual([
      [{ type: 'sticker', stickerId: 'gull', packId: 'b', alt: 'Gull', emoji: '⛵' }],
    ]);
  });

  it('is walked by arrows, one stop for each pack', async () => {
    const { onSend } = await showComposer('sticker', { packs, accountId: 'two' });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Boat' })).toHaveFocus());
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(screen.getByRole('button', { name: 'Dog' })).toHaveFocus();
    await userEvent.keyboard('{Home}{ArrowDown}');
    expect(screen.getByRole('button', { name: 'Fox' })).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}{End}');
    expect(screen.getByRole('button', { name: 'Egg' })).toHaveFocus();
    await userEvent.tab();
    expect(screen.getByRole('button', { name: 'Gull' })).toHaveFocus();
    await userEvent.tab({ shift: true });
    expect(screen.getByRole('button', { name: 'Egg' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(onSend.mock.calls).toMatchObject([[{ stickerId: 'egg' }]]);
  });

  it('shows what was sent last first, the newest in front', async () => {
    const env = testEnv();
    const first = await showComposer('sticker', { packs, env, accountId: 'three' });
    await userEvent.click(await screen.findByRole('button', { name: 'Gull' }));
    await userEvent.click(screen.getByRole('button', { name: 'Cat' }));
    await userEvent.click(screen.getByRole('button', { name: 'Gull' }));
    first.unmount();
    const storage = await env.openStorage('three');
    const kept = [
      ['b', 'gull'],
      ['a', 'cat'],
    ];
    await vi.waitFor(async () => expect(await storage.get('meta', 'sticker-recent')).toEqual(kept), { timeout: 4000 });
    storage.close();
    await showComposer('sticker', { packs, env, accountId: 'three' });
    const recent = within(await grid('Used last')).getAllByRole('button');
    expect(recent.map((cell) => cell.getAttribute('aria-label'))).toEqual(['Gull', 'Cat']);
    await waitFor(() => expect(recent[0]).toHaveFocus());
  });

  it('says so where there are none', async () => {
    await showComposer('sticker', { packs: [], accountId: 'four' });
    expect(await screen.findByText('There are no stickers here.')).toBeInTheDocument();
  });
});
