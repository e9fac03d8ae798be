import { describe, expect, it } from 'vitest';
import { dataSize } from '../../utils/readJson.js';
import { contentLimits } from '../contentHelpers.js';
import { cardContent, type CardContent } from './content.js';

const card = (value: object): CardContent | null => cardContent.normalize({ type: 'card', ...value });
const block = (value: unknown): unknown => card({ blocks: [value] })?.blocks[0];

describe('card', () => {
  it('needs a title or a block', () => {
    expect(card({})).toBeNull();
    expect(card({ blocks: [{ kind: 'hologram' }] })).toBeNull();
    expect(card({ title: 'Order' })).toEqual({ type: 'card', title: 'Order', blocks: [], state: 'open' });
  });

  it('leaves out blocks it does not know and shows the others', () => {
    const blocks = [{ kind: 'hologram' }, { kind: 'text', text: 'Hi', onClick: 'x' }, { kind: '__proto__' }, 7, null];
    expect(card({ blocks })?.blocks).toEqual([{ kind: 'text', text: 'Hi', format: 'plain' }]);
  });

  it('has buttons that follow only links that may be followed', () => {
    const buttons = [
      { id: 'a', label: 'Run', url: 'javascript:alert(1)' },
      { id: 'b', label: 'Data', url: 'data:text/html,x' },
      { id: 'c', label: 'Fake', url: 'https://bank.example@evil.example/' },
      { id: 'd', label: 'Site', url: 'https://example.com', tone: 'huge' },
      { id: 'd', label: 'Again' },
      { label: 'Reply', value: { n: 1 }, confirm: 'Sure?' },
    ];
    expect(block({ kind: 'buttons', buttons })).toEqual({
      kind: 'buttons',
      buttons: [
        { id: 'd', label: 'Site', tone: 'default', url: 'https://example.com/' },
        { id: '5', label: 'Reply', tone: 'default', value: { n: 1 }, confirm: 'Sure?' },
      ],
    });
  });

  it('has choices among its own options only', () => {
    const options = [
      { id: 's', label: 'Small' },
      { id: 'l', label: 'Large' },
    ];
    const select = { kind: 'select', id: 'size', label: 'Size', options };
    expect(block({ ...select, value: ['l', 's', 'x'] })).toEqual({ ...select, value: ['s'] });
    expect(block({ ...select, multiple: true, value: ['l', 's', 'x'] })).toEqual({
      ...select,
      multiple: true,
      value: ['s', 'l'],
    });
    expect(block({ ...select, options: [] })).toBeUndefined();
  });

  it('has dates that are dates and inputs within their length', () => {
    expect(
      block({ kind: 'date', id: 'd', label: 'Day', min: '2026-05-01', max: 'soon', value: '2026-05-02T10:00' }),
    ).toEqual({ kind: 'date', id: 'd', label: 'Day', min: '2026-05-01', value: '2026-05-02T10:00' });
    expect(block({ kind: 'input', id: 'n', label: 'Name', input: 'password', maxLength: 3, value: 'abcdef' })).toEqual({
      kind: 'input',
      id: 'n',
      label: 'Name',
      input: 'text',
      maxLength: 3,
      value: 'abc',
    });
  });

  it('nests no forms and no carousels', () => {
    const form = { kind: 'form', id: 'f', submit: { label: 'Send' } };
    const input = { kind: 'input', id: 'n', label: 'Name' };
    expect(block({ ...form, controls: [{ ...form, controls: [input] }] })).toBeUndefined();
    expect(block({ ...form, controls: [input] })).toMatchObject({ kind: 'form', submit: { id: 'submit' } });
    const carousel = { kind: 'carousel', slides: [{ blocks: [{ kind: 'carousel', slides: [] }] }] };
    expect(block(carousel)).toBeUndefined();
  });

  it('is capped as a whole', () => {
    const words = { kind: 'text', text: 'x'.repeat(4000) };
    const slides = Array.from({ length: 30 }, () => ({ blocks: Array.from({ length: 30 }, () => words) }));
    const content = card({
      blocks: Array.from({ length: 90 }, (_, i) => (i === 5 ? { kind: 'carousel', slides } : words)),
    });
    expect(content?.blocks).toHaveLength(5);
    expect(dataSize(content)).toBeLessThan(contentLimits.size);
  });

  it('is summed up by fall-back, title or its words', () => {
    const text = { kind: 'text', text: 'Hello' };
    expect(cardContent.summarize(card({ blocks: [text] })!)).toEqual({ kind: 'card', text: 'Hello' });
    expect(cardContent.summarize(card({ blocks: [text], title: 'T' })!)).toEqual({ kind: 'card', text: 'T' });
    expect(cardContent.summarize(card({ blocks: [text], title: 'T', fallback: 'F' })!)).toEqual({
      kind: 'card',
      text: 'F',
    });
  });
});
