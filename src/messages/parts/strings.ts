import type { OwnStrings } from '../ownStrings.js';

const en = {
  'parts.arguments': 'Asked',
  'parts.empty': 'Writing…',
  'parts.reasoning': 'Reasoning',
  'parts.result': 'Answered',
  'parts.source': 'Source: {title}',
  'parts.sources': 'Sources',
  'parts.tool.done': 'Done',
  'parts.tool.failed': 'Failed',
  'parts.tool.pending': 'Waiting',
  'parts.tool.refused': 'Not allowed',
  'parts.tool.running': 'Running',
  'parts.unnamed': 'Tool',
} as const;

/** Words of the view of a rich answer. */
export const partsStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'parts.arguments': '参数',
    'parts.empty': '正在输入…',
    'parts.reasoning': '思考过程',
    'parts.result': '结果',
    'parts.source': '来源：{title}',
    'parts.sources': '来源',
    'parts.tool.done': '已完成',
    'parts.tool.failed': '失败',
    'parts.tool.pending': '等待中',
    'parts.tool.refused': '未获允许',
    'parts.tool.running': '运行中',
    'parts.unnamed': '工具',
  },
};
