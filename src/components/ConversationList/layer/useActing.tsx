'use client';
import { useCallback, useState, type ReactElement } from 'react';
import { notifyLevel, type ConversationId } from '../../../model/index.js';
import { decide, offered, useChatStore } from '../../../react/index.js';
import { ConfirmDialog } from './ConfirmDialog.js';
import { isFinal, useActionLabels } from './ConversationMenu.js';
import { FoldersDialog } from './FoldersDialog.js';
import { offersFor, type ConversationActionId, type Offer } from './offers.js';
import type { ListWords } from './strings.js';
import { useDoing, type ConversationDoing } from './useDoing.js';
import { useFolders, type Folders } from './useFolders.js';

type Asking =
  | {
      readonly kind: 'confirm';
      readonly action: 'clear' | 'leave' | 'delete';
      readonly ids: readonly ConversationId[];
      readonly whenDone: (() => void) | undefined;
    }
  | { readonly kind: 'folders'; readonly ids: readonly ConversationId[]; readonly whenDone?: (() => void) | undefined };

/** Everything that can be done to conversations of the list. */
export interface Acting {
  readonly folders: Folders;
  readonly doing: ConversationDoing;
  /** What is offered for a conversation, now. */
  readonly offersOf: (id: ConversationId) => readonly Offer[];
  readonly labelOf: (id: ConversationActionId) => string;
  /** Does it, or asks first. `whenDone`: it is being done. `mute` needs a choice, and `select` a list: both are not done here. */
  readonly perform: (action: ConversationActionId, ids: readonly ConversationId[], whenDone?: () => void) => void;
  readonly editFolders: () => void;
  /** What is asked. */
  readonly dialog: ReactElement | null;
}

/** @param home where is told what was done */
export function useActing(home: HTMLElement, own: ListWords): Acting {
  const store = useChatStore();
  const folders = useFolders();
  const doing = useDoing(home, own);
  const labelOf = useActionLabels(own);
  const [asking, setAsking] = useState<Asking>();

  const offersOf = useCallback(
    (id: ConversationId) => {
      const { adapter, env } = store;
      const state = store.getState();
      const conversation = state.conversations.get(id);
      if (!conversation) return [];
      const now = env.now();
      return offersFor({
        conversation,
        muted: notifyLevel(conversation.settings, now) !== 'all',
        can: (operation) => offered(state, adapter, operation, id),
        leave: conversation.groupId === undefined ? undefined : decide(state, adapter, 'leave', id, { now }),
      });
    },
    [store],
  );
  const perform: Acting['perform'] = (action, ids, whenDone) => {
    if (ids.length === 0) return;
    if (isFinal(action)) return setAsking({ kind: 'confirm', action, ids, whenDone });
    if (action === 'folders') return setAsking({ kind: 'folders', ids, whenDone });
    whenDone?.();
    switch (action) {
      case 'read':
      case 'unread':
      case 'hide':
        return doing[action](ids);
      case 'pin':
      case 'unpin':
        return doing.pin(ids, action === 'pin');
      case 'archive':
      case 'unarchive':
        return doing.archive(ids, action === 'archive');
      case 'unmute':
        return doing.mute(ids, null);
    }
  };
  const close = (): void => setAsking(undefined);
  const finish = { clear: doing.clear, leave: doing.leave, delete: doing.remove };
  const dialog =
    asking?.kind === 'confirm' ? (
      <ConfirmDialog
        action={asking.action}
        ids={asking.ids}
        label={labelOf(asking.action)}
        onDo={() => {
          asking.whenDone?.();
          finish[asking.action](asking.ids);
        }}
        onClose={close}
        own={own}
      />
    ) : asking ? (
      <FoldersDialog
        folders={folders}
        ids={asking.ids}
        doing={doing}
        onClose={() => {
          close();
          asking.whenDone?.();
        }}
        own={own}
      />
    ) : null;
  const editFolders = (): void => setAsking({ kind: 'folders', ids: [] });
  return { folders, doing, offersOf, labelOf, perform, editFolders, dialog };
}
