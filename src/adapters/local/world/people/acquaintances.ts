import type { SeedUser } from '../types.js';

/** People nobody has written with yet: who asks to be a contact, and who is blocked. All of them are made up. */
export const acquaintances: readonly SeedUser[] = [
  {
    id: 'ingrid',
    nick: 'Ingrid Dahlqvist',
    bio: 'Kartograf på fritiden.',
    hue: 140,
    locale: 'sv',
    presence: 'online',
    bot: { delayMs: [900, 2400], rules: [], replies: ['Hej igen!', 'Så roligt. Berätta mer!'] },
  },
  {
    id: 'zimo',
    nick: '周子墨',
    reading: 'Zhou Zimo',
    bio: '周末在植物园当志愿者。',
    hue: 60,
    locale: 'zh-Hans',
    presence: 'away',
    lastSeenMinutesAgo: 12,
    bot: { delayMs: [900, 2400], rules: [], replies: ['好的！', '这周末一起来植物园吧。'] },
  },
  {
    id: 'prizes',
    nick: 'Prize Desk 24',
    hue: 350,
    locale: 'en',
    presence: 'offline',
    lastSeenMinutesAgo: 9000,
    bot: { delayMs: [200, 400], rules: [], replies: ['You have won! Answer with your address.'] },
  },
];
