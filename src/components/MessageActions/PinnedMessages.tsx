'use client';
import { useEffect, type ReactElement } from 'react';
import type { MessageId } from '../../model/index.js';
import {
  useCapability,
  useChatActions,
  useChatStore,
  useConversationScope,
  usePinned,
  useStartup,
} from '../../react/index.js';
import { useLazy } from '../../ui/index.js';

const loadBar = () => import('./PinnedBar.js');

/** Props of {@link PinnedMessages}. */
export interface PinnedMessagesProps {
  /** Goes to any message of this timeline. */
  readonly goTo: (messageId: MessageId) => void;
}

/** The pinned messages of the timeline as a bar above the list; nothing where none is pinned. */
export function PinnedMessages({ goTo }: PinnedMessagesProps): ReactElement | null {
  const ref = useConversationScope();
  const actions = useChatActions();
  const { adapter } = useChatStore();
  const ready = useStartup().status === 'ready';
  const capability = useCapability('messages.pin');
  const offered = ready && adapter.messages.listPinned !== undefined && capability.state !== 'absent';
  const pinned = usePinned(ref);
  useEffect(() => {
    if (offered) void actions.loadPinned(ref);
  }, [actions, offered, ref]);
  const isThere = pinned !== undefined && pinned.items.length > 0;
  const bar = useLazy(loadBar, isThere);
  return isThere && bar ? <bar.PinnedBar pinned={pinned} goTo={goTo} /> : null;
}
