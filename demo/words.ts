import type { DemoSettings } from './settings.ts';

/** What the toolbar says. The chat itself brings its own strings. */
export interface Words {
  readonly you: string;
  readonly theme: string;
  readonly themes: Readonly<Record<DemoSettings['theme'], string>>;
  readonly language: string;
  readonly direction: string;
  readonly directions: Readonly<Record<DemoSettings['dir'], string>>;
  readonly width: string;
  readonly full: string;
  readonly density: string;
  readonly densities: Readonly<Record<DemoSettings['density'], string>>;
  readonly bots: string;
  readonly two: string;
  readonly settings: string;
  readonly second: string;
  readonly secondAs: (name: string) => string;
  readonly reset: string;
  readonly resetQuestion: string;
  readonly toolbar: string;
  readonly chatOf: (name: string) => string;
  readonly loading: string;
  readonly network: string;
  readonly signOut: string;
}

const en: Words = {
  you: 'You are',
  theme: 'Theme',
  themes: { auto: 'System', light: 'Light', dark: 'Dark' },
  language: 'Language',
  direction: 'Direction',
  directions: { auto: 'By language', ltr: 'Left to right', rtl: 'Right to left' },
  width: 'Width',
  full: 'Full',
  density: 'Density',
  densities: { comfortable: 'Comfortable', compact: 'Compact' },
  bots: 'People answer',
  two: 'Two in one page',
  settings: 'Settings',
  second: 'Second person',
  secondAs: (name) => `Open a second window as ${name}`,
  reset: 'Reset data',
  resetQuestion: 'Delete all demo data in this browser and start afresh?',
  toolbar: 'Demo settings',
  chatOf: (name) => `Chat of ${name}`,
  loading: 'Loading the demo world…',
  network: 'Network',
  signOut: 'Sign out',
};

const zh: Words = {
  you: '你是',
  theme: '主题',
  themes: { auto: '跟随系统', light: '浅色', dark: '深色' },
  language: '语言',
  direction: '方向',
  directions: { auto: '随语言', ltr: '从左到右', rtl: '从右到左' },
  width: '宽度',
  full: '全宽',
  density: '密度',
  densities: { comfortable: '宽松', compact: '紧凑' },
  bots: '自动回复',
  two: '同页两人',
  settings: '设置',
  second: '第二个人',
  secondAs: (name) => `以 ${name} 的身份打开第二个窗口`,
  reset: '重置数据',
  resetQuestion: '要删除此浏览器中的全部演示数据并重新开始吗?',
  toolbar: '演示设置',
  chatOf: (name) => `${name} 的聊天`,
  loading: '正在加载演示数据…',
  network: '网络',
  signOut: '退出登录',
};

export const words: Readonly<Record<DemoSettings['lang'], Words>> = { en, 'zh-CN': zh };
