import { describe, expect, it } from 'vitest';
import type { Content } from '../../model/index.js';
import { connectAs, memoryServer, text } from './local.test.helpers.js';
import { demoWorld } from './world/index.js';

const DAY = 24 * 60 * 60 * 1000;

describe('messages that live on', () => {
  it.each<Content & Record<string, unknown>>([
    { type: 'location', latitude: 1, longitude: 2, live: { until: 9e12 } },
    { type: 'poll', question: 'When?', options: [{ id: 'a', text: 'Now' }], multiple: false, anonymous: false },
    { type: 'card', title: 'Order', blocks: [], state: 'open' },
  ])('a $type can be changed by its sender long after words cannot', async (content) => {
    let ahead = 0;
    const server = memoryServer({
      world: async () => demoWorld,
      environment: { now: () => Date.now() + ahead, openChannel: () => undefined },
    });
    const mira = await connectAs('mira', { server });
    const ref = { conversationId: 'group-trail' };
    const { message } = await mira.adapter.messages.send({ ...text(ref.conversationId, ''), content });
    const words = await mira.adapter.messages.send(text(ref.conversationId, 'Said once'));
    ahead = 3 * DAY;
    await mira.adapter.messages.edit!(ref, message.id, content, 0);
    await expect(mira.adapter.messages.edit!(ref, words.message.id, content, 0)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const other = await connectAs('tomas', { server });
    await expect(other.adapter.messages.edit!(ref, message.id, content, 1)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
