import type { SeedConversation } from '../types.js';
import { camille } from './camille.js';
import { classroom } from './classroom.js';
import { anjali, jiwoo, lin, ploy, sora } from './directAsian.js';
import { fox, greta, joana, maximiliane, oksana } from './directEuropean.js';
import { noam, yusra } from './directRtl.js';
import { linden } from './linden.js';
import { others } from './others.js';
import { pip } from './pip.js';
import { readers } from './readers.js';
import { studio } from './studio.js';
import { tomas } from './tomas.js';
import { trail } from './trail.js';
import { weiting } from './weiting.js';

/** The ten-thousand-message conversation. */
export const tandem: SeedConversation = {
  id: 'group-tandem',
  kind: 'group',
  groupId: 'tandem',
  messages: { kind: 'generated', count: 10_000, seed: 7, endsMinutesAgo: 700 },
};

/** The hundred-thousand-message conversation. */
export const harbour: SeedConversation = {
  id: 'group-harbour',
  kind: 'group',
  groupId: 'harbour',
  mutedFor: ['mira'],
  messages: { kind: 'generated', count: 100_000, seed: 41, endsMinutesAgo: 260 },
};

export const demoConversations: readonly SeedConversation[] = [
  tomas,
  trail,
  studio,
  ploy,
  linden,
  camille,
  fox,
  yusra,
  lin,
  harbour,
  sora,
  jiwoo,
  tandem,
  noam,
  readers,
  oksana,
  classroom,
  anjali,
  greta,
  maximiliane,
  pip,
  joana,
  weiting,
  ...others,
];
