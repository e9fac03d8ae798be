'use client';
import { timelineKey, type Content, type Decision, type TimelineRef } from '../../../model/index.js';
import { decide, useChatStore, type Composer } from '../../../react/index.js';

/** What became of sending: the key of the row, or why it may not be sent. `content` means that nobody could show it. */
export type Sending = { readonly key: string } | { readonly refused: Exclude<Decision, { allowed: true }> | 'content' };

/** Sends a content to a timeline as the answer to what is being answered there, as text is; the words being written stay. */
export function useSendContent(composer: Composer): (timeline: TimelineRef, content: Content) => Sending {
  const { actions, adapter, contents, env, getState } = useChatStore();
  return (timeline, content) => {
    const { conversationId } = timeline;
    const here = timelineKey(timeline) === timelineKey(composer.ref);
    const now = decide(getState(), adapter, 'send', conversationId, { now: env.now() });
    // Only the composer knows how long slow mode lasts.
    const decision = here && now.allowed ? composer.permission : now;
    if (!decision.allowed) return { refused: decision };
    const usable = contents.normalize(content);
    if (usable.type !== content.type) return { refused: 'content' };
    if (here) {
      const { quote, alsoInConversation } = composer;
      if (quote) composer.setQuote(undefined);
      if (alsoInConversation) composer.setAlsoInConversation(false);
      const inConversation = alsoInConversation || undefined;
      return { key: actions.sendMessage(timeline, { content: usable, quote, inConversation }) };
    }
    // Another conversation is open by now: what was being answered there waits in its draft. An edit that was begun there answers nothing.
    const draft = getState().drafts.get(timelineKey(timeline));
    const quote = draft?.editing === undefined ? draft?.quote : undefined;
    if (draft && quote) {
      const { quote: _answered, ...rest } = draft;
      actions.setDraft(timeline, { ...rest, updatedAt: env.now() });
    }
    return { key: actions.sendMessage(timeline, { content: usable, quote }) };
  };
}
