import { expect, it } from 'vitest';
import { createChatStore, type ChatStore } from 'chatloom/store';
import { startServer } from './servers/index.mjs';
import { createPeople } from './people.ts';

function textsOf(store: ChatStore, conversationId: string): readonly unknown[] {
  const view = store.getState().timelines.get(conversationId)?.view;
  return Array.from({ length: view?.size ?? 0 }, (_, i) => view!.rowAt(i)).map(
    ({ message }) => (message.content as { readonly text?: string }).text,
  );
}

async function settled(probe: () => readonly unknown[], wanted: readonly unknown[], ms = 40_000): Promise<unknown> {
  const end = Date.now() + ms;
  while (Date.now() < end && JSON.stringify(probe()) !== JSON.stringify(wanted)) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return probe();
}

it('when the server is killed and comes back, nothing is lost and nothing is there twice', async () => {
  const server = await startServer({ users: ['ann', 'bo'] });
  const people = createPeople(server);
  const [ann, bo] = ['ann', 'bo'].map((user) => createChatStore({ adapter: people.adapterOf(user) }));
  const wanted: string[] = [];
  const say = (store: ChatStore, conversationId: string, text: string): void => {
    wanted.push(text);
    store.actions.sendMessage(
      { conversationId },
      { content: { type: 'text', text, format: 'plain', entities: [] } as never },
    );
  };
  try {
    await Promise.all([ann!.start(), bo!.start()]);
    const { id } = await ann!.actions.startWith('bo@localhost');
    await bo!.actions.startWith('ann@localhost');
    for (const store of [ann!, bo!]) store.actions.openTimeline({ conversationId: id });
    for (let i = 0; i < 5; i++) say(ann!, id, `before ${i}`);
    expect(await settled(() => textsOf(bo!, id), wanted)).toEqual(wanted);

    // Some are on their way when the server dies, some are written while it is gone.
    for (let i = 0; i < 5; i++) say(ann!, id, `falling ${i}`);
    await server.kill();
    for (let i = 0; i < 5; i++) say(ann!, id, `meanwhile ${i}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await server.start();

    for (const store of [ann!, bo!]) expect(await settled(() => textsOf(store, id), wanted)).toEqual(wanted);
    say(bo!, id, 'back again');
    for (const store of [ann!, bo!]) expect(await settled(() => textsOf(store, id), wanted)).toEqual(wanted);
  } finally {
    for (const store of [ann!, bo!]) store.dispose();
    await people.dispose();
    await server.stop();
  }
}, 120_000);
