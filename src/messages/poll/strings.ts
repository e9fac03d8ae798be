import type { OwnStrings } from '../ownStrings.js';

const en = {
  'poll.anonymous': 'Anonymous',
  'poll.change': 'Change vote',
  'poll.chosen': 'Your choice',
  'poll.close': 'Close poll',
  'poll.close.text': 'Nobody can vote any more after this. The result stays.',
  'poll.close.title': 'Close this poll?',
  'poll.closed': 'Closed',
  'poll.closes': 'Closes {time}',
  'poll.hideResults': 'Back to voting',
  'poll.multiple': 'Several answers',
  'poll.nobody': 'Nobody chose this',
  'poll.option': { one: '{text}: {count} vote, {share}', other: '{text}: {count} votes, {share}' },
  'poll.results': 'Show results',
  'poll.single': 'One answer',
  'poll.total': { '=0': 'No votes yet', one: '{count} vote', other: '{count} votes' },
  'poll.unknownVoters': { one: 'and {count} more', other: 'and {count} more' },
  'poll.vote': 'Vote',
  'poll.voters': 'Who voted',
  'poll.withdraw': 'Take vote back',
} as const;

/** Words of the poll view. */
export const pollStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'poll.anonymous': '匿名',
    'poll.change': '修改投票',
    'poll.chosen': '你的选择',
    'poll.close': '结束投票',
    'poll.close.text': '结束后将无法再投票，结果会保留。',
    'poll.close.title': '结束这次投票？',
    'poll.closed': '已结束',
    'poll.closes': '{time} 截止',
    'poll.hideResults': '返回投票',
    'poll.multiple': '可多选',
    'poll.nobody': '无人选择',
    'poll.option': { other: '{text}：{count} 票，{share}' },
    'poll.results': '查看结果',
    'poll.single': '单选',
    'poll.total': { '=0': '暂无投票', other: '{count} 票' },
    'poll.unknownVoters': { other: '另有 {count} 人' },
    'poll.vote': '投票',
    'poll.voters': '投票详情',
    'poll.withdraw': '撤回投票',
  },
};
