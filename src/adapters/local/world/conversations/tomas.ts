import { file, image, thread, voice } from '../build.js';
import type { SeedConversation } from '../types.js';

/** English with Spanish: planning two days in the hills. */
export const tomas: SeedConversation = {
  id: 'dm-mira-tomas',
  kind: 'direct',
  members: ['mira', 'tomas'],
  pinnedFor: ['mira'],
  messages: thread('dm-mira-tomas', [
    ['1', 'tomas', 12990, '¿Te acuerdas de la cresta que vimos desde el tren? Encontré el sendero 😄'],
    ['2', 'mira', 12984, 'The one with the three bumps? You said that was “only an hour away” and it was four.'],
    ['3', 'tomas', 12983, 'Una hora… en bici. Cuesta abajo.'],
    ['4', 'mira', 12980, '🙄'],
    [
      '5',
      'tomas',
      12975,
      image('mountains', 'Blue ridges behind each other in morning haze, spruces in front'),
      { reactions: { '😍': ['mira'] } },
    ],
    ['6', 'tomas', 12974, 'Así estaba a las siete de la mañana. Mereció la pena madrugar.'],
    ['7', 'mira', 12960, 'Okay. I forgive you the four hours.'],
    ['8', 'mira', 4330, 'Are we still on for Saturday? Forecast says sun until noon, then “a bit of everything”.'],
    ['9', 'tomas', 4322, 'Sí. Subimos temprano y bajamos antes de comer.'],
    ['10', 'tomas', 4321, 'Tren a las 8:10, andén 3. Yo llevo el pan 🥖'],
    [
      '11',
      'mira',
      4318,
      'Then I bring the stove and the good coffee.',
      { reactions: { '☕': ['tomas'], '🙌': ['tomas'] } },
    ],
    ['12', 'tomas', 1478, file('packing')],
    ['13', 'tomas', 1477, 'La lista. Marca lo que ya tengas.'],
    ['14', 'mira', 1440, '“A very short book” is on there. Only one?', { replyTo: '13' }],
    ['15', 'tomas', 1436, 'Uno para los dos. Tú lees los capítulos pares.'],
    [
      '16',
      'mira',
      1431,
      'Deal. Though I will start with the last page, just so you know.',
      { edited: true, earlier: ['Deal. I will start with the first page, just so you know.'] },
    ],
    ['17', 'tomas', 1430, '😱'],
    [
      '18',
      'tomas',
      96,
      voice(
        'voice-es',
        '¡Hola! Ya estoy en la estación. Traigo el pan, el queso y el mapa. Nos vemos en el andén tres.',
      ),
    ],
    ['19', 'mira', 91, 'You are at the station? Today is Friday!'],
    ['20', 'tomas', 90, '…'],
    ['21', 'tomas', 89, 'Era un ensayo general 😅', { reactions: { '😂': ['mira'] } }],
    [
      '22',
      'mira',
      31,
      'I looked at the map again. If we take the path along the stream there is a hut halfway, with a bench facing west. We could have lunch there instead of at the top, and still be down before the rain.',
    ],
    ['23', 'tomas', 12, 'Me gusta. Menos cuesta con el estómago lleno.'],
    ['24', 'mira', 9, 'And we keep the olives for the view 🫒'],
    ['25', 'tomas', 6, 'Trato hecho. Mañana, 8:10. ¡Esta vez de verdad!'],
  ]),
};
