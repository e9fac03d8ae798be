import type { MessageRef } from '../../model/index.js';
import type { MessageRow } from './types.js';
import type { ActionTranslator } from './useActionStrings.js';

/** What may be open over the list; one at a time. */
export type Panel =
  | { readonly kind: 'recall' | 'info' | 'edit-history' | 'readers' | 'report' | 'remind'; readonly row: MessageRow }
  | { readonly kind: 'reactions'; readonly row: MessageRow; readonly emoji?: string | undefined }
  | { readonly kind: 'forward'; readonly rows: readonly MessageRow[] }
  | { readonly kind: 'saved' };

/** What a dialog gets that lists messages of all conversations. */
export interface KeptPanelProps {
  /** How to go to a message; undefined where nothing here can. */
  readonly wayTo: (ref: MessageRef) => (() => void) | undefined;
  readonly onClose: () => void;
  readonly t: ActionTranslator;
}
