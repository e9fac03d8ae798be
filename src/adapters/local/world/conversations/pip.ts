import { thread, type Row } from '../build.js';
import type { SeedConversation, SeedData } from '../types.js';

const button = (id: string, label: string, more: Readonly<Record<string, SeedData>> = {}): SeedData => ({
  id,
  label,
  tone: 'default',
  ...more,
});
const fields = (...all: readonly (readonly [label: string, value: string])[]): SeedData => ({
  kind: 'fields',
  fields: all.map(([label, value]) => ({ label, value })),
});
const buttons = (...all: readonly SeedData[]): SeedData => ({ kind: 'buttons', buttons: all });
const card = (cardId: string, title: string, ...blocks: readonly SeedData[]): Row[3] => ({
  type: 'card',
  card: { cardId, title, blocks },
});

/** What a card can be: something to buy, an order, an appointment, a question; and the other things a helper sends. */
const cards: readonly Row[] = [
  ['7', 'mira', 19990, 'Can you sell me something?'],
  [
    '8',
    'pip',
    19989,
    card(
      'product-7',
      'Pot No. 7',
      { kind: 'image', media: 'pottery', alt: 'Clay pots on a shelf by a window' },
      {
        kind: 'text',
        text: 'Fired twice, **glazed by hand**. Holds two litres and a bunch of tulips.',
        format: 'markdown',
      },
      fields(['Price', '€ 48'], ['Colour', 'River green']),
      buttons(
        button('buy', 'Put in the basket', { tone: 'primary', value: { pot: 7 } }),
        button('look', 'Look at it', { url: 'https://pots.example.org/7' }),
      ),
    ),
  ],
  ['9', 'mira', 19980, 'And my order?'],
  [
    '10',
    'pip',
    19979,
    card(
      'order-1024',
      'Order A-1024',
      fields(['Status', 'On its way'], ['Carrier', 'Flussbote'], ['Number', 'FB-00 4471']),
      buttons(
        button('track', 'Track', { tone: 'primary', url: 'https://pots.example.org/track/1024' }),
        button('cancel', 'Cancel order', { tone: 'danger', confirm: 'Cancel order A-1024?' }),
      ),
    ),
  ],
  ['11', 'mira', 19970, 'I would rather come by.'],
  [
    '12',
    'pip',
    19969,
    card('visit-3', 'Book a visit', {
      kind: 'form',
      id: 'visit',
      controls: [
        {
          kind: 'select',
          id: 'with',
          label: 'With whom',
          required: true,
          options: [
            { id: 'potter', label: 'The potter' },
            { id: 'glazes', label: 'Somebody who knows glazes' },
          ],
        },
        { kind: 'date', id: 'day', label: 'Day', required: true },
        { kind: 'input', id: 'note', label: 'Note', input: 'multiline', maxLength: 200 },
      ],
      submit: button('book', 'Book', { tone: 'primary' }),
    }),
  ],
  [
    '13',
    'mira',
    19960,
    {
      type: 'location',
      lat: 47.0683,
      lng: 15.4419,
      title: 'On my way',
      address: 'Along the river',
      liveMinutes: 45,
    },
  ],
  [
    '14',
    'pip',
    19959,
    {
      type: 'parts',
      text: 'Take the small door. The plan of the house, and its rules:',
      files: ['floorplan', 'leaflet'],
    },
  ],
  [
    '15',
    'pip',
    19950,
    card(
      'rating-5',
      'How was I?',
      buttons(...[1, 2, 3, 4, 5].map((stars) => button(`star-${stars}`, '★'.repeat(stars), { value: stars }))),
    ),
  ],
  ['16', 'mira', 19945, { type: 'sticker', media: 'sticker-heart', alt: 'A smiling heart' }],
  ['17', 'pip', 19944, { type: 'sticker', media: 'sticker-cactus', alt: 'A cactus in a good mood' }],
  ['18', 'pip', 19943, { type: 'sticker', media: 'sticker-tent', alt: 'A tent under the stars' }],
];

/** A helper that says it is one. */
export const pip: SeedConversation = {
  id: 'dm-mira-pip',
  kind: 'direct',
  members: ['mira', 'pip'],
  messages: thread('dm-mira-pip', [
    [
      '1',
      'pip',
      20020,
      'Hello! I am Pip, a small helper made of if-statements. Everyone here is made up, me included.',
    ],
    ['2', 'mira', 20012, 'What can you do?'],
    [
      '3',
      'pip',
      20011,
      {
        type: 'text',
        format: 'markdown',
        text: 'Three things, honestly:\n\n1. say **hello**\n2. tell the *rules* of this demo\n3. fetch a recipe\n\nMore at https://pip.example.org/help',
      },
    ],
    ['4', 'mira', 20005, 'Rules, please.'],
    [
      '5',
      'pip',
      20004,
      'Nothing you write leaves this browser. Open a second window as someone else and you can talk to yourself.',
    ],
    ['6', 'mira', 20000, 'I do that anyway.'],
    ...cards,
  ]),
};
