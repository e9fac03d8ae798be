import { describe, expect, it } from 'vitest';
import type { HistoryOperation } from '../contract/index.js';
import { buildMessage, buildText } from '../testing/index.js';
import { chat, messages, ref } from './chat.test.helpers.js';
import { selectReadBy } from './index.js';

describe('events', () => {
  it('orders by the position of the server, however messages arrive', async () => {
    const { adapter, rows, frame } = await chat();
    for (const seq of [3, 1, 2, 5, 4, 2]) adapter.emit({ type: 'message', message: buildMessage({ seq }) });
    await frame();
    expect(rows().map((row) => row.position.value)).toEqual([1, 2, 3, 4, 5]);
  });

  it('commits once per frame however many events come', async () => {
    const { store, adapter, frame } = await chat();
    let commits = 0;
    store.subscribe(() => (commits += 1));
    for (let seq = 1; seq <= 500; seq++) adapter.emit({ type: 'message', message: buildMessage({ seq }) });
    await frame();
    expect(commits).toBe(1);
  });

  it('leaves the rows alone that a message does not touch', async () => {
    const { adapter, rows, frame } = await chat({ messages: messages(1, 20) });
    const before = rows();
    adapter.emit({ type: 'message', message: buildMessage({ seq: 21 }) });
    await frame();
    expect(
      rows()
        .slice(0, 20)
        .every((row, i) => row === before[i]),
    ).toBe(true);
  });

  it('applies edits, recalls and reactions that arrive before their message', async () => {
    const { adapter, rows, texts, frame } = await chat();
    const at = { value: 1, tie: 'r' };
    adapter.emit(
      {
        type: 'message-edited',
        conversationId: 'c1',
        messageId: 'm1',
        by: 'bo',
        revision: 1,
        content: buildText('edited'),
        time: 1,
      },
      { type: 'reaction', conversationId: 'c1', messageId: 'm1', userId: 'cy', emoji: '👍', active: true, at },
      { type: 'message-recalled', conversationId: 'c1', messageId: 'm2', recall: { by: 'bo', time: 2 } },
    );
    adapter.emit(
      { type: 'message', message: buildMessage({ seq: 1 }) },
      { type: 'message', message: buildMessage({ seq: 2 }) },
    );
    await frame();
    expect(texts()).toEqual(['edited', 'recalled']);
    expect(rows()[0]!.message.lanes.reactions?.value).toMatchObject([{ emoji: '👍', count: 1, mine: false }]);
  });

  it('applies receipts and what is added to a message when they arrive before it, in any order', async () => {
    const { adapter, rows, frame } = await chat();
    const target = { conversationId: 'c1', messageId: 'm1' };
    const translation = (version: number) => ({ version, value: { language: 'de', text: `Fassung ${version}` } });
    adapter.emit(
      { type: 'receipt-summary', ...target, version: 3, summary: { read: 3, total: 9 } },
      { type: 'receipt-summary', ...target, version: 2, summary: { read: 2, total: 9 } },
      { type: 'lane', ...target, lane: 'translation', value: translation(2) },
      { type: 'lane', ...target, lane: 'translation', value: translation(1) },
    );
    adapter.emit({ type: 'message', message: buildMessage({ seq: 1 }) });
    await frame();
    expect(rows()[0]!.message.lanes).toMatchObject({
      receipts: { value: { read: 3 } },
      translation: { value: { text: 'Fassung 2' } },
    });
  });

  it('folds what a page of history tells beside its messages', async () => {
    const ops: readonly HistoryOperation[] = [
      { type: 'message-recalled', conversationId: 'c1', messageId: 'm1', recall: { by: 'bo', time: 2 } },
      {
        type: 'reaction',
        conversationId: 'c1',
        messageId: 'm2',
        userId: 'cy',
        emoji: '👍',
        active: true,
        at: { value: 1, tie: '' },
      },
      {
        type: 'message-edited',
        conversationId: 'c1',
        messageId: 'm3',
        by: 'bo',
        revision: 1,
        content: buildText('later'),
        time: 3,
      },
      { type: 'read-cursor', conversationId: 'c1', userId: 'cy', position: { value: 2, tie: '' } },
    ];
    const { store, rows, texts } = await chat({
      messages: messages(1, 3),
      wrap: (adapter) => ({
        ...adapter,
        messages: {
          ...adapter.messages,
          load: async (...args) => ({ ...(await adapter.messages.load(...args)), ops }),
        },
      }),
    });
    expect(texts()).toEqual(['recalled', expect.any(String), 'later']);
    expect(rows()[1]!.message.lanes.reactions?.value).toMatchObject([{ emoji: '👍', count: 1 }]);
    expect(rows().map((row) => selectReadBy(store.getState(), ref, row))).toEqual([['cy'], ['cy'], []]);
  });

  it('leaves out what was added to a message in a shape nobody can show', async () => {
    const lanes = { translation: { version: 1, value: null }, transcript: { version: 1, value: { text: 7 } } };
    const { rows } = await chat({ messages: [{ ...buildMessage({ seq: 1 }), lanes: lanes as never }] });
    expect(rows()[0]!.message.lanes.translation).toBeUndefined();
    expect(rows()[0]!.message.lanes.transcript).toBeUndefined();
  });

  it('takes the words of a recalled message out of quotes and bundles too, whichever comes first', async () => {
    const { store, adapter, rows, frame } = await chat({ messages: messages(1, 1) });
    const copy = (messageId: string) => ({
      ref: { conversationId: 'c1', messageId },
      senderName: 'Bo',
      time: 1,
      content: buildText(`secret of ${messageId}`),
    });
    const recall = (messageId: string) =>
      ({ type: 'message-recalled', conversationId: 'c1', messageId, recall: { by: 'bo', time: 9 } }) as const;
    adapter.emit({ type: 'message', message: buildMessage({ seq: 2, quote: copy('m1') }) });
    adapter.emit({ type: 'message', message: buildMessage({ seq: 3, quote: copy('elsewhere') }) });
    await frame();
    expect(rows()[1]!.message.quote?.content).toMatchObject({ text: 'secret of m1' });
    const before = rows()[1]!.message.content;
    adapter.emit(recall('m1'), recall('elsewhere'), recall('later'));
    adapter.emit({ type: 'message', message: buildMessage({ seq: 4, quote: copy('later') }) });
    // An old page tells of the words again.
    adapter.emit({ type: 'message', message: buildMessage({ seq: 2, quote: copy('m1') }) });
    await frame();
    expect(rows().map(({ message }) => message.quote?.content.type)).toEqual([
      undefined,
      'recalled',
      'recalled',
      'recalled',
    ]);
    expect(rows()[1]!.message.content).toBe(before);
    const { lastMessage } = store.getState().conversations.get('c1')!;
    expect(JSON.stringify([rows(), lastMessage])).not.toContain('secret');
  });

  it('treats reactions as registers: the later operation holds, repeats change nothing', async () => {
    const { adapter, rows, frame } = await chat({ messages: messages(1, 1) });
    const reaction = (userId: string, active: boolean, value: number) =>
      ({
        type: 'reaction',
        conversationId: 'c1',
        messageId: 'm1',
        userId,
        emoji: '👍',
        active,
        at: { value, tie: '' },
      }) as const;
    const people = Array.from({ length: 20 }, (_, i) => reaction(`p${i}`, true, 10 + i));
    adapter.emit(...people, ...people, reaction('p3', false, 40), reaction('p3', true, 39));
    await frame();
    expect(rows()[0]!.message.lanes.reactions?.value).toMatchObject([{ emoji: '👍', count: 19 }]);
  });

  it('ignores a lower revision, and never brings a recalled text back', async () => {
    const { adapter, texts, frame } = await chat({ messages: messages(1, 1) });
    const edit = (revision: number, text: string) =>
      ({
        type: 'message-edited',
        conversationId: 'c1',
        messageId: 'm1',
        by: 'bo',
        revision,
        content: buildText(text),
        time: 1,
      }) as const;
    adapter.emit(edit(2, 'second'), edit(1, 'first'));
    await frame();
    expect(texts()).toEqual(['second']);
    adapter.emit(
      { type: 'message-recalled', conversationId: 'c1', messageId: 'm1', recall: { by: 'bo', time: 3 } },
      edit(9, 'back'),
    );
    adapter.emit({ type: 'message', message: buildMessage({ seq: 1, revision: 10 }) });
    await frame();
    expect(texts()).toEqual(['recalled']);
  });

  it('changes nothing for rubbish, never throws, and counts it', async () => {
    const { adapter, rows, diagnostics, frame } = await chat({ messages: messages(1, 2) });
    const before = rows();
    const rubbish: unknown[] = [
      null,
      42,
      {},
      { type: 'message' },
      { type: 'message', accountId: 'test', message: { id: 1 } },
      { type: 'no-such-thing', accountId: 'test' },
      {
        type: 'reaction',
        accountId: 'test',
        conversationId: 'c1',
        messageId: 'm1',
        userId: 'x',
        emoji: '👍',
        active: true,
      },
      {
        type: 'read-cursor',
        accountId: 'test',
        conversationId: 'c1',
        userId: 'x',
        position: { value: Number.NaN, tie: '' },
      },
    ];
    adapter.emitRaw(...rubbish);
    await frame();
    expect(rows().every((row, i) => row === before[i])).toBe(true);
    expect(diagnostics).toHaveLength(rubbish.length);
  });

  it('shows content of unknown types as such instead of dropping the message', async () => {
    const { adapter, rows, frame } = await chat();
    adapter.emit({ type: 'message', message: { ...buildMessage({ seq: 1 }), content: { type: 'hologram' } } });
    await frame();
    expect(rows()[0]!.message.content).toMatchObject({ type: 'unknown', originalType: 'hologram' });
  });
});
