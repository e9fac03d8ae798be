'use client';
import { useLayoutEffect, useRef, type RefObject } from 'react';
import { useChatActions, useConversationScope, type OpenTimeline } from '../../react/index.js';
import type { VirtualListHandle } from '../../ui/index.js';

/** A message sent from here always brings its writer to the end, from any distance. */
export function useOwnSends(
  { sentHere, hasNewer }: OpenTimeline,
  list: RefObject<VirtualListHandle | null>,
  onSend: () => void,
): void {
  const actions = useChatActions();
  const scope = useConversationScope();
  const seen = useRef(sentHere);
  useLayoutEffect(() => {
    const isNew = sentHere > seen.current;
    seen.current = sentHere;
    // What another tab or device sent does not pull this reader down.
    if (!isNew) return;
    onSend();
    list.current?.scrollToEnd();
    if (!hasNewer) return;
    actions.showLatest(scope).then(
      () => list.current?.scrollToEnd(),
      () => undefined,
    );
  }, [actions, hasNewer, list, onSend, scope, sentHere]);
}
