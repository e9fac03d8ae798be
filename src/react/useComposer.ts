'use client';
import type { AdapterLimits } from '../contract/index.js';
import type { TextContent } from '../messages/content.js';
import type { Decision, MessageId, MessageSnapshot, TextEntity, TimelineRef } from '../model/index.js';
import { selectMessage } from '../store/index.js';
import { useChatStore } from './context.js';
import { useDesk } from './desk.js';
import { usePermission } from './permissions.js';
import { useConversationScope } from './scopes.js';
import { useComposerDesk } from './useComposerDesk.js';
import { useComposerDraft } from './useComposerDraft.js';
import { fromDraft, trimmed, withWords } from './written.js';

/** The whole behaviour of a composer, without a view. */
export interface Composer {
  readonly ref: TimelineRef;
  readonly text: string;
  readonly entities: readonly TextEntity[];
  /** The message being answered. */
  readonly quote: MessageSnapshot | undefined;
  /** Replaces the text. Entities that no longer fit are dropped unless new ones are given. Says that the user is typing. */
  setText(text: string, entities?: readonly TextEntity[]): void;
  setQuote(quote: MessageSnapshot | undefined): void;
  /** The own message that is being edited. */
  readonly editing: MessageId | undefined;
  /** Ends editing without a change; what was being written before comes back. */
  stopEditing(): void;
  /** Edits the newest own text, where that is allowed: what the arrow up does in an empty field. */
  editLast(): void;
  /** Sends what is written and empties the composer. False when there is nothing to send or sending is not allowed. */
  send(): boolean;
  readonly canSend: boolean;
  /** Whether writing here is allowed, and if not, why and until when. */
  readonly permission: Decision;
  /** Length of the text in the adapter's unit, and the most it takes; `over` is by how much it is too long. */
  readonly length: { readonly used: number; readonly max: number | undefined; readonly over: number };
  /** Tell when the field gains and loses focus: drafts from elsewhere never overwrite a focused composer. */
  setFocused(focused: boolean): void;
}

/** Options of {@link useComposer}. */
export interface ComposerOptions {
  /** A reply or an edit was asked for from elsewhere: the field should get the focus. */
  readonly onAsked?: (() => void) | undefined;
}

/** Length of a text in the unit a backend limits. */
export function measureText(text: string, unit: NonNullable<AdapterLimits['textUnit']>): number {
  switch (unit) {
    case 'utf16':
      return text.length;
    case 'codepoints':
      return Array.from(text).length;
    case 'utf8-bytes':
      return new TextEncoder().encode(text).length;
    case 'graphemes':
      return [...new Intl.Segmenter().segment(text)].length;
  }
}

/** The composer of the scope's conversation. Keeps its draft, reports typing, and sends. */
export function useComposer({ onAsked }: ComposerOptions = {}): Composer {
  const ref = useConversationScope();
  const { conversationId } = ref;
  const { actions, adapter, env, getState } = useChatStore();
  const desk = useDesk();
  const permission = usePermission('send');
  const { written, latest, write, clear, setFocused } = useComposerDraft(ref);
  const { text, entities, quote, editing, before } = written;
  useComposerDesk(ref, latest, write, onAsked);
  const max = adapter.limits.textLength;
  const used = measureText(text, adapter.limits.textUnit ?? 'utf16');
  const over = max === undefined ? 0 : Math.max(0, used - max);
  const canSend = permission.allowed && over === 0 && text.trim() !== '';
  const stopEditing = (): void => write(fromDraft(before));

  return {
    ref,
    text,
    entities,
    quote,
    permission,
    canSend,
    length: { used, max, over },
    setText(next, nextEntities = entities) {
      const fitting = nextEntities.filter(({ offset, length }) => offset + length <= next.length);
      write({ ...written, text: next, entities: fitting });
      actions.setTyping(ref, next.trim() !== '');
    },
    setQuote: (next) => write({ ...written, quote: next }),
    editing,
    stopEditing,
    editLast: () => void desk?.editLast(ref),
    send() {
      if (!canSend) return false;
      const content = trimmed(text, entities);
      const userIds = content.entities.flatMap((entity) =>
        entity.type === 'mention' && entity.userId ? entity.userId : [],
      );
      const all = content.entities.some((entity) => entity.type === 'mention-all');
      const mentions = userIds.length > 0 || all ? { userIds, all } : undefined;
      if (editing !== undefined) {
        const known = selectMessage(getState(), ref, editing)?.content as Partial<TextContent> | undefined;
        const edited = { ...content, format: known?.format ?? content.format };
        // Shown at once; when it is refused the message has its old words again, and the new ones are not lost.
        if (known?.text !== edited.text)
          actions.editMessage(ref, editing, edited, mentions).catch((reason: unknown) => {
            desk?.refused(ref, reason);
            const there = desk?.composer(ref);
            if (there) return there.take(edited);
            // The writer has gone elsewhere, and finds the words with what is being written here.
            const draft = getState().drafts.get(conversationId);
            const left = withWords(fromDraft(draft), edited);
            actions.setDraft(conversationId, { ...draft, ...left, updatedAt: env.now() }, { immediate: true });
          });
        stopEditing();
        return true;
      }
      clear();
      actions.sendMessage(ref, { content, quote, mentions }, { clearDraft: true });
      return true;
    },
    setFocused(next) {
      setFocused(next);
      if (!next) actions.setTyping(ref, false);
    },
  };
}
