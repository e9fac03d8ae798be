import { expect, it } from 'vitest';
import { buildText } from '../../testing/index.js';
import type { Message } from '../../model/index.js';
import { Ledger } from './ledger.js';
import type { Operation } from './operations.js';

const BO = 'bo@localhost';

function messageAt(value: number): Message {
  return {
    id: `m${value}`,
    conversationId: 'c',
    senderId: BO,
    time: value,
    position: { value, tie: '' },
    revision: 0,
    lanes: {},
    content: buildText(`words ${value}`),
  };
}

function editAt(value: number): Operation {
  const content = buildText(`edit ${value}`);
  const place = { position: { value, tie: '' }, time: value };
  return {
    kind: 'edit',
    key: `e${value}`,
    target: 'one',
    by: BO,
    ...place,
    content,
    mentions: undefined,
    revision: undefined,
  };
}

it('of many edits the newest stand, and all count; older ones that are read again change nothing', () => {
  const ledger = new Ledger('ann@localhost', () => {});
  ledger.add(messageAt(1), ['one']);
  for (let i = 2; i < 1002; i++) ledger.apply(editAt(i));
  const last = { revision: 1000, content: { text: 'edit 1001' } };
  expect(ledger.get('m1')).toMatchObject(last);
  expect(ledger.apply(editAt(2))).toEqual([]);
  expect(ledger.apply(editAt(1001))).toMatchObject([{ revision: 1000 }]);
  expect(ledger.get('m1')).toMatchObject(last);
});

it('the oldest messages make room for newer ones, with their names; who kept something of them is told', () => {
  const forgotten: string[] = [];
  const ledger = new Ledger(
    'ann@localhost',
    () => {},
    (id) => forgotten.push(id),
  );
  for (let i = 0; i < 5003; i++) ledger.add(messageAt(i), [`name ${i}`]);
  expect(forgotten).toEqual(['m0', 'm1', 'm2']);
  expect([ledger.find('name 2'), ledger.find('name 3')?.id]).toEqual([undefined, 'm3']);
});

it('the last message up to a place is found, without those that have none of their own yet', () => {
  const ledger = new Ledger('ann@localhost', () => {});
  for (const value of [5, 1, 3]) ledger.add(messageAt(value), []);
  ledger.add({ ...messageAt(4), position: { value: 4, tie: '', provisional: true } }, []);
  expect(ledger.lastUpTo({ value: 4, tie: '' })?.id).toBe('m3');
  expect(ledger.lastUpTo({ value: 0, tie: '' })).toBeUndefined();
});
