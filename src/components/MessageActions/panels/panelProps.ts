import type { MessageId } from '../../../model/index.js';
import type { ActionTranslator } from '../useActionStrings.js';
import type { Doing, DoingHost } from '../useDoing.js';

/** What every panel gets. */
export interface PanelProps {
  readonly doing: Doing;
  readonly host: DoingHost;
  readonly goTo: (messageId: MessageId) => void;
  readonly onClose: () => void;
  readonly t: ActionTranslator;
}
