import { image, mentioning, thread } from '../build.js';
import type { SeedConversation } from '../types.js';

/** A reading circle: a poster, a poll, an answer to an answer. */
export const readers: SeedConversation = {
  id: 'group-readers',
  kind: 'group',
  groupId: 'readers',
  messages: thread('group-readers', [
    [
      '1',
      'maximiliane',
      28900,
      { type: 'notice', event: 'created', actorId: 'maximiliane', userIds: ['mira', 'noam', 'camille'] },
    ],
    [
      '2',
      'mira',
      28800,
      image(
        'poster',
        'Poster of The Slow Readers: a stack of books under a crescent moon',
        'First draft of the poster. Too many stars?',
      ),
      { reactions: { '✨': ['camille', 'noam', 'maximiliane'], '🌙': ['camille'] } },
    ],
    ['3', 'camille', 28790, 'Jamais trop d’étoiles.'],
    ['4', 'noam', 28780, 'Tea is on us? Who is us?', { replyTo: '2' }],
    ['5', 'mira', 28778, 'You, mostly.', { reactions: { '😅': ['noam'], '🫖': ['camille', 'maximiliane'] } }],
    [
      '6',
      'maximiliane',
      20200,
      { type: 'notice', event: 'joined', actorId: 'maximiliane', userIds: ['anjali', 'weiting'] },
    ],
    ['7', 'anjali', 20190, 'नमस्ते सबको! मैं हिंदी अनुवाद पढ़ रही हूँ, देखते हैं कहाँ-कहाँ फ़र्क़ मिलता है।'],
    ['8', 'weiting', 20150, '大家好！我讀的是繁體中文版，第三章的燈塔譯得很美。'],
    ['9', 'maximiliane', 20140, 'Wonderful. Six people, five languages, one lighthouse.'],
    ['10', 'camille', 11700, 'J’en suis au chapitre huit et je refuse d’avancer : j’aime trop cette cuisine.'],
    ['11', 'anjali', 11690, 'Camille, बस ग्यारहवें तक रुको। रसोई वहाँ फिर आती है!'],
    ['12', 'noam', 11650, 'אין ספוילרים! 🙈'],
    [
      '13',
      'mira',
      4500,
      {
        type: 'poll',
        question: 'Is the radio a character?',
        options: [
          { id: 'yes', text: 'Yes, and it knows everything' },
          { id: 'no', text: 'No, it is a radio' },
          { id: 'soup', text: 'I would have eaten the soup' },
        ],
        multiple: false,
        closed: false,
        votes: { yes: ['maximiliane', 'mira', 'weiting'], no: ['noam'], soup: ['camille', 'anjali'] },
      },
    ],
    [
      '14',
      'weiting',
      4480,
      '我投收音機一票。它每次都在最安靜的時候說話。',
      { reactions: { '💯': ['maximiliane', 'mira'] } },
    ],
    [
      '15',
      'maximiliane',
      2900,
      mentioning('@[noam|נועם] bring your clarinet on Thursday? There is a waltz on page 230.'),
    ],
    ['16', 'noam', 2890, 'רק אם מישהו מבטיח לא לרקוד על השולחנות.'],
    ['17', 'camille', 2885, 'Je ne promets rien 💃', { reactions: { '😂': ['mira', 'noam', 'anjali'] } }],
    [
      '18',
      'mira',
      1640,
      'Notes from last week are here: https://readers.example.org/notes/7 (spoilers up to chapter 10, behind a curtain)',
    ],
    ['19', 'anjali', 1620, 'शुक्रिया मीरा! तुम्हारे छोटे-छोटे चित्र सबसे अच्छे हैं 🖍️'],
  ]),
};
