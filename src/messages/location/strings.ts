import type { OwnStrings } from '../ownStrings.js';

const en = {
  'location.apple': 'Apple Maps',
  'location.copied': 'Coordinates copied',
  'location.copy': 'Copy coordinates',
  'location.ended': 'Live location ended {time}',
  'location.geo': 'Another map app',
  'location.google': 'Google Maps',
  'location.live': 'Live for {time}',
  'location.open': 'Open map',
  'location.openPlace': 'Open map: {place}',
  'location.osm': 'OpenStreetMap',
  'location.stop': 'Stop sharing',
} as const;

/** Words of the location view. */
export const locationStrings: OwnStrings<typeof en> = {
  en,
  'zh-CN': {
    'location.apple': 'Apple 地图',
    'location.copied': '坐标已复制',
    'location.copy': '复制坐标',
    'location.ended': '实时位置共享已于 {time} 结束',
    'location.geo': '其他地图应用',
    'location.google': 'Google 地图',
    'location.live': '实时共享，剩余 {time}',
    'location.open': '打开地图',
    'location.openPlace': '打开地图：{place}',
    'location.osm': 'OpenStreetMap',
    'location.stop': '停止共享',
  },
};
