'use client';
import { useMessageHandlers } from '../../messages/index.js';
import { timelineKey } from '../../model/index.js';
import { useConversationScope } from '../../react/index.js';
import type { KeptPanelProps } from './panel.js';
import type { ActionsProps } from './types.js';

/** To a message of this list by itself; to another one by the app around. */
export function useWayTo(goTo: ActionsProps['goTo']): KeptPanelProps['wayTo'] {
  const here = timelineKey(useConversationScope());
  const { openMessage } = useMessageHandlers();
  return (ref) => (timelineKey(ref) === here ? () => goTo(ref.messageId) : openMessage && (() => openMessage(ref)));
}
