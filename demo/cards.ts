import type { CardAction, Content } from 'chatloom';
import { createLocalAdapter } from 'chatloom/adapters/local';
import { demoWorld } from 'chatloom/adapters/local/world';

type Card = Content & { readonly title?: string; readonly blocks: readonly Content[]; readonly state: string };

/** What the card says once it was answered. */
function answered(card: Card, { actionId, values }: CardAction): Content {
  const say = (text: string) => ({ kind: 'text', text, format: 'plain' }) as unknown as Content;
  const close = (...words: readonly Content[]): Content => {
    const kept = card.blocks.filter((block) => !['buttons', 'form'].includes((block as { kind?: string }).kind ?? ''));
    return { ...card, blocks: [...kept, ...words], state: 'closed' } as Content;
  };
  if (actionId === 'buy') return close(say('It is in your basket.'));
  if (actionId === 'cancel') return close(say('Cancelled. Nothing will be sent.'));
  if (actionId === 'book') return close(say(`See you on ${String(values['day'])}.`));
  if (actionId.startsWith('star-')) return close(say(`${'★'.repeat(Number(actionId.slice(5)))} Thank you!`));
  return card;
}

/** Answers a card as its sender would: by editing the message. Here the sender lives in the same browser. */
export async function answerCard(action: CardAction): Promise<void> {
  const { id, conversationId, senderId, revision, content } = action.message;
  const adapter = createLocalAdapter({ world: demoWorld, userId: senderId, bots: false });
  await adapter.session.connect();
  try {
    await adapter.messages.edit?.({ conversationId }, id, answered(content as Card, action), revision);
  } finally {
    await adapter.session.disconnect();
  }
}
