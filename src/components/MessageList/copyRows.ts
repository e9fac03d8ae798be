import type { ClipboardEvent } from 'react';
import { ownSummary, summaryText, type MessageTypeRegistry } from '../../messages/index.js';
import type { useChatStore, useStrings } from '../../react/index.js';
import { personName } from '../names/index.js';
import type { ListedRow, ListedRows } from './rowShape.js';

/** What rows are told in words with. */
export interface CopyContext {
  readonly rows: ListedRows;
  readonly conversationId: string;
  readonly selfId: string;
  readonly store: ReturnType<typeof useChatStore>;
  readonly translator: ReturnType<typeof useStrings>;
  readonly types: MessageTypeRegistry;
}

/** Of a selection so many messages are copied, whether they are mounted or not. */
const COPIED = 500;

function keyOf(node: Node | null): string | undefined {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest<HTMLElement>('[data-key]')?.dataset['key'];
}

function lineOf({ message, mine }: ListedRow, context: CopyContext): string {
  const { store, translator, types, selfId } = context;
  const state = store.getState();
  const groupId = state.conversations.get(context.conversationId)?.groupId;
  const nameOf = (id: string, known?: string): string =>
    id === selfId
      ? translator.t('common.you')
      : personName(state, id, groupId, known) || translator.t('common.someone');
  const name = mine ? translator.t('common.you') : nameOf(message.senderId, message.senderName);
  const { content } = message;
  const text = 'text' in content && typeof content.text === 'string' ? content.text : '';
  const own = (): string | undefined => ownSummary(types, content, translator);
  const words = text === '' ? summaryText(translator, store.contents.summarize(content), nameOf, own) : text;
  return `[${translator.formatDateTime(message.time)}] ${name}: ${words}`;
}

/** Copies a selection over several messages as they are known, with names and times. Within one message the browser copies. */
export function copyRows(event: ClipboardEvent<HTMLDivElement>, context: CopyContext): void {
  const { rows } = context;
  const root = event.currentTarget.getRootNode() as { getSelection?: () => Selection | null };
  const selection = root.getSelection?.() ?? document.getSelection();
  const ends = [keyOf(selection?.anchorNode ?? null), keyOf(selection?.focusNode ?? null)];
  const [from, to] = ends.map((key) => (key === undefined ? -1 : rows.indexOf(key))).toSorted((a, b) => a - b);
  if (from === undefined || to === undefined || from < 0 || from === to) return;
  const count = Math.min(COPIED, to - from + 1);
  const lines = Array.from({ length: count }, (_, i) => lineOf(rows.rowAt(from + i), context));
  event.clipboardData.setData('text/plain', lines.join('\n'));
  event.preventDefault();
}
