import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageReport } from '../../contract/index.js';
import { connectAs, memoryServer, text, type TestClient } from './local.test.helpers.js';

describe('what somebody keeps on the local service', () => {
  let mira: TestClient;
  let tomas: TestClient;
  let ref: { readonly conversationId: string };

  beforeEach(async () => {
    const server = memoryServer();
    mira = await connectAs('mira', { server });
    tomas = await connectAs('tomas', { server });
    ref = { conversationId: (await mira.adapter.conversations.startDirect!('tomas')).id };
  });

  afterEach(async () => {
    await mira.adapter.session.disconnect();
    await tomas.adapter.session.disconnect();
  });

  const send = async (words: string): Promise<string> =>
    (await mira.adapter.messages.send(text(ref.conversationId, words))).message.id;
  const saved = async (client: TestClient): Promise<unknown[]> =>
    (await client.adapter.messages.listSaved!()).items.map(({ content, ref: at }) => [at?.messageId, content.type]);

  it('is theirs alone, newest first, and gone when they let go of it', async () => {
    const [one, two] = [await send('One'), await send('Two')];
    await tomas.adapter.messages.save!(ref, one, true);
    await tomas.adapter.messages.save!(ref, two, true);
    await tomas.adapter.messages.save!(ref, two, true);
    expect(await saved(tomas)).toEqual([
      [two, 'text'],
      [one, 'text'],
    ]);
    expect(await saved(mira)).toEqual([]);
    await tomas.adapter.messages.save!(ref, two, false);
    expect(await saved(tomas)).toEqual([[one, 'text']]);
  });

  it('loses its words with a recall, and is not shown once it is deleted for oneself', async () => {
    const [one, two] = [await send('One'), await send('Two')];
    for (const id of [one, two]) await tomas.adapter.messages.save!(ref, id, true);
    await mira.adapter.messages.recall!(ref, one);
    await tomas.adapter.messages.remove!(ref, [two]);
    expect(await saved(tomas)).toEqual([[one, 'recalled']]);
    await expect(tomas.adapter.messages.save!(ref, one, true)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('takes reports with a known reason, and no others', async () => {
    const id = await send('Buy now');
    const report = (given: MessageReport): Promise<void> => tomas.adapter.messages.report!(ref, id, given);
    await expect(report({ reason: 'spam', text: 'Again' })).resolves.toBe(undefined);
    await expect(report({ reason: 'boring' as 'spam' })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(report({ reason: 'spam', text: 'x'.repeat(1001) })).rejects.toMatchObject({ code: 'too-large' });
    await expect(tomas.adapter.messages.report!(ref, `${id}9`, { reason: 'spam' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
