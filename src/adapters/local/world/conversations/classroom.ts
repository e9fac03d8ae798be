import { file, mentioning, thread } from '../build.js';
import type { SeedConversation } from '../types.js';

/** Parents and a teacher, Traditional Chinese first. */
export const classroom: SeedConversation = {
  id: 'group-class',
  kind: 'group',
  groupId: 'class',
  messages: thread('group-class', [
    [
      '1',
      'weiting',
      33000,
      { type: 'notice', event: 'created', actorId: 'weiting', userIds: ['mira', 'lin', 'anjali', 'jiwoo'] },
    ],
    [
      '2',
      'weiting',
      32990,
      '各位家長好，我是三年二班的導師陳薇婷。這個群組用來通知活動與分享孩子們的作品，歡迎用您熟悉的語言發言。',
    ],
    ['3', 'anjali', 32950, 'नमस्ते! मैं कबीर की माँ हूँ। Happy to translate into Hindi where it helps.'],
    ['4', 'mira', 32940, 'Hello! Elin’s aunt here. I do pick-ups on Tuesdays and drawings at all hours.'],
    ['5', 'jiwoo', 32900, '안녕하세요, 하윤이 삼촌입니다. 잘 부탁드려요.'],
    [
      '6',
      'weiting',
      10200,
      '下週五（星期五）校外教學，參觀紙藝博物館。\n\n請準備：\n1. 輕便雨衣\n2. 水壺\n3. 午餐（請避免堅果）\n4. 好奇心\n\n早上 8:20 校門口集合，下午 3:30 回到學校。',
    ],
    [
      '7',
      'mira',
      10190,
      'For those reading along: paper museum, next Friday, 8:20 at the gate. Raincoat, water, lunch without nuts, curiosity.',
      { replyTo: '6', reactions: { '🙏': ['anjali', 'jiwoo', 'weiting'] } },
    ],
    ['8', 'lin', 10150, '我可以帮忙带队，那天休假。'],
    ['9', 'weiting', 10140, '太好了，謝謝林小姐！這樣每一組都有一位大人。'],
    ['10', 'lin', 10135, '没关系哈哈，叫我小林就好。', { reactions: { '😄': ['weiting', 'mira', 'anjali'] } }],
    ['11', 'jiwoo', 5900, '도시락은 김밥으로 할까요? 견과류 없이 서른 줄 말 수 있어요.'],
    ['12', 'anjali', 5880, 'Thirty?! किमबाप ज़िंदाबाद 🎉', { reactions: { '🍙': ['jiwoo', 'lin', 'mira', 'weiting'] } }],
    ['13', 'weiting', 3020, file('budget')],
    ['14', 'weiting', 3015, mentioning('班費明細在上面。@[mira|Mira] 雨傘的預算還沒用，要不要改買彩色紙？')],
    [
      '15',
      'mira',
      3000,
      'Yes! Paper instead of umbrellas. If it rains, we fold hats.',
      { reactions: { '🎏': ['weiting', 'lin'], '👏': ['anjali'] } },
    ],
  ]),
};
