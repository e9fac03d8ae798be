import type { Content } from '../model/index.js';
import type { MessageContent } from './content.js';

const media = { id: 'm1', mime: 'image/png', size: 1200, width: 640, height: 480 };

/** A good content of each type, already normal. */
export const goodContents: { readonly [T in MessageContent['type']]: Extract<MessageContent, { readonly type: T }> } = {
  text: {
    type: 'text',
    text: 'Hello @Ana, see chatloom',
    format: 'plain',
    entities: [
      { type: 'mention', offset: 6, length: 4, userId: 'ana' },
      { type: 'link', offset: 16, length: 8, url: 'https://example.com/' },
    ],
  },
  image: { type: 'image', items: [{ media, alt: 'A cat', name: 'cat.png' }, { media }], caption: 'My cat' },
  video: { type: 'video', media: { ...media, mime: 'video/mp4', duration: 9000 }, cover: media, alt: 'Waves' },
  voice: {
    type: 'voice',
    media: { id: 'v', mime: 'audio/mp4', size: 9, duration: 3000 },
    waveform: [0, 0.5, 1],
    played: true,
  },
  file: { type: 'file', items: [{ media, name: 'plan.pdf' }], caption: 'The plan' },
  location: {
    type: 'location',
    latitude: 52.52,
    longitude: 13.405,
    title: 'Market',
    address: 'Square 1',
    live: { until: 1_700_000_000_000, heading: 90 },
  },
  sticker: { type: 'sticker', stickerId: 'wave', packId: 'basic', media, emoji: '👋', alt: 'Waving' },
  contact: {
    type: 'contact',
    userId: 'ana',
    name: 'Ana',
    avatar: media,
    phones: ['+49 1'],
    emails: ['ana@example.com'],
  },
  poll: {
    type: 'poll',
    question: 'Lunch?',
    options: [
      { id: 'a', text: 'Soup' },
      { id: 'b', text: 'Salad' },
    ],
    multiple: true,
    anonymous: false,
    closesAt: 1_700_000_000_000,
  },
  call: { type: 'call', kind: 'video', outcome: 'completed', duration: 61_000, participantIds: ['ana', 'ben'] },
  notice: {
    type: 'notice',
    event: { kind: 'role-changed', role: 'admin' },
    actorId: 'ana',
    targetIds: ['ben'],
    names: [
      { id: 'ana', name: 'Ana' },
      { id: 'ben', name: 'Ben' },
    ],
  },
  custom: { type: 'custom', kind: 'dice', data: { pips: 6, seen: [true, null] }, fallback: 'Rolled a 6' },
  card: {
    type: 'card',
    cardId: 'order-1',
    title: 'Your order',
    state: 'open',
    blocks: [
      { kind: 'text', text: '**On its way**', format: 'markdown' },
      { kind: 'image', media, alt: 'Parcel' },
      { kind: 'fields', fields: [{ label: 'Order', value: 'A-1024' }] },
      { kind: 'buttons', buttons: [{ id: 'track', label: 'Track', tone: 'primary', url: 'https://example.com/t' }] },
      { kind: 'select', id: 'size', label: 'Size', options: [{ id: 's', label: 'Small' }], value: ['s'] },
      {
        kind: 'form',
        id: 'visit',
        controls: [
          { kind: 'date', id: 'day', label: 'Day', required: true, min: '2026-01-01' },
          { kind: 'input', id: 'note', label: 'Note', input: 'multiline', maxLength: 200, value: 'Ring twice' },
        ],
        submit: { id: 'book', label: 'Book', tone: 'primary', value: { place: 1 } },
      },
      { kind: 'carousel', slides: [{ title: 'One', blocks: [{ kind: 'text', text: 'First', format: 'plain' }] }] },
    ],
    fallback: 'Order A-1024',
  },
  merged: {
    type: 'merged',
    title: 'Chat of Ana and Ben',
    items: [
      {
        ref: { conversationId: 'c', messageId: '1' },
        senderId: 'ana',
        senderName: 'Ana',
        time: 1_700_000_000_000,
        content: { type: 'text', text: 'Hi', format: 'plain', entities: [] } as Content,
      },
    ],
    count: 12,
    ref: { conversationId: 'c', messageId: '9' },
  },
  parts: {
    type: 'parts',
    parts: [
      { partId: 'r', kind: 'reasoning', text: 'Let me see' },
      { partId: 't', kind: 'tool-call', name: 'weather', status: 'done', args: { city: 'Oslo' }, result: [3, 'cold'] },
      { partId: 'a', kind: 'text', text: 'It is cold.', format: 'markdown' },
      { partId: 's', kind: 'source', title: 'Weather', url: 'https://example.com/', snippet: '3 degrees' },
      { partId: 'f', kind: 'file', media, name: 'map.png' },
      { partId: 'd', kind: 'data', name: 'chart', data: { x: [1, 2] } },
    ],
  },
  recalled: { type: 'recalled' },
  unknown: { type: 'unknown', originalType: 'hologram', summary: 'A hologram', raw: { type: 'hologram', beams: 3 } },
};

/** Ten million characters. */
export const HUGE = 'x'.repeat(10_000_000);
const FAMILIES = '👩‍👩‍👧‍👦'.repeat(50_000);
const ZALGO = 'e' + '\u0301'.repeat(200_000);
const MANY: readonly unknown[] = Array.from({ length: 200_000 }, () => ({ id: 'a' }));
const DEEP: unknown = JSON.parse('['.repeat(3000) + ']'.repeat(3000));

/** Values that have broken normalisers before. Made anew for each use, since some have state. */
export function hostileValues(): unknown[] {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  const getter = Object.defineProperty({}, 'id', {
    enumerable: true,
    get: () => {
      throw new Error('a getter was run');
    },
  });
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const trap = (): never => {
    throw new Error('trap');
  };
  return [
    undefined,
    null,
    true,
    0,
    -0,
    NaN,
    Infinity,
    -1e308,
    2 ** 53,
    10n,
    Symbol('s'),
    '',
    ' \u202e\u0000\n ',
    HUGE,
    FAMILIES,
    ZALGO,
    '\ud800',
    () => 1,
    [],
    [[[]]],
    MANY,
    // oxlint-disable-next-line unicorn/no-new-array -- a sparse array is meant
    new Array(4_294_967_295),
    {},
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"id":"x"}'),
    Object.create(null),
    Object.create({ id: 'inherited', text: 'inherited', items: [1] }),
    new Date(0),
    new Map([['id', 1]]),
    /x/u,
    cycle,
    getter,
    revoked.proxy,
    new Proxy({}, { get: trap, ownKeys: trap, getOwnPropertyDescriptor: trap, has: trap, getPrototypeOf: trap }),
    DEEP,
    { toString: trap, valueOf: trap, toJSON: trap, [Symbol.toPrimitive]: trap },
    { id: { toString: trap }, length: -1, offset: Infinity },
  ];
}

/** Every path of keys in a piece of plain data. */
export function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}

/** A copy of plain data with one place replaced. */
export function withPath(value: unknown, path: readonly string[], item: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return item;
  const copy: Record<string, unknown> = Array.isArray(value)
    ? ([...(value as unknown[])] as unknown as Record<string, unknown>)
    : { ...(value as Record<string, unknown>) };
  copy[key] = withPath(copy[key], rest, item);
  return copy;
}
