'use client';
import { useMemo } from 'react';
import { chatErrorData, toChatError } from '../../contract/index.js';
import { describeError } from '../../i18n/index.js';
import { useMessageHandlers } from '../../messages/index.js';
import { threadOf, type TimelineRef } from '../../model/index.js';
import { useChatStore, useConversationScope, useDesk } from '../../react/index.js';
import type { ImageContent } from '../../messages/content.js';
import type { MessageActionId } from './actionTable.js';
import { copyText } from '../../utils/copyText.js';
import { copyImage } from './clipboard.js';
import type { Toast } from '../Toasts/index.js';
import type { Panel } from './panel.js';
import { quoteOf } from './snapshot.js';
import type { MessageRow } from './types.js';
import type { ActionTranslator } from './useActionStrings.js';

/** How long a deletion can be undone, in ms. */
export const UNDO_MS: number = 5000;

/** What doing something to a message may need of the layer. */
export interface DoingHost {
  readonly root: HTMLElement;
  /** Where edits are written. Default: the timeline of the scope. */
  readonly writeIn?: TimelineRef | undefined;
  open(panel: Panel): void;
  tell(toast: Omit<Toast, 'id'>): void;
  /** Opens the whole set of emoji for a message. */
  pickEmoji(messageKey: string): void;
  select(messageKey: string): void;
}

/** Does things to messages, and says what became of them. */
export interface Doing {
  run(id: MessageActionId, row: MessageRow, link?: string): void;
  react(row: MessageRow, emoji: string): void;
  /** Says that something was refused. */
  refused(reason: unknown): void;
  copy(text: string): void;
  remove(rows: readonly MessageRow[]): void;
  recall(row: MessageRow): void;
  save(rows: readonly MessageRow[], active: boolean): void;
}

/** What can be done in the scope's conversation. */
export function useDoing(
  host: DoingHost,
  t: ActionTranslator,
  marks: { readonly pinned: (messageId: string) => boolean; readonly saved: (messageId: string) => boolean },
): Doing {
  const store = useChatStore();
  const ref = useConversationScope();
  const desk = useDesk();
  const { openThread } = useMessageHandlers();
  return useMemo(() => {
    const { actions, adapter, contents } = store;
    const refused = (reason: unknown): void => {
      const error = chatErrorData(toChatError(reason));
      host.tell({ text: t.t('actions.refused', { reason: describeError(t, error) }), tone: 'danger' });
    };
    /** What shows at once and may be refused: then it is taken back, and why is said. */
    const attempt = (done: Promise<unknown>, then?: () => void): void => void done.then(then, refused);
    const copy = (text: string): void => {
      copyText(text, host.root).then(
        () => host.tell({ text: t.t('actions.copied') }),
        () => host.tell({ text: t.t('actions.copyFailed'), tone: 'danger' }),
      );
    };
    async function copyPicture({ message }: MessageRow): Promise<void> {
      const media = (message.content as ImageContent).items[0]?.media;
      if (!media || !adapter.media) return;
      const resolved = await adapter.media.resolve(media, 'original');
      try {
        await copyImage(resolved.url);
        host.tell({ text: t.t('actions.copied') });
      } catch {
        host.tell({ text: t.t('actions.copyFailed'), tone: 'danger' });
      } finally {
        resolved.revoke();
      }
    }
    const save = (rows: readonly MessageRow[], active: boolean): void => {
      const show = { label: t.t('actions.saved.show'), onSelect: () => host.open({ kind: 'saved' }) };
      attempt(Promise.all(rows.map(({ message }) => actions.saveMessage(ref, message.id, active))), () =>
        host.tell(active ? { text: t.t('actions.saved'), action: show } : { text: t.t('actions.unsaved') }),
      );
    };
    const remove = (rows: readonly MessageRow[]): void => {
      const ids = rows.map(({ message }) => message.id);
      attempt(
        actions.removeLater(ref, ids, UNDO_MS).then((removal) => {
          const text = t.t('actions.deleted', { count: ids.length });
          const undo = (): void => {
            if (!removal.undo()) host.tell({ text: t.t('actions.undo.late'), tone: 'danger' });
          };
          host.tell({ text, action: { label: t.t('actions.undo'), onSelect: undo } });
          return removal.done;
        }),
      );
    };
    const react = ({ message }: MessageRow, emoji: string): void => {
      const mine = message.lanes.reactions?.value.some((each) => each.emoji === emoji && each.mine) === true;
      attempt(actions.react(ref, message.id, emoji, !mine));
    };
    const recall = ({ message, mine }: MessageRow): void => {
      const { id, content, quote } = message;
      // Only one's own words can be written again: those of others are gone for whoever takes them back, too (P4).
      if (mine && content.type === 'text') desk?.keepRecalled(id, { content, quote });
      actions.recallMessage(ref, id).catch((reason: unknown) => {
        desk?.dropRecalled(id);
        refused(reason);
      });
    };
    const run = (id: MessageActionId, row: MessageRow, link?: string): void => {
      const { message, key } = row;
      switch (id) {
        case 'reply':
          return desk?.composer(ref)?.reply(quoteOf(store.getState(), ref, row));
        case 'thread': {
          const thread = threadOf(message);
          return thread && openThread?.(thread);
        }
        case 'edit':
          return desk?.composer(host.writeIn ?? ref)?.edit(message);
        case 'react':
          return host.pickEmoji(key);
        case 'copy-text':
          return copy(contents.copyText(message.content));
        case 'copy-link':
          return link === undefined ? undefined : copy(link);
        case 'copy-image':
          return void copyPicture(row).catch(refused);
        case 'forward':
          return host.open({ kind: 'forward', rows: [row] });
        case 'select':
          return host.select(key);
        case 'pin':
          return attempt(actions.pinMessage(ref, message.id, !marks.pinned(message.id)));
        case 'save':
          return save([row], !marks.saved(message.id));
        case 'mark-unread':
          return attempt(actions.updateSettings(ref.conversationId, { unreadFrom: row.position }), () =>
            host.tell({ text: t.t('actions.markedUnread') }),
          );
        case 'translate':
          return attempt(actions.translateMessage(ref, message.id, t.locale));
        case 'transcribe':
          return attempt(actions.transcribeMessage(ref, message.id));
        case 'resend':
          return actions.retrySend(ref, key);
        case 'cancel':
          if (!actions.discardSend(ref, key)) host.tell({ text: t.t('actions.cancel.late'), tone: 'danger' });
          return;
        case 'delete':
          return remove([row]);
        case 'recall':
        case 'info':
        case 'edit-history':
        case 'readers':
        case 'report':
        case 'remind':
        case 'reactions':
          return host.open({ kind: id, row });
      }
    };
    return { run, react, refused, copy, remove, recall, save };
  }, [desk, host, marks, openThread, ref, store, t]);
}
