import { image, markdown, thread, voice } from '../build.js';
import type { SeedConversation } from '../types.js';

/** French: buying a vase from a potter. */
export const camille: SeedConversation = {
  id: 'dm-mira-camille',
  kind: 'direct',
  members: ['mira', 'camille'],
  messages: thread('dm-mira-camille', [
    ['1', 'mira', 8710, 'Bonjour Camille ! Le vase bleu de samedi, il est encore disponible ?'],
    [
      '2',
      'camille',
      8640,
      'Bonjour Mira ! Celui-là est parti, mais j’en ai un frère jumeau qui attend la cuisson. Même forme, bleu un peu plus profond, et l’émail s’arrête à mi-hauteur pour laisser voir la terre.',
    ],
    ['3', 'mira', 8631, 'Un frère jumeau, c’est encore mieux 😊'],
    ['4', 'camille', 8630, 'Réponse jeudi, quand le four aura refroidi.'],
    [
      '5',
      'camille',
      1530,
      voice(
        'voice-fr',
        'Bonjour Mira ! Le vase bleu est sorti du four, il est magnifique. Passe quand tu veux, samedi je suis au marché.',
      ),
    ],
    [
      '6',
      'camille',
      1526,
      image(
        'pottery',
        'A blue vase with dry stems, a speckled white bowl and an ochre cup on a wooden table',
        'Toute la famille, encore tiède.',
      ),
      { reactions: { '💙': ['mira'], '🔥': ['mira'] } },
    ],
    ['7', 'mira', 1501, 'Oh ! La lumière, la ligne de l’émail… Je prends le vase, et le bol aussi s’il est à vendre.'],
    ['8', 'camille', 1496, 'Le bol est à vendre, la tasse reste avec moi, elle a un petit défaut que j’aime.'],
    ['9', 'mira', 1490, 'Je comprends très bien ça.'],
    [
      '10',
      'camille',
      1482,
      {
        type: 'custom',
        name: 'demo/order',
        data: {
          number: '0417',
          lines: [
            { item: 'Vase bleu, 31 cm', quantity: 1, price: 64 },
            { item: 'Bol moucheté', quantity: 1, price: 28 },
          ],
          total: 92,
          currency: 'EUR',
          state: 'reserved',
        },
        fallback: 'Commande 0417 · vase bleu, bol moucheté · 92 €',
      },
    ],
    [
      '11',
      'camille',
      1481,
      markdown(
        'Pour l’entretien :\n- pas de lave-vaisselle\n- un peu de sable au fond si les tiges sont lourdes\n- et des fleurs, souvent',
      ),
    ],
    ['12', 'mira', 1470, 'Promis.', { reactions: { '🌾': ['camille'] } }],
    [
      '13',
      'camille',
      44,
      {
        type: 'location',
        lat: 48.1147,
        lng: -1.6794,
        title: 'Marché de la place aux Tilleuls',
        address: 'Allée C, troisième étal à gauche',
      },
    ],
    ['14', 'camille', 43, 'Samedi de 8 h à 13 h. Je te garde tout sous la table.'],
    ['15', 'mira', 38, 'Samedi je suis en montagne… Dimanche à l’atelier, ça irait ?'],
  ]),
};
