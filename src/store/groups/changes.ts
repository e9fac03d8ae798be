import { toChatError, type GroupChanges } from '../../contract/index.js';
import type { Group, PermissionAction } from '../../model/index.js';
import type { Core, GroupEvent } from '../core.js';

/** Which permissions a set of changes asks for. */
export function actionsFor({
  name,
  avatar,
  introduction,
  notice,
  settings,
  attributes,
}: GroupChanges): PermissionAction[] {
  const { muteAll, ...rest } = settings ?? {};
  return [
    ...(name !== undefined || avatar !== undefined || introduction !== undefined || attributes
      ? (['edit-profile'] as const)
      : []),
    ...(notice === undefined ? [] : (['edit-notice'] as const)),
    ...(muteAll === undefined ? [] : (['mute-all'] as const)),
    ...(Object.keys(rest).length === 0 ? [] : (['edit-settings'] as const)),
  ];
}

/** What a group is once it was changed. */
export function changed(group: Group, { settings, attributes, avatar, ...given }: GroupChanges): Group {
  const kept = Object.entries({ ...group.attributes, ...attributes }).filter(([, value]) => value !== null);
  return {
    ...group,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...(avatar !== undefined && { avatar: avatar ?? undefined }),
    ...(settings && { settings: { ...group.settings, ...settings } }),
    ...(attributes && { attributes: Object.fromEntries(kept) as Readonly<Record<string, string>> }),
  };
}

/** Somebody who asked to be let in hears that they were not. */
export function answered(core: Core, event: Extract<GroupEvent, { type: 'join-request' }>): void {
  const { request, active, accepted, by, reason } = event;
  const group = core.groups.get(request.groupId);
  const isMine = [...core.accounts.values()].some(({ selfId }) => selfId === request.userId);
  if (!group || !isMine || active || accepted !== false) return;
  const refusal = { ...(by !== undefined && { by }), ...(reason !== undefined && { reason }) };
  core.groups.set(group.id, { ...group, requestedAt: undefined, refusal });
}

/** Words that are not even an id lead as little to a group as an id nobody has. */
export function leadsNowhere(reason: unknown): null {
  const { code } = toChatError(reason);
  if (code === 'not-found' || code === 'bad-input') return null;
  throw reason;
}
