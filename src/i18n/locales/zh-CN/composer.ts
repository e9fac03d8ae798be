import type { SameKeys } from '../../types.js';
import type { composer as en } from '../en/composer.js';

export const composer: SameKeys<typeof en> = {
  'composer.attach': '添加附件',
  'composer.attach.camera': '拍照',
  'composer.attach.file': '文件',
  'composer.attach.image': '图片或视频',
  'composer.disabled': '你不能在这里发言。',
  'composer.discardEdit': '取消编辑',
  'composer.discardReply': '取消回复',
  'composer.draftSaved': '草稿已保存',
  'composer.dropHere': '拖放文件到此处发送',
  'composer.editing': '正在编辑消息',
  'composer.emoji': '表情',
  'composer.label': '消息',
  'composer.labelTo': '发消息给 {name}',
  'composer.leftCharacters': { other: '还可输入 {count} 个字符' },
  'composer.mention': '提及某人',
  'composer.nothingToSend': '请先输入内容',
  'composer.placeholder': '发消息',
  'composer.placeholderTo': '发消息给 {name}',
  'composer.replyingTo': '回复 {name}',
  'composer.replyingToSelf': '回复自己',
  'composer.send': '发送',
  'composer.sendHint': 'Enter 发送，Shift + Enter 换行',
  'composer.tooLong': { other: '超出 {count} 个字符' },
  'composer.voice': '录制语音',
};
