/** What the list shows: everything that is not archived, a part of it, what is archived, or a folder of the user's own (`folder:` and its name). */
export type ConversationFilterId = 'all' | 'unread' | 'mentions' | 'groups' | 'archived' | `folder:${string}`;
