import type { ChatErrorData } from '../../contract/index.js';
import type { ConversationId, GroupId, UserId } from '../../model/index.js';

/** What every section of the group's console gets. It stands in the scope of the group's conversation. */
export interface GroupSectionProps {
  readonly conversationId: ConversationId;
  readonly groupId: GroupId;
  /** Tells what was done, for some seconds. */
  readonly tell: (text: string, tone?: 'danger') => void;
  /** Tells what was refused, and why. */
  readonly refused: (error: ChatErrorData) => void;
  /** Shows a person; without it people are only listed. */
  readonly onOpenUser?: ((userId: UserId) => void) | undefined;
  /** The signed-in user has left the group, or ended it. */
  readonly onGone?: (() => void) | undefined;
}
