import type { ChatCommand } from '../../../react/index.js';
import type { TextEntity } from '../../../model/index.js';

/** What was chosen from a list. */
export type Choice =
  | { readonly type: 'text'; readonly text: string; readonly entity?: Pick<TextEntity, 'type' | 'userId'> | undefined }
  | { readonly type: 'command'; readonly command: ChatCommand }
  | { readonly type: 'template'; readonly text: string };

/** What the open list gives the field. */
export interface SuggestKeys {
  /** True when the key was for the list. */
  key(key: string): boolean;
}
