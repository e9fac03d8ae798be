import { describe, expect, it } from 'vitest';
import { createTestWorld } from 'chatloom/testing';
import { untilReady } from './lib/ready.ts';

const conversations = { shared: ['ann', 'bo', 'cy'], private: ['ann', 'cy'] };

describe('two accounts on one device', () => {
  it('what one wrote offline waits for that one, and goes out as nobody else', async () => {
    const world = createTestWorld(3, { conversations });
    const ann = world.openTab('ann', { device: 'family' });
    await untilReady(world);
    ann.openConversation('shared');
    await world.advance(2000);
    ann.adapter.setOnline(false);
    for (let i = 0; i < 5; i++) ann.send('shared', `ann offline ${i}`);
    ann.store.actions.setDraft(
      { conversationId: 'shared' },
      { text: 'half a thought', updatedAt: world.virtual.now() },
    );
    await world.advance(2000);
    ann.kill();

    const bo = world.openTab('bo', { device: 'family' });
    await untilReady(world);
    bo.openConversation('shared');
    await world.advance(120_000);
    expect(bo.rows('shared')).toEqual([]);
    expect(bo.store.getState().drafts.get('shared')).toBeUndefined();
    expect(bo.store.getState().conversations.has('private')).toBe(false);
    expect(world.server.conversations.get('shared')!.messages).toEqual([]);

    // Both at once: each sends its own.
    const again = world.openTab('ann', { device: 'family' });
    await untilReady(world);
    bo.send('shared', 'bo');
    await world.settle();
    const { messages } = world.server.conversations.get('shared')!;
    expect(messages.filter(({ senderId }) => senderId === 'ann')).toHaveLength(5);
    expect(messages.filter(({ senderId }) => senderId === 'bo')).toHaveLength(1);
    expect(again.store.getState().drafts.get('shared')?.text).toBe('half a thought');
    expect(world.audit()).toEqual([]);
  });
});
