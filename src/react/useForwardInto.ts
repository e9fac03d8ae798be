'use client';
import { useCallback } from 'react';
import { timelineKey, type Content, type DraftForward, type TimelineRef } from '../model/index.js';
import { useChatStore } from './context.js';
import { useDesk } from './desk.js';
import { fromDraft, withForward, withWords } from './written.js';

/**
 * Puts messages into the composer of a timeline, to be handed on with what is written there; into its draft where no composer shows it. What is being
 * written there stays, and `caption` follows it; an answer that was begun gives way.
 */
export function useForwardInto(): (ref: TimelineRef, forward: DraftForward, caption?: Content) => void {
  const { actions, env, getState } = useChatStore();
  const desk = useDesk();
  return useCallback(
    (ref, forward, caption) => {
      const there = desk?.composer(ref);
      if (there) return there.forward(forward, caption);
      const left = getState().drafts.get(timelineKey(ref));
      const next = withForward(fromDraft(left), forward);
      const words = caption === undefined ? next : withWords(next, caption);
      actions.setDraft(ref, { ...words, attachments: left?.attachments, updatedAt: env.now() }, { immediate: true });
    },
    [actions, env, getState, desk],
  );
}
