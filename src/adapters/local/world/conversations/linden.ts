import { image, thread } from '../build.js';
import type { SeedConversation } from '../types.js';

/** A lively house community, muted by the default user, with six unread. */
export const linden: SeedConversation = {
  id: 'group-linden',
  kind: 'group',
  groupId: 'linden',
  mutedFor: ['mira'],
  unreadFor: { mira: 6 },
  messages: thread('group-linden', [
    [
      '1',
      'greta',
      40500,
      { type: 'notice', event: 'created', actorId: 'greta', userIds: ['oksana', 'mira', 'camille', 'joana', 'fox'] },
    ],
    [
      '2',
      'greta',
      40490,
      'Willkommen in der neuen Gruppe! Die alte war voll mit Diskussionen über den Papiercontainer.',
    ],
    ['3', 'joana', 40480, 'E qual é o veredito sobre o papel?'],
    [
      '4',
      'greta',
      40470,
      'Kartons bitte falten. Danke fürs Fragen 😊',
      { reactions: { '📦': ['joana', 'mira', 'oksana'] } },
    ],
    ['5', 'oksana', 18800, 'Доброго дня! Хтось загубив синю рукавичку біля ліфта. Чекає на поштовій скриньці.'],
    ['6', 'camille', 18790, 'C’est la mienne ! Merci Oksana, elle s’ennuyait de sa sœur.', { replyTo: '5' }],
    [
      '7',
      'maximiliane',
      10100,
      image(
        'floorplan',
        'Floor plan of a flat with living room, kitchen, bedroom, bathroom and hall',
        'In Haus 18 wird zum Frühjahr eine Wohnung frei. Kennt ihr jemanden?',
      ),
    ],
    ['8', 'joana', 10090, '61 m² com jardim?! Vou perguntar à minha irmã.'],
    [
      '9',
      'greta',
      10080,
      'Bitte direkt an die Hausverwaltungsgeschäftsstelle schreiben, nicht an mich. Ich habe nur den Schlüssel für den Fahrradkeller.',
    ],
    ['10', 'mira', 10070, 'And a very good bell on the door to it.'],
    [
      '11',
      'greta',
      4420,
      {
        type: 'notice',
        event: 'notice-changed',
        actorId: 'greta',
        text: 'Mittwoch, 9 bis 12 Uhr: Warmwasser abgestellt.',
      },
    ],
    [
      '12',
      'mira',
      4400,
      'Thanks for the warning. I will wash the windows instead of myself.',
      { reactions: { '😂': ['greta', 'joana'] } },
    ],
    ['13', 'greta', 190, 'Im Innenhof stehen elf Zucchini. Sie sind zu verschenken. Bitte. Nehmt sie mit.'],
    ['14', 'oksana', 171, 'Я візьму дві на оладки 🥒'],
    ['15', 'joana', 120, 'Duas para mim também! Faço bolo de abobrinha.'],
    ['16', 'fox', 64, '🥒🏃'],
    ['17', 'camille', 41, 'Il en reste combien ?'],
    [
      '18',
      'greta',
      25,
      'Dreizehn. Ich verstehe es auch nicht.',
      { reactions: { '😂': ['camille', 'joana', 'oksana', 'fox'] } },
    ],
  ]),
};
