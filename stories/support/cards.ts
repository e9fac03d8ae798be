import { mediaRef } from './media.ts';

const card = (cardId: string, title: string, ...blocks: readonly object[]) => ({
  type: 'card',
  cardId,
  title,
  blocks,
  state: 'open',
});
const text = (words: string, format: 'plain' | 'markdown' = 'plain') => ({ kind: 'text', text: words, format });
const fields = (...all: readonly (readonly [string, string])[]) => ({
  kind: 'fields',
  fields: all.map(([label, value]) => ({ label, value })),
});
const button = (id: string, label: string, more: object = {}) => ({ id, label, tone: 'default', ...more });
const buttons = (...all: readonly object[]) => ({ kind: 'buttons', buttons: all });

/** Something to buy. */
export const product = card(
  'product-7',
  'Pot No. 7',
  { kind: 'image', media: mediaRef('pottery'), alt: 'A row of clay pots on a shelf' },
  text('Fired twice, **glazed by hand**. Holds two litres and a bunch of tulips.', 'markdown'),
  fields(['Price', '€ 48'], ['Colour', 'River green']),
  buttons(
    button('buy', 'Put in the basket', { tone: 'primary', value: { sku: 'P-7' } }),
    button('look', 'Look at it', { url: 'https://example.com/pots/7' }),
  ),
);

/** Where an order is. */
export const order = card(
  'order-1024',
  'Order A-1024',
  text('Your parcel left the workshop this morning.'),
  fields(
    ['Status', 'On its way'],
    ['Expected', 'Thursday, 19 June'],
    ['Carrier', 'Flussbote'],
    ['Number', 'FB-00 4471'],
  ),
  buttons(
    button('track', 'Track', { tone: 'primary', url: 'https://example.com/track/1024' }),
    button('cancel', 'Cancel order', { tone: 'danger', confirm: 'Cancel order A-1024?' }),
  ),
);

/** When to come. */
export const appointment = card('appointment-3', 'Book a visit', text('We are here from Tuesday to Saturday.'), {
  kind: 'form',
  id: 'visit',
  controls: [
    {
      kind: 'select',
      id: 'with',
      label: 'With whom',
      required: true,
      options: [
        { id: 'lin', label: 'Lin, the potter' },
        { id: 'noam', label: 'Noam, glazes' },
      ],
    },
    { kind: 'date', id: 'day', label: 'Day', required: true, min: '2025-06-17', max: '2025-08-31' },
    {
      kind: 'select',
      id: 'topics',
      label: 'What about',
      multiple: true,
      options: [
        { id: 'course', label: 'A course' },
        { id: 'repair', label: 'Something broke' },
        { id: 'look', label: 'Just looking' },
      ],
    },
    { kind: 'input', id: 'mail', label: 'Email', input: 'email', maxLength: 80, placeholder: 'you@example.com' },
    { kind: 'input', id: 'note', label: 'Note', input: 'multiline', maxLength: 200 },
  ],
  submit: button('book', 'Book', { tone: 'primary' }),
});

/** How it was. */
export const rating = card(
  'rating-5',
  'How was the course?',
  buttons(...[1, 2, 3, 4, 5].map((stars) => button(`star-${stars}`, '★'.repeat(stars), { value: stars }))),
);

/** Several to look through, and controls that are sent at once. */
export const shelf = card(
  'shelf-2',
  'On the shelf this week',
  {
    kind: 'carousel',
    slides: [
      {
        title: 'Pot No. 7',
        blocks: [
          { kind: 'image', media: mediaRef('pottery'), alt: 'A row of clay pots' },
          text('Two litres, river green.'),
          buttons(button('buy-7', 'Reserve', { tone: 'primary' })),
        ],
      },
      {
        title: 'Bowl “Dunes”',
        blocks: [
          { kind: 'image', media: mediaRef('dunes'), alt: 'Warm sand dunes' },
          text('The colour of a morning.'),
          buttons(button('buy-8', 'Reserve', { tone: 'primary' })),
        ],
      },
      { title: 'Next week', blocks: [text('Plates. Many plates.')] },
    ],
  },
  {
    kind: 'select',
    id: 'size',
    label: 'Show only',
    options: [
      { id: 's', label: 'Small' },
      { id: 'l', label: 'Large' },
    ],
  },
);

/** Long words and other scripts. */
export const foreign = {
  ...card(
    'foreign',
    'طلبك رقم ٤٢ في الطريق إليك',
    text('配達員が14時から16時の間にお届けします。ご不在の場合は再配達のご連絡をお願いいたします。'),
    fields(
      ['Donaudampfschifffahrtsgesellschaft', 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'],
      ['الحالة', 'في الطريق'],
      ['配達番号', 'FB-00 4471'],
    ),
    buttons(
      button('a', 'Lieferung auf einen anderen Tag verschieben lassen'),
      button('b', 'اتصل بالسائق'),
      button('c', 'Not possible', { disabled: true }),
    ),
  ),
};

/** Over: its controls are off. */
export const closed = { ...rating, title: 'How was the course? Thank you!', state: 'closed' };
