import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, type Message, type MessageChange } from './index.js';

const words = (text: string): Message['content'] => ({ type: 'text', text }) as Message['content'];

const message: Message = {
  id: 'm1',
  conversationId: 'c1',
  senderId: 'bo',
  time: 1,
  position: { value: 1, tie: '' },
  content: words('first'),
  revision: 0,
  lanes: {},
};

const edit = (revision: number): MessageChange => ({
  type: 'message-edited',
  revision,
  content: words(`edit ${revision}`),
  time: revision,
});
const translation = (version: number): MessageChange => ({
  type: 'lane',
  lane: 'translation',
  value: { version, value: { language: 'de', text: `Fassung ${version}` } },
});
const read = (version: number): MessageChange => ({
  type: 'receipt-summary',
  version,
  summary: { read: version, total: 9 },
});
const recall: MessageChange = { type: 'message-recalled', recall: { by: 'bo', time: 5 } };
const fold = (changes: readonly MessageChange[]): Message => changes.reduce(applyChange, message);

describe('what happens to a message after it was sent', () => {
  it('ends in the same message in whatever order and however often it is told', () => {
    const changes = [edit(1), edit(2), edit(3), translation(1), translation(2), read(1), read(4)];
    const inOrder = fold(changes);
    const told = fc.shuffledSubarray([...changes, ...changes], { minLength: changes.length * 2 });
    fc.assert(
      fc.property(told, (order) => {
        expect(fold(order)).toEqual(inOrder);
      }),
    );
    expect(inOrder).toMatchObject({ revision: 3, content: { text: 'edit 3' }, lanes: { receipts: { version: 4 } } });
  });

  it('leaves nothing of the words, whenever the recall comes', () => {
    const changes = [edit(1), edit(2), translation(1), read(1)];
    const told = fc.shuffledSubarray([...changes, recall], { minLength: changes.length + 1 });
    fc.assert(
      fc.property(told, (order) => {
        expect(fold(order)).toMatchObject({ content: { type: 'recalled' }, lanes: {}, recalled: { by: 'bo' } });
        expect(JSON.stringify(fold(order))).not.toMatch(/first|edit \d|Fassung/);
      }),
    );
  });

  it('keeps a translation that comes after an edit, and an edit that comes after a translation', () => {
    expect(fold([edit(1), translation(1)])).toEqual(fold([translation(1), edit(1)]));
    expect(fold([edit(1), translation(1)]).lanes.translation?.version).toBe(1);
  });

  it('answers the same message when nothing is new', () => {
    const known = fold([edit(2), translation(2)]);
    expect(applyChange(known, edit(2))).toBe(known);
    expect(applyChange(known, translation(1))).toBe(known);
    const gone = applyChange(known, recall);
    expect(applyChange(gone, translation(3))).toBe(gone);
  });
});
