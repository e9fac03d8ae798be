import type { StringEntry, StringsByLocale } from '../../i18n/index.js';

const en = {
  'media.animation.pause': 'Pause animation',
  'media.animation.play': 'Play animation',
  'media.byline': '{name}, {time}',
  'media.film.enlarge': 'Show the video large',
  'media.film.failed': 'The video could not be played',
  'media.film.play': 'Play video',
  'media.film.playLength': 'Play video, {duration}',
  'media.load': 'Load from {host}',
  'media.next': 'Next',
  'media.others': 'Pictures and videos',
  'media.place': '{index} of {count}',
  'media.previous': 'Previous',
  'media.tooLarge': 'The picture is too large to be shown',
  'media.zoomIn': 'Zoom in',
  'media.zoomOut': 'Zoom out',
  'file.cancelDownload': 'Cancel download',
  'file.cancelUpload': 'Cancel upload',
  'file.downloading': 'Downloading',
  'file.risk.save': 'Save anyway',
  'file.risk.text': '{name} can run on your device when it is opened. Save it only if you trust who sent it.',
  'file.risk.title': 'This file can be a program',
  'file.uploading': 'Uploading',
  'voice.hideText': 'Hide text',
  'voice.showText': 'Show text',
  'voice.speed': 'Speed: {speed}×',
  'voice.unplayed': 'Not played yet',
} as const;

/** Name of a string of the media views. */
export type MediaStringKey = keyof typeof en;

const zhCN: Readonly<Record<MediaStringKey, StringEntry>> = {
  'media.animation.pause': '暂停动画',
  'media.animation.play': '播放动画',
  'media.byline': '{name}，{time}',
  'media.film.enlarge': '放大显示视频',
  'media.film.failed': '视频无法播放',
  'media.film.play': '播放视频',
  'media.film.playLength': '播放视频，{duration}',
  'media.load': '从 {host} 加载',
  'media.next': '下一个',
  'media.others': '图片和视频',
  'media.place': '第 {index} 个，共 {count} 个',
  'media.previous': '上一个',
  'media.tooLarge': '图片过大，无法显示',
  'media.zoomIn': '放大',
  'media.zoomOut': '缩小',
  'file.cancelDownload': '取消下载',
  'file.cancelUpload': '取消上传',
  'file.downloading': '正在下载',
  'file.risk.save': '仍要保存',
  'file.risk.text': '{name} 打开后可能在您的设备上运行。请仅在信任发送者时保存。',
  'file.risk.title': '此文件可能是程序',
  'file.uploading': '正在上传',
  'voice.hideText': '隐藏文字',
  'voice.showText': '显示文字',
  'voice.speed': '速度：{speed} 倍',
  'voice.unplayed': '尚未播放',
};

/** Words of the media views. Not in the catalogue: they are loaded with the views. A host's own `strings` win over them all the same. */
export const mediaStrings: StringsByLocale = { en, 'zh-CN': zhCN };
