import { album, image, mentioning, thread } from '../build.js';
import type { SeedConversation, SeedMergedItem } from '../types.js';

const LANDMARKS = [
  'the gate by the station',
  'a spring, good water',
  'the fork: keep left',
  'the hut that sells buns on Sundays',
  'steep from here, two ropes',
  'the ridge, and wind',
] as const;

/** The way, stop by stop: a bundle of more messages than travel with it. */
const way: readonly SeedMergedItem[] = Array.from({ length: 44 }, (_, i) => ({
  senderName: i % 2 === 0 ? 'Tomás Arrieta' : 'Mira Solberg',
  minutesAgo: 4300 - i,
  content: { type: 'text', text: `km ${(i + 1) / 2}: ${LANDMARKS[i % LANDMARKS.length]}` },
}));

/** Friends outdoors: pictures, a clip, a place, a poll and a forwarded bundle. */
export const trail: SeedConversation = {
  id: 'group-trail',
  kind: 'group',
  groupId: 'trail',
  pinnedFor: ['mira'],
  messages: thread('group-trail', [
    [
      '1',
      'tomas',
      23100,
      { type: 'notice', event: 'created', actorId: 'tomas', userIds: ['mira', 'yusra', 'joana', 'ploy', 'fox'] },
    ],
    ['2', 'yusra', 23090, 'أخيرًا مجموعة للرحلات! 🎒'],
    ['3', 'joana', 23082, 'Até que enfim! Quem leva a bola?'],
    ['4', 'fox', 23080, '🙋'],
    [
      '5',
      'yusra',
      11560,
      image('dunes', 'Warm sand dunes with sharp crests under a pale morning sky'),
      { reactions: { '😮': ['mira', 'joana', 'ploy'], '🧡': ['tomas', 'mira'] } },
    ],
    ['6', 'yusra', 11559, 'من رحلتي الأخيرة. الرمل كان باردًا في الفجر، والصمت كامل.'],
    ['7', 'ploy', 11540, 'สวยมากกก อยากไปบ้างค่ะ'],
    ['8', 'mira', 11536, 'The crest in the middle looks drawn with a single line.'],
    [
      '9',
      'joana',
      8660,
      image('forest', 'Tall trunks in a misty green wood, light from behind'),
      { reactions: { '🌲': ['mira', 'fox'] } },
    ],
    ['10', 'joana', 8659, 'Hoje de manhã, a caminho da aula. Parecia um filme.'],
    ['11', 'fox', 8655, '🌲🦊🌲'],
    [
      '12',
      'tomas',
      5780,
      {
        type: 'poll',
        question: 'Sábado: ¿cresta o playa?',
        options: [
          { id: 'ridge', text: '⛰️ La cresta' },
          { id: 'beach', text: '🏖️ La playa' },
          { id: 'both', text: 'Las dos, sin dormir' },
        ],
        multiple: true,
        closed: true,
        votes: { ridge: ['tomas', 'mira', 'yusra'], beach: ['joana', 'mira'], both: ['fox'] },
      },
    ],
    [
      '12a',
      'tomas',
      5778,
      album(
        [
          ['mountains', 'Blue ridges behind each other in morning haze'],
          ['forest', 'Tall trunks in a misty green wood'],
          ['dusk', 'The sun just above the sea'],
          ['dunes', 'Dunes with sharp crests'],
          ['pottery', 'A vase, a bowl and a cup on a wooden table'],
        ],
        'Para ayudar a decidir. La última es trampa 😄',
      ),
      { reactions: { '😂': ['joana', 'mira'] } },
    ],
    ['13', 'mira', 5770, 'Ridge on Saturday, beach whenever Joana says so.'],
    ['14', 'joana', 5765, 'Joana diz: domingo que vem 😎', { reactions: { '👏': ['tomas', 'mira', 'yusra', 'ploy'] } }],
    [
      '15',
      'tomas',
      4300,
      {
        type: 'location',
        lat: 42.6532,
        lng: 0.4121,
        title: 'Refugio del Arroyo',
        address: 'Bench facing west, spring water, no signal',
      },
    ],
    [
      '16',
      'tomas',
      4299,
      {
        type: 'notice',
        event: 'notice-changed',
        actorId: 'tomas',
        text: 'Next outing: Saturday, 8:10, platform 3. Bring a cup.',
      },
    ],
    [
      '17',
      'joana',
      2905,
      image('dusk', 'Violet and orange sky over a calm sea, the sun just above the horizon', 'Ontem, 18h42'),
    ],
    [
      '18',
      'joana',
      2904,
      { type: 'video', media: 'evening', alt: 'Waves at dusk, four seconds', caption: 'Com som do mar 🔈' },
      { reactions: { '🌅': ['mira', 'yusra', 'fox'], '😌': ['ploy'] } },
    ],
    ['19', 'ploy', 2890, 'ได้ยินเสียงคลื่นแล้วอยากนอนเลยค่ะ'],
    ['20', 'ploy', 2889, { type: 'sticker', media: 'sticker-moon', alt: 'A sleeping moon' }],
    [
      '21',
      'yusra',
      1502,
      image('skyline', 'A river town at blue hour with lit windows, very wide'),
      { reactions: { '🌃': ['tomas'] } },
    ],
    ['22', 'yusra', 1501, 'المدينة من الجسر الليلة.'],
    ['23', 'mira', 1490, 'You could print that one two metres wide.', { replyTo: '21' }],
    [
      '24',
      'mira',
      420,
      {
        type: 'merged',
        title: 'Chat history of Mira and Tomás',
        items: [
          {
            senderName: 'Mira Solberg',
            minutesAgo: 4330,
            content: { type: 'text', text: 'Are we still on for Saturday?' },
          },
          {
            senderName: 'Tomás Arrieta',
            minutesAgo: 4322,
            content: { type: 'text', text: 'Sí. Subimos temprano y bajamos antes de comer.' },
          },
          {
            senderName: 'Tomás Arrieta',
            minutesAgo: 4321,
            content: { type: 'text', text: 'Tren a las 8:10, andén 3. Yo llevo el pan 🥖' },
          },
          {
            senderName: 'Tomás Arrieta',
            minutesAgo: 12975,
            content: image('mountains', 'Blue ridges in morning haze'),
          },
          ...way,
        ],
      },
    ],
    [
      '25',
      'mira',
      419,
      mentioning('@[*|everyone] so nobody waits at the wrong platform this time 😉'),
      { reactions: { '🫡': ['yusra', 'tomas'] } },
    ],
    ['26', 'fox', 400, image('boat', 'A paper boat bobbing on waves, animated')],
    ['27', 'joana', 104, 'Vou levar as tangerinas 🍊 Quem tem uma térmica grande?'],
    ['28', 'yusra', 95, 'عندي واحدة، وسأحضر القهوة بالهيل ☕'],
  ]),
};
