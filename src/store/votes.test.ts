import { describe, expect, it } from 'vitest';
import { ChatError } from '../contract/index.js';
import type { Message, PollVotes } from '../model/index.js';
import { buildMessage } from '../testing/index.js';
import { chat, ref, type Chat } from './chat.test.helpers.js';

const options = ['a', 'b', 'c'].map((id) => ({ id, text: id }));
const content = { type: 'poll', question: 'Which?', options, multiple: true, anonymous: false };
const votes = (version: number, value: PollVotes): Message['lanes'] => ({ votes: { version, value } });
const poll = (lanes: Message['lanes'] = {}): Message => buildMessage({ seq: 1, id: 'p1', content, lanes });
const shown = ({ rows }: Chat): PollVotes | undefined => rows()[0]?.message.lanes.votes?.value;
const open = (lanes?: Message['lanes']): Promise<Chat> => chat({ messages: [poll(lanes)] });

describe('voting', () => {
  it('shows the choice at once, counts it once, and names the voter where names are told', async () => {
    const its = await open(votes(1, { counts: { a: 2 }, mine: [], voters: { a: ['bo', 'ana'] } }));
    void its.store.actions.vote(ref, 'p1', ['a', 'b']);
    expect(shown(its)).toEqual({
      counts: { a: 3, b: 1 },
      mine: ['a', 'b'],
      voters: { a: ['bo', 'ana', 'me'], b: ['me'] },
    });
    await its.frame();
    expect(its.adapter.calls.find(({ method }) => method === 'messages.vote')?.args).toEqual([ref, 'p1', ['a', 'b']]);
    expect(shown(its)?.counts).toEqual({ a: 3, b: 1 });
  });

  it('changes a vote, and takes it back', async () => {
    const its = await open(votes(1, { counts: { a: 2, b: 1 }, mine: ['a'] }));
    void its.store.actions.vote(ref, 'p1', ['b']);
    expect(shown(its)).toEqual({ counts: { a: 1, b: 2 }, mine: ['b'] });
    void its.store.actions.vote(ref, 'p1', []);
    expect(shown(its)).toEqual({ counts: { a: 1, b: 1 }, mine: [] });
    await its.frame();
    expect(shown(its)).toEqual({ counts: { a: 1, b: 1 }, mine: [] });
  });

  it('is undone when refused, and the votes of others since then stay (P14)', async () => {
    const its = await open(votes(1, { counts: { a: 1 }, mine: [] }));
    const release = its.adapter.hold('messages.vote');
    const done = its.store.actions.vote(ref, 'p1', ['b']);
    await its.frame();
    its.adapter.emit({
      type: 'lane',
      ...ref,
      messageId: 'p1',
      lane: 'votes',
      value: { version: 2, value: { counts: { a: 5 }, mine: [] } },
    });
    await its.frame();
    expect(shown(its)).toEqual({ counts: { a: 5, b: 1 }, mine: ['b'] });
    its.adapter.failNext('messages.vote', new ChatError('forbidden', 'The poll is closed.'));
    release();
    await expect(done).rejects.toMatchObject({ code: 'forbidden' });
    await its.frame();
    expect(shown(its)).toEqual({ counts: { a: 5 }, mine: [] });
  });

  it('counts once whether the answer or the event comes first', async () => {
    const its = await open();
    const release = its.adapter.hold('messages.vote');
    void its.store.actions.vote(ref, 'p1', ['c']);
    await its.frame();
    its.adapter.emit({
      type: 'lane',
      ...ref,
      messageId: 'p1',
      lane: 'votes',
      value: { version: 4, value: { counts: { c: 1 }, mine: ['c'] } },
    });
    await its.frame();
    expect(shown(its)?.counts).toEqual({ c: 1 });
    release();
    await its.frame();
    expect(shown(its)).toEqual({ counts: { c: 1 }, mine: ['c'] });
  });

  it('takes no harm from votes that are none', async () => {
    const odd = { version: 1, value: { counts: { a: 'x', b: -3, c: 2.7, ['__proto__']: 4 }, mine: 'a', voters: 7 } };
    const its = await open({ votes: odd } as unknown as Message['lanes']);
    expect(shown(its)).toEqual({ counts: expect.objectContaining({ c: 2 }), mine: [] });
    for (const value of [null, 3, { version: NaN, value: {} }, { version: 9, value: [] }, { version: 9 }]) {
      its.adapter.emit({ type: 'lane', ...ref, messageId: 'p1', lane: 'votes', value } as never);
    }
    await its.frame();
    expect(shown(its)?.mine).toEqual([]);
    void its.store.actions.vote(ref, 'p1', ['a']);
    expect(shown(its)).toMatchObject({ mine: ['a'] });
  });
});
