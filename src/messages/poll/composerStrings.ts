import type { OwnStrings } from '../ownStrings.js';

const en = {
  'poll.compose.add': 'Add answer',
  'poll.compose.anonymous': 'Hide who voted for what',
  'poll.compose.answer': 'Answer {number}',
  'poll.compose.answers': 'Answers',
  'poll.compose.answersHint': 'Two to {max}. Empty ones are left out.',
  'poll.compose.closes': 'Closes at (optional)',
  'poll.compose.few': 'Give at least two answers.',
  'poll.compose.moved': 'Answer moved to place {number}',
  'poll.compose.moveDown': 'Move down',
  'poll.compose.moveUp': 'Move up',
  'poll.compose.multiple': 'Several answers can be chosen',
  'poll.compose.noQuestion': 'Ask something first.',
  'poll.compose.options': 'Move or remove answer {number}',
  'poll.compose.past': 'Choose a time that is still to come.',
  'poll.compose.question': 'Question',
  'poll.compose.remove': 'Remove answer',
  'poll.compose.same': 'Answer {first} and answer {second} are the same.',
} as const;

/** Words of the form that makes a poll. */
export const pollComposerStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'poll.compose.add': '添加选项',
    'poll.compose.anonymous': '匿名投票',
    'poll.compose.answer': '选项 {number}',
    'poll.compose.answers': '选项',
    'poll.compose.answersHint': '2 到 {max} 个，空白的选项会被忽略。',
    'poll.compose.closes': '截止时间（可选）',
    'poll.compose.few': '请至少填写两个选项。',
    'poll.compose.moved': '选项已移到第 {number} 位',
    'poll.compose.moveDown': '下移',
    'poll.compose.moveUp': '上移',
    'poll.compose.multiple': '允许多选',
    'poll.compose.noQuestion': '请先填写问题。',
    'poll.compose.options': '移动或删除选项 {number}',
    'poll.compose.past': '请选择一个将来的时间。',
    'poll.compose.question': '问题',
    'poll.compose.remove': '删除选项',
    'poll.compose.same': '选项 {first} 与选项 {second} 相同。',
  },
};
