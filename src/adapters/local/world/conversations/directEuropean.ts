import { file, thread, voice } from '../build.js';
import type { SeedConversation } from '../types.js';
import { longLetter } from './longLetter.js';

/** German with long compounds and a PDF. */
export const greta: SeedConversation = {
  id: 'dm-mira-greta',
  kind: 'direct',
  members: ['mira', 'greta'],
  messages: thread('dm-mira-greta', [
    [
      '1',
      'greta',
      12990,
      'Hallo Mira, kurze Frage zur Treppenhausreinigungsreihenfolge: Tauschst du diese Woche mit mir?',
    ],
    ['2', 'mira', 12970, 'Klar. Ist das Wort wirklich so lang oder machst du das für mich?'],
    [
      '3',
      'greta',
      12968,
      'Das steht so auf dem Aushang! Direkt neben der Fahrradkellerbenutzungsordnung und dem Regenwassernutzungsanlagenwartungsplan.',
    ],
    ['4', 'mira', 12960, 'Ich liebe diesen Aushang.', { reactions: { '😄': ['greta'] } }],
    [
      '5',
      'greta',
      8700,
      'Die Fahrradwerkstatt ist am Sonntag ab elf offen. Dein Hinterrad klingt wie ein Kanarienvogel.',
    ],
    ['6', 'mira', 8690, 'Es heißt Karl. Aber ja, ich komme.'],
    ['6a', 'mira', 8200, 'Tomás wants to come too. Who has the key on Sunday?'],
    ['6b', 'greta', 8195, { type: 'contact', userId: 'oksana', name: 'Оксана Гайова' }],
    ['7', 'greta', 5905, file('leaflet')],
    [
      '8',
      'greta',
      5904,
      'Die Kurzfassung, zum Weitergeben. Die Langfassung hat vierzehn Seiten und ein Inhaltsverzeichnis.',
    ],
    [
      '9',
      'mira',
      5900,
      '„Der Grill gehört allen. Die Asche auch.“ Das gehört auf ein Poster.',
      { replyTo: '7', reactions: { '🔥': ['greta'] } },
    ],
  ]),
};

/** Ukrainian, a voice message and bread. */
export const oksana: SeedConversation = {
  id: 'dm-mira-oksana',
  kind: 'direct',
  members: ['mira', 'oksana'],
  messages: thread('dm-mira-oksana', [
    ['1', 'oksana', 9900, 'Привіт, Міро! Я сьогодні вперше сама домовилася з лікарем німецькою. Без словника!'],
    ['2', 'mira', 9880, 'Оксано, вітаю!!! Пишаюся тобою 💛'],
    ['3', 'oksana', 9876, 'Правда, я сказала «до побачення» тричі, бо забула, як закінчити розмову.'],
    ['4', 'mira', 9870, 'That is how all of us end phone calls.', { reactions: { '😂': ['oksana'] } }],
    ['5', 'oksana', 2150, voice('voice-uk')],
    ['6', 'mira', 2120, 'Я чую, як пахне, навіть через телефон. Що принести?'],
    ['7', 'oksana', 2100, 'Тільки гарний настрій і трохи мʼяти з твого підвіконня 🌿'],
  ]),
};

/** A name of sixty characters, and a letter of about three thousand. */
export const maximiliane: SeedConversation = {
  id: 'dm-mira-maximiliane',
  kind: 'direct',
  members: ['mira', 'maximiliane'],
  messages: thread('dm-mira-maximiliane', [
    ['1', 'mira', 11650, 'Which chapter are you in? I promise not to ask about the lighthouse.'],
    ['2', 'maximiliane', 11640, 'Eleven. And I have opinions. Do you have a moment, or rather a quarter of an hour?'],
    ['3', 'mira', 11636, 'For you, both.'],
    ['4', 'maximiliane', 11560, longLetter],
    [
      '5',
      'mira',
      11500,
      'I read it twice, once aloud to the plants. You should bring this on Thursday.',
      { replyTo: '4', reactions: { '📚': ['maximiliane'] } },
    ],
    ['6', 'maximiliane', 11000, 'Sehr gern. Allerdings gekürzt, sonst wird der Tee kalt.'],
  ]),
};

/** Emoji only, with someone whose name is one. */
export const fox: SeedConversation = {
  id: 'dm-mira-fox',
  kind: 'direct',
  members: ['mira', 'fox'],
  messages: thread('dm-mira-fox', [
    ['1', 'fox', 1500, '🌧️'],
    ['2', 'mira', 1498, '☔😌'],
    ['3', 'fox', 1497, '🦊💧'],
    ['4', 'mira', 1490, '🧣🫖'],
    [
      '5',
      'fox',
      1489,
      { type: 'sticker', media: 'sticker-teapot', alt: 'A happy teapot' },
      { reactions: { '🧡': ['mira'] } },
    ],
    ['6', 'mira', 60, '🥾⛰️🕗❓'],
    ['7', 'fox', 55, '👨‍👩‍👧‍👦🏳️‍🌈👩🏽‍🚀'],
    ['8', 'fox', 52, '👍🏼'],
  ]),
};

/** Nothing has been said yet. */
export const joana: SeedConversation = {
  id: 'dm-mira-joana',
  kind: 'direct',
  members: ['mira', 'joana'],
  messages: [],
};
