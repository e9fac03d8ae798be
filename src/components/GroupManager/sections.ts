'use client';
import type { ComponentType } from 'react';
import type { Decision } from '../../model/index.js';
import { usePermission } from '../../react/index.js';
import type { GroupSectionProps } from './section.js';

/** The parts of a group's console, in the order of its tabs. */
export const groupSections = ['members', 'profile', 'invite', 'requests', 'settings', 'banned', 'controls'] as const;

/** One of {@link groupSections}. */
export type GroupSection = (typeof groupSections)[number];

/** Each is loaded when it is first shown. */
export const sectionLoaders: {
  readonly [S in GroupSection]?: () => Promise<ComponentType<GroupSectionProps>>;
} = {
  members: () => import('./members/index.js').then(({ GroupMembers }) => GroupMembers),
  profile: () => import('./profile/index.js').then(({ GroupProfile }) => GroupProfile),
  invite: () => import('./links/index.js').then(({ GroupInvite }) => GroupInvite),
  requests: () => import('./requests/index.js').then(({ GroupRequests }) => GroupRequests),
  settings: () => import('./settings/index.js').then(({ GroupSettings }) => GroupSettings),
  banned: () => import('./members/index.js').then(({ GroupBanned }) => GroupBanned),
  controls: () => import('./members/index.js').then(({ GroupControls }) => GroupControls),
};

/** May be looked at; a lost connection takes nothing away that is shown. */
const isOpen = (decision: Decision): boolean => decision.allowed || decision.reason === 'offline';

/** The sections somebody may see. Lists only some may read are left out for the others; controls that are off are shown and say why. */
export function useSections(): readonly GroupSection[] {
  const requests = isOpen(usePermission('approve-requests'));
  const banned = isOpen(usePermission('unban'));
  return groupSections.filter(
    (section) =>
      sectionLoaders[section] !== undefined && (section !== 'requests' || requests) && (section !== 'banned' || banned),
  );
}
