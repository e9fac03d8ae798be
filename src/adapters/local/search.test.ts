import { beforeAll, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../model/index.js';
import { connectAs, memoryServer, text, wordsOf, type TestClient } from './local.test.helpers.js';

describe('search over several conversations', () => {
  let mira: TestClient;
  const ids: ConversationId[] = [];

  beforeAll(async () => {
    let time = 1_700_000_000_000;
    const server = memoryServer({ environment: { now: () => (time += 1) } });
    mira = await connectAs('mira', { server });
    for (const who of ['tomas', 'lin', 'camille']) {
      await connectAs(who, { server });
      ids.push((await mira.adapter.conversations.startDirect!(who)).id);
    }
    for (let i = 1; i <= 130; i += 1) {
      await mira.adapter.messages.send(text(ids[i % 3]!, `${i % 5 === 0 ? 'Needle' : 'Hay'} ${i}`));
    }
  });

  /** All pages of an answer. */
  async function found(query: { text: string; conversationId?: ConversationId; after?: number }, limit: number) {
    const all: (string | undefined)[] = [];
    let cursor: string | undefined;
    do {
      const page = await mira.adapter.search!.messages!(query, { limit, cursor });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      all.push(...page.items.map(({ message }) => wordsOf(message)));
      cursor = page.cursor;
    } while (cursor !== undefined);
    return all;
  }

  const needles = Array.from({ length: 26 }, (_, index) => `Needle ${130 - 5 * index}`);

  it.each([1, 4, 100])('finds the newest first over all of them, each once, %i at a time', async (limit) => {
    expect(await found({ text: 'needle' }, limit)).toEqual(needles);
  });

  it('takes answers in threads by their own time', async () => {
    const root = (await mira.adapter.messages.send(text(ids[0]!, 'Root'))).message;
    await mira.adapter.messages.send(text(ids[1]!, 'Pin before'));
    await mira.adapter.messages.send(text(ids[0]!, 'Pin in a thread', { threadId: root.id }));
    expect(await found({ text: 'pin' }, 1)).toEqual(['Pin in a thread', 'Pin before']);
  });

  it('shows what was written in a chat where nothing else is asked, and asked for nothing finds nothing', async () => {
    const all = await found({ text: '', conversationId: ids[2]! }, 30);
    expect(all).toHaveLength(43);
    expect(all.slice(0, 2)).toEqual(['Hay 128', 'Needle 125']);
    expect(await found({ text: ' ' }, 30)).toEqual([]);
    expect(await found({ text: '', conversationId: 'none' }, 30)).toEqual([]);
  });

  it('refuses a cursor of something else', async () => {
    for (const cursor of ['12 dm', '{}', '[["a"]]', '[3]']) {
      await expect(mira.adapter.search!.messages!({ text: 'needle' }, { cursor })).rejects.toMatchObject({
        code: 'bad-input',
      });
    }
  });
});
