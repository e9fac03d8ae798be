import { mentioning, thread } from '../build.js';
import { said } from '../generate.js';
import type { SeedMessage, SeedThread } from '../types.js';

const team = ['noam', 'lin', 'tomas', 'sora', 'jiwoo', 'mira'] as const;

/** Long: it takes pages to go through. */
function longTalk(): SeedMessage[] {
  const begin = 2860;
  return Array.from({ length: 64 }, (_, index) => {
    const from = team[(index * 5 + Math.floor(index / 7)) % team.length] ?? 'lin';
    return {
      id: `group-studio/19/${index + 1}`,
      from,
      minutesAgo: begin - 40 - index * 19,
      content: said(19, index, from),
      ...(index % 17 === 3 && { reactions: { '👍': ['tomas', 'lin'] } }),
    };
  });
}

/** The minutes of a meeting, discussed for a day. */
export const minutes: SeedThread = { answers: longTalk() };

/** Under one of the first messages: the place nobody scrolls back to. */
export const decisions: SeedThread = {
  answers: thread('group-studio', [
    ['4/1', 'noam', 30200, 'Dated by the day we decide, or the day we write it down?'],
    ['4/2', 'mira', 30195, 'The day we decide. Nobody writes the same day anyway.'],
    ['4/3', 'tomas', 30188, 'Yo los leo todos los lunes con el café ☕'],
    ['4/4', 'lin', 320, '旧的决定要不要归档？已经有四十多页了。'],
    [
      '4/5',
      'mira',
      300,
      'Let us keep them all. Searching is cheap, forgetting is not.',
      { reactions: { '💡': ['lin'] } },
    ],
  ]),
};

/** With answers the default user has not read, one of them for them. The first was also sent to the conversation. */
export const progress: SeedThread = {
  answers: thread('group-studio', [
    ['25/2', 'sora', 391, '戻ってきた人も入っています。除くと 71 です。', { replyTo: '25/1' }],
    ['25/3', 'mira', 380, 'Still good. Could you add the number to the picture?'],
    ['25/4', 'sora', 61, 'はい、直しました。今日の午後に出します。'],
    ['25/5', 'jiwoo', 47, '모바일만 따로 볼 수도 있을까요?'],
    ['25/6', 'sora', 12, mentioning('@[mira|Mira] 携帯だけの表も作りました。見てもらえますか？')],
  ]),
  unreadFor: { mira: 3 },
};
