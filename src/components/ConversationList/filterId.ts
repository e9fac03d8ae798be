/** What the list shows: everything that is not archived, a part of it, what is archived, or a folder of the user's own (`folder:` and its name). */
export type ConversationFilterId = 'all' | 'unread' | 'mentions' | 'groups' | 'archived' | `folder:${string}`;

/** Id of the tab of a filter. Folders have any name; a blank would make two ids of one. */
export function tabIdOf(panelId: string, filter: ConversationFilterId): string {
  return `${panelId}-${filter.replace(/[\s%]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
}
