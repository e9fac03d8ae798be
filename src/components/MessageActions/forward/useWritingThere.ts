'use client';
import { toChatError } from '../../../contract/index.js';
import { describeDenial, describeError } from '../../../i18n/index.js';
import { useMessageHandlers } from '../../../messages/index.js';
import type { DraftForward } from '../../../model/index.js';
import { decideForward, useChatStore, useConversationScope, useDesk, useForwardInto } from '../../../react/index.js';
import type { PanelProps } from '../panels/panelProps.js';
import { captionOf } from './parcels.js';
import type { Target } from './targets.js';

/** Takes what is handed on to the composer of the one chosen conversation, to be written with there. Undefined where nothing here can open it. */
export function useWritingThere(
  { host, onClose, t }: PanelProps,
  chosen: readonly Target[],
  pack: () => DraftForward | undefined,
  caption: string,
): (() => void) | undefined {
  const { actions, adapter, getState } = useChatStore();
  const here = useConversationScope();
  const desk = useDesk();
  const put = useForwardInto();
  const { openConversation } = useMessageHandlers();
  const go = async ({ conversationId: known, userId = '' }: Target): Promise<void> => {
    const conversationId = known ?? (await actions.startWith(userId)).id;
    const forward = pack();
    if (!forward) return;
    const decision = decideForward(getState(), adapter, { conversationId }, forward);
    if (!decision.allowed) {
      const text = describeDenial(t, decision.reason, decision.until);
      return host.tell({ text, tone: 'danger' });
    }
    onClose();
    // The dialog gives the focus back first.
    requestAnimationFrame(() => {
      put({ conversationId }, forward, captionOf(caption));
      if (conversationId !== here.conversationId || here.threadId !== undefined) openConversation?.(conversationId);
    });
  };
  const isHere = ({ conversationId }: Target): boolean =>
    conversationId !== undefined && desk?.composer({ conversationId }) !== undefined;
  if (!openConversation && !chosen.every(isHere)) return undefined;
  return () => {
    const [target, ...more] = chosen;
    if (!target || more.length > 0) return;
    go(target).catch((reason: unknown) => {
      const text = describeError(t, toChatError(reason));
      host.tell({ text: t.t('actions.forward.failed', { reason: text }), tone: 'danger' });
    });
  };
}
