/** The header of a chat, and presence. */
export const header = {
  'header.call.audio': 'Voice call',
  'header.call.video': 'Video call',
  'header.label': 'About this conversation',
  'header.members': { one: '{count} member', other: '{count} members' },
  'header.membersOnline': { one: '{count} member, {online} online', other: '{count} members, {online} online' },
  'header.typing': 'typing…',
  'presence.away': 'Away',
  'presence.bot': 'Bot',
  'presence.dnd': 'Do not disturb',
  'presence.lastSeen': 'Last seen {time}',
  'presence.offline': 'Offline',
  'presence.online': 'Online',
} as const;
