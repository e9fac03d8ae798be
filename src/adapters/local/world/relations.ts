import type { SeedRelation } from './types.js';

const friends: readonly Omit<SeedRelation, 'of' | 'relation'>[] = [
  { to: 'tomas', minutesAgo: 400_000, groups: ['Trail'] },
  { to: 'greta', minutesAgo: 390_000, groups: ['Neighbours'] },
  { to: 'camille', minutesAgo: 12_000 },
  { to: 'joana', minutesAgo: 300_000, groups: ['Trail'] },
  { to: 'yusra', minutesAgo: 210_000, groups: ['Studio'] },
  { to: 'noam', minutesAgo: 180_000 },
  { to: 'ploy', minutesAgo: 150_000 },
  { to: 'sora', minutesAgo: 90_000 },
  { to: 'jiwoo', minutesAgo: 80_000, remark: 'Jiwoo (pottery)', groups: ['Neighbours'] },
  { to: 'lin', minutesAgo: 70_000, groups: ['Studio', 'Trail'] },
  { to: 'weiting', minutesAgo: 60_000, groups: ['Neighbours'] },
  { to: 'fox', minutesAgo: 50_000 },
];

/** How people of the demo world stand to each other. */
export const demoRelations: readonly SeedRelation[] = [
  ...friends.map((friend): SeedRelation => ({ of: 'mira', relation: 'friend', ...friend })),
  { of: 'tomas', to: 'yusra', relation: 'friend', minutesAgo: 200_000, groups: ['Trail'] },
  { of: 'tomas', to: 'lin', relation: 'friend', minutesAgo: 190_000 },
  {
    of: 'mira',
    to: 'ingrid',
    relation: 'incoming',
    minutesAgo: 95,
    wording: 'Hej! We sat next to each other on the night train.',
  },
  { of: 'mira', to: 'zimo', relation: 'incoming', minutesAgo: 1500, wording: '你好，我是小林的朋友。' },
  { of: 'mira', to: 'oksana', relation: 'requested', minutesAgo: 2900, wording: 'Shall we stay in touch?' },
  { of: 'mira', to: 'prizes', minutesAgo: 9000, blocked: true },
];
