import { describe, expect, it } from 'vitest';
import type { TextContent } from '../../messages/content.js';
import { sampleLanguage } from './world/language.js';
import { demoWorld } from './world/index.js';
import { connectAs, memoryServer, text } from './local.test.helpers.js';

const places = { tomas: { conversationId: 'dm-mira-tomas' }, oksana: { conversationId: 'dm-mira-oksana' } };

describe('the sample of translating and transcribing', () => {
  it('knows sentences that are in the demo, in each of its languages', () => {
    const said = new Set(
      demoWorld.conversations.flatMap(({ messages }) =>
        'kind' in messages ? [] : messages.map(({ content }) => (content.type === 'text' ? content.text : '')),
      ),
    );
    for (const [words, known] of Object.entries(sampleLanguage.translations)) {
      expect(said, words).toContain(words);
      expect(Object.keys(known)).toEqual(['en', 'zh-CN']);
    }
  });

  it('tells the words of a demo message in the language that was asked for, marked as a sample, to whoever asked', async () => {
    const server = memoryServer({ world: demoWorld });
    const mira = await connectAs('mira', { server });
    const tomas = await connectAs('tomas', { server });
    const { messages } = mira.adapter;
    const { items } = await messages.load(places.tomas, { limit: 50 });
    const spanish = items.find(({ content }) => (content as TextContent).text?.startsWith('Tren'))!;
    for (const [asked, told] of [
      ['en-GB', 'en'],
      ['zh-CN', 'zh-CN'],
      ['fr', 'en'],
    ] as const) {
      mira.forget();
      await messages.translate!(places.tomas, spanish.id, asked);
      const { lane, value } = await mira.until('lane');
      expect([lane, (value as { value: { language: string } }).value.language]).toEqual(['translation', told]);
      expect(JSON.stringify(value)).toContain('[Sample] ');
    }
    expect(tomas.of('lane')).toEqual([]);
    const own = await messages.send(text(places.tomas.conversationId, 'What nobody has translated'));
    await expect(messages.translate!(places.tomas, own.message.id, 'en')).rejects.toMatchObject({
      code: 'unsupported',
    });
    for (const { adapter } of [mira, tomas]) await adapter.session.disconnect();
  });

  it('tells what is said in a recording', async () => {
    const mira = await connectAs('mira', { server: memoryServer({ world: demoWorld }) });
    const { messages } = mira.adapter;
    const { items } = await messages.load(places.oksana, { limit: 50 });
    const voice = items.find(({ content }) => content.type === 'voice')!;
    expect(voice.lanes.transcript).toBeUndefined();
    await messages.transcribe!(places.oksana, voice.id);
    expect(JSON.stringify((await mira.until('lane')).value)).toContain('[Sample] Доброго ранку');
    await mira.adapter.session.disconnect();
  });

  it('is offered with the demo world alone', async () => {
    const empty = await connectAs('mira', { server: memoryServer() });
    expect(empty.adapter.can('messages.translate').state).toBe('absent');
    expect(empty.adapter.messages.translate).toBeUndefined();
    await empty.adapter.session.disconnect();
  });
});
