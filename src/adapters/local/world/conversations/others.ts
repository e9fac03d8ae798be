import { image, thread } from '../build.js';
import type { SeedConversation } from '../types.js';

/** What people talk about when the default user is not there; gives a second window something to show. */
export const others: readonly SeedConversation[] = [
  {
    id: 'dm-greta-tomas',
    kind: 'direct',
    members: ['greta', 'tomas'],
    messages: thread('dm-greta-tomas', [
      ['1', 'tomas', 6100, 'Hola Greta, ¿sigue abierta la fachada… perdón, la Fahrradwerkstatt el domingo?'],
      ['2', 'greta', 6080, 'Ja, ab elf. Die Fassade ist allerdings auch offen, da fehlt seit Mai ein Fenster.'],
      ['3', 'tomas', 6075, '😂 Llevo la bici y un cristal.'],
      ['4', 'greta', 6070, 'Und ich die Zucchini.'],
    ]),
  },
  {
    id: 'dm-lin-tomas',
    kind: 'direct',
    members: ['lin', 'tomas'],
    unreadFor: { tomas: 1 },
    messages: thread('dm-lin-tomas', [
      ['1', 'lin', 1500, '地图按钮的点击区域可以再大一点吗？44 px 就够。'],
      ['2', 'tomas', 1490, 'Hecho. También funciona con teclado.', { reactions: { '👍': ['lin'] } }],
      ['3', 'lin', 33, '太好了！我这边测试全绿 ✅'],
    ]),
  },
  {
    id: 'dm-tomas-yusra',
    kind: 'direct',
    members: ['tomas', 'yusra'],
    messages: thread('dm-tomas-yusra', [
      ['1', 'yusra', 3100, 'هل الطريق إلى القمّة مناسب لحامل الكاميرا الثقيل؟'],
      ['2', 'tomas', 3090, 'Sí, menos el último tramo. Ahí te lo llevo yo.'],
      ['3', 'tomas', 3089, image('mountains', 'Crestas azules con niebla por la mañana')],
      ['4', 'yusra', 3080, 'سأحضر العدسة الطويلة إذن 📷'],
    ]),
  },
];
