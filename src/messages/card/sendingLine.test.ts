import { describe, expect, it, vi } from 'vitest';
import { createSendingLine, type ActionState, type Sending, type SendingCard } from './sendingLine.js';

const field = (id: string): Sending => ({ id, button: false, values: { [id]: 'x' } });
const button = (id: string): Sending => ({ id, button: true, values: {} });

function line() {
  const answers = new Map<string, { take(): void; refuse(why: string): void }>();
  const delivered: string[] = [];
  const show = vi.fn<(state: ActionState) => void>();
  const made = createSendingLine();
  const card: SendingCard = {
    off: false,
    deliver: ({ id }) => {
      delivered.push(id);
      return new Promise<void>((resolve, reject) => {
        answers.set(id, { take: resolve, refuse: (why) => reject(new Error(why)) });
      });
    },
    reasonOf: (reason) => (reason as Error).message,
    show,
  };
  made.attach(card);
  const answer = async (id: string) => {
    await vi.waitFor(() => expect(answers.has(id)).toBe(true));
    return answers.get(id) as { take(): void; refuse(why: string): void };
  };
  return {
    ...made,
    close: () => made.attach({ ...card, off: true }),
    answer,
    delivered,
    shown: () => show.mock.lastCall?.[0],
  };
}

describe('what is done with a card', () => {
  it('goes to the host in order, one after the other', async () => {
    const { send, answer, delivered, shown } = line();
    const results = [send(field('size')), send(field('note')), send(button('buy'))];
    expect(shown()).toEqual({ id: 'size', status: 'pending', button: 'buy' });
    (await answer('size')).take();
    (await answer('note')).take();
    expect(delivered).toEqual(['size', 'note']);
    (await answer('buy')).take();
    expect(await Promise.all(results)).toEqual([true, true, true]);
    expect(shown()).toEqual({ id: 'buy', status: 'done' });
  });

  it('takes one button at a time', async () => {
    const { send, answer } = line();
    const first = send(button('buy'));
    expect(await send(button('sell'))).toBe(false);
    (await answer('buy')).take();
    expect(await first).toBe(true);
    void send(button('sell'));
    await answer('sell');
  });

  it('sends no button behind a field that was refused, and keeps saying why whatever follows', async () => {
    const { send, answer, delivered, shown } = line();
    const results = [send(field('size')), send(field('note')), send(button('buy'))];
    (await answer('size')).refuse('Sold out');
    (await answer('note')).take();
    expect(await Promise.all(results)).toEqual([false, true, false]);
    expect(delivered).toEqual(['size', 'note']);
    expect(shown()).toEqual({ id: 'size', status: 'refused', reason: 'Sold out' });
  });

  it('waits no longer once the host has changed the card, and sends nothing more once that is closed', async () => {
    const { send, answer, answered, close, delivered } = line();
    void send(field('size'));
    void send(button('buy'));
    answered();
    await answer('buy');
    const late = send(field('note'));
    close();
    answered();
    expect(await late).toBe(false);
    expect(await send(field('note'))).toBe(false);
    expect(delivered).toEqual(['size', 'buy']);
  });
});
