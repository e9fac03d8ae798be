import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MergedContent } from '../../messages/content.js';
import type { MessageSnapshot } from '../../model/index.js';
import { demoWorld } from './world/index.js';
import { connectAs, memoryServer, text, wordsOf, type TestClient } from './local.test.helpers.js';

const bundleOf = (items: readonly MessageSnapshot[], more: Partial<MergedContent> = {}): MergedContent => ({
  type: 'merged',
  title: 'A long talk',
  items,
  count: items.length,
  ...more,
});
const itemsOf = (count: number): readonly MessageSnapshot[] =>
  Array.from({ length: count }, (_, i) => ({
    senderName: 'Bo',
    time: i,
    content: { type: 'text', text: `Line ${i + 1}`, format: 'plain', entities: [] } as MessageSnapshot['content'],
  }));

describe('large bundles on the local service', () => {
  let mira: TestClient;
  let tomas: TestClient;
  let lin: TestClient;
  let ref: { readonly conversationId: string };

  beforeEach(async () => {
    const server = memoryServer();
    mira = await connectAs('mira', { server });
    tomas = await connectAs('tomas', { server });
    lin = await connectAs('lin', { server });
    ref = { conversationId: (await mira.adapter.conversations.startDirect!('tomas')).id };
  });
  afterEach(async () => {
    for (const { adapter } of [mira, tomas, lin]) await adapter.session.disconnect();
  });

  const send = async (client: TestClient, to: string, content: MergedContent) =>
    (await client.adapter.messages.send(text(to, '', { content }))).message;
  const newest = async (client: TestClient, conversationId: string): Promise<MergedContent> =>
    (await client.adapter.messages.load({ conversationId }, {})).items.at(-1)!.content as MergedContent;

  it('travel with their beginning, everywhere, and are loaded whole', async () => {
    const sent = await send(mira, ref.conversationId, bundleOf(itemsOf(60)));
    await mira.adapter.messages.pin!(ref, sent.id, true);
    const list = await tomas.adapter.conversations.get(ref.conversationId);
    const copies = [
      sent.content,
      await newest(tomas, ref.conversationId),
      list!.lastMessage!.content,
      (await tomas.adapter.messages.listPinned!(ref))[0]!.content,
    ];
    for (const copy of copies as unknown as readonly MergedContent[])
      expect([copy.items.length, copy.count]).toEqual([20, 60]);
    const whole = await tomas.adapter.messages.loadMerged!(ref, sent.id);
    expect(whole).toHaveLength(60);
    expect(wordsOf(whole.at(-1))).toBe('Line 60');
  });

  it('reach whoever they are handed on to whole, also by somebody who has only the beginning', async () => {
    await send(mira, ref.conversationId, bundleOf(itemsOf(60)));
    const head = await newest(tomas, ref.conversationId);
    const { id } = await tomas.adapter.conversations.startDirect!('lin');
    const sent = await send(tomas, id, head);
    expect(await tomas.adapter.messages.loadMerged!({ conversationId: id }, sent.id)).toHaveLength(60);
    // What one may not see is not filled in.
    const other = (await lin.adapter.conversations.startDirect!('mira')).id;
    const stolen = await send(lin, other, head);
    expect(await lin.adapter.messages.loadMerged!({ conversationId: other }, stolen.id)).toHaveLength(20);
  });

  it('let go of what was taken back, and answer nothing once they are taken back themselves', async () => {
    const original = (await mira.adapter.messages.send(text(ref.conversationId, 'A secret'))).message;
    const copy = { ref: { ...ref, messageId: original.id }, senderName: 'M', time: 1, content: original.content };
    const sent = await send(mira, ref.conversationId, bundleOf([...itemsOf(30), copy]));
    await mira.adapter.messages.recall!(ref, original.id);
    const whole = await tomas.adapter.messages.loadMerged!(ref, sent.id);
    expect(whole.at(-1)!.content).toEqual({ type: 'recalled' });
    await mira.adapter.messages.recall!(ref, sent.id);
    expect(await tomas.adapter.messages.loadMerged!(ref, sent.id)).toEqual([]);
  });

  it('are in the demo', async () => {
    const demo = await connectAs('mira', { server: memoryServer({ world: demoWorld }) });
    const { items } = await demo.adapter.messages.load({ conversationId: 'group-trail' }, { limit: 50 });
    const large = items.find(({ content }) => (content as MergedContent).count > 40);
    const place = { conversationId: 'group-trail' };
    expect(await demo.adapter.messages.loadMerged!(place, large!.id)).toHaveLength(48);
    await demo.adapter.session.disconnect();
  });
});
