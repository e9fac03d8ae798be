import { expect, it } from 'vitest';
import { fillTemplate } from './fill.js';

it('fills in what is known and leaves the rest to the writer, in order', () => {
  expect(fillTemplate('Hi {name}, order {order} of {date}: {order}', { name: 'Ana $& Lu' })).toEqual({
    text: 'Hi Ana $& Lu, order {order} of {date}: {order}',
    blanks: ['{order}', '{date}'],
  });
});

it('takes nothing from where values inherit, and nothing that is empty', () => {
  expect(fillTemplate('{constructor} {name}', { name: '' })).toEqual({
    text: '{constructor} {name}',
    blanks: ['{constructor}', '{name}'],
  });
});

it('leaves code in braces alone', () => {
  expect(fillTemplate('{ "a": 1 } {}', {}).blanks).toEqual([]);
});
