import type { OwnStrings } from '../ownStrings.js';

const en = {
  'location.compose.address': 'Address (optional)',
  'location.compose.denied':
    'This page may not see where you are. Allow it in the settings of your browser, or type the place below.',
  'location.compose.found': 'Your position, to about {metres} m',
  'location.compose.live': 'Keep it up to date',
  'location.compose.live.never': 'No, only this place',
  'location.compose.liveHint': 'For as long as this page is open. You can stop it on the message at any time.',
  'location.compose.locate': 'Use my position',
  'location.compose.locateHint': 'Your browser asks you first. Nothing is sent before you press Send.',
  'location.compose.place': 'Coordinates or a link of a map',
  'location.compose.placeHint': 'Such as 48.8584, 2.2945, or a link from Google Maps, Apple Maps or OpenStreetMap.',
  'location.compose.preview': 'Preview',
  'location.compose.shortLink': 'This short link hides the place. Open it, and copy the address it leads to.',
  'location.compose.title': 'Name (optional)',
  'location.compose.unavailable': 'Your position could not be found. Try again, or type the place below.',
  'location.compose.unreadable': 'No place was found in this. Write degrees north and east, such as 48.8584, 2.2945.',
} as const;

/** Words of the form that makes a place. */
export const locationComposerStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'location.compose.address': '地址（可选）',
    'location.compose.denied': '此页面无法获取你的位置。请在浏览器设置中允许，或在下方输入位置。',
    'location.compose.found': '你的位置，误差约 {metres} 米',
    'location.compose.live': '实时更新位置',
    'location.compose.live.never': '否，仅发送此位置',
    'location.compose.liveHint': '仅在此页面打开期间更新。你可以随时在消息上停止。',
    'location.compose.locate': '使用我的位置',
    'location.compose.locateHint': '浏览器会先征求你的同意。点击“发送”前不会发送任何内容。',
    'location.compose.place': '坐标或地图链接',
    'location.compose.placeHint': '例如 48.8584, 2.2945，或 Google 地图、Apple 地图、OpenStreetMap 的链接。',
    'location.compose.preview': '预览',
    'location.compose.shortLink': '此短链接隐藏了位置。请打开它，再复制打开后的网址。',
    'location.compose.title': '名称（可选）',
    'location.compose.unavailable': '无法获取你的位置。请重试，或在下方输入位置。',
    'location.compose.unreadable': '未能识别出位置。请输入纬度和经度，例如 48.8584, 2.2945。',
  },
};
