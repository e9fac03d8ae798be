import { markdown, thread } from '../build.js';
import type { SeedConversation } from '../types.js';

/** A teacher and an aunt plan a school trip: emphasis, lists, quotes, code, links, in two languages. */
export const weiting: SeedConversation = {
  id: 'dm-mira-weiting',
  kind: 'direct',
  members: ['mira', 'weiting'],
  messages: thread('dm-mira-weiting', [
    ['1', 'weiting', 52000, '米拉，戶外教學的通知單可以請妳看一下英文嗎？'],
    ['2', 'mira', 51990, 'Of course. Send me everything, I will put it in order.'],
    [
      '3',
      'weiting',
      51960,
      markdown(
        '**戶外教學**（星期五）\n1. 早上 *8:20* 校門口集合\n2. 搭車到植物園\n   - 每組五人\n   - 組長拿 `名單.pdf`\n3. 下午 ~~3:30~~ **3:00** 回學校\n\n> 下雨也照常去。',
      ),
      { reactions: { '👍': ['mira'] } },
    ],
    [
      '4',
      'mira',
      51900,
      markdown(
        '**School trip**, this Friday\n\n1. Meet at the gate at *8:20*\n2. Bus to the botanical garden\n   - five children to a group\n   - the leader carries `names.pdf`\n3. Back at ~~3:30~~ **3:00**\n\n> We go in the rain as well.\n\nThe map is [on their page](https://garden.example.org/map), the bus at https://bus.example.org/b12. :tada:',
      ),
      {
        edited: true,
        earlier: [
          '**School trip**, this Friday\n\n1. Meet at the gate at *8:00*\n2. Bus to the botanical garden\n   - six children to a group\n3. Back at 3:30\n\n> We go in the rain as well.',
          '**School trip**, this Friday\n\n1. Meet at the gate at *8:20*\n2. Bus to the botanical garden\n   - five children to a group\n   - the leader carries `names.pdf`\n3. Back at 3:30\n\n> We go in the rain as well.',
        ],
      },
    ],
    ['5', 'weiting', 51880, '謝謝！孩子們自己寫了一個抽籤的小程式，要附上去嗎？'],
    [
      '6',
      'weiting',
      51879,
      markdown(
        '```python\nimport random\n\nkids = ["Elin", "Kabir", "小安", "Jun"]  # everybody who wants to carry the first-aid bag\nrandom.shuffle(kids)\nprint("今天的組長：", kids[0])\n```',
      ),
    ],
    [
      '7',
      'mira',
      51860,
      markdown(
        'Yes! Only *one* change, so that nobody is **leader twice**:\n```diff\n- print(kids[0])\n+ print(kids.pop())\n```\nWhat is left:\n- first-aid bag\n- rain capes\n  1. count\n  2. count again\n- a spare pair of socks, *always*',
      ),
    ],
    [
      '8',
      'weiting',
      51850,
      markdown('> a spare pair of socks, *always*\n\n_這句話要放在第一行_ 😄'),
      { readBy: ['mira'] },
    ],
  ]),
};
