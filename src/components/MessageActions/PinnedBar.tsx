'use client';
import { useState, type ReactElement } from 'react';
import { useSummaryText } from '../../messages/index.js';
import type { MessageId, MessageSnapshot } from '../../model/index.js';
import {
  useChatActions,
  useConversationScope,
  useDesk,
  usePermission,
  useSelfId,
  type usePinned,
} from '../../react/index.js';
import { ChevronDownIcon, Dialog, IconButton, PinIcon, Text } from '../../ui/index.js';
import { KeptList } from './panels/KeptList.js';
import { useActionStrings, type ActionTranslator } from './useActionStrings.js';

/** Above the list: the pinned message, or one after the other where there are several, and the way to all of them. */
export function PinnedBar(props: {
  readonly pinned: NonNullable<ReturnType<typeof usePinned>>;
  readonly goTo: (messageId: MessageId) => void;
}): ReactElement | null {
  const { pinned, goTo } = props;
  const { items } = pinned;
  const t = useActionStrings();
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const current = items[at % items.length];
  if (!current) return null;
  const label = items.length > 1 ? t.t('actions.pinned.count', { count: items.length }) : t.t('actions.pinned');
  return (
    <div className="cl-row cl-pinned-bar" role="region" aria-label={label}>
      <button
        type="button"
        className="cl-row cl-lit cl-pinned-bar__go"
        onClick={() => {
          if (current.ref) goTo(current.ref.messageId);
          // The next press leads to the next one.
          setAt((at + 1) % items.length);
        }}
      >
        <PinIcon className="cl-excerpt__icon" size={18} />
        <span className="cl-words cl-excerpt">
          <Text className="cl-excerpt__title" truncate>
            {label}
          </Text>
          <Line item={current} t={t} />
        </span>
      </button>
      <IconButton icon={ChevronDownIcon} size="small" label={t.t('actions.pinned.all')} onClick={() => setOpen(true)} />
      {open ? <PinnedList items={items} goTo={goTo} onClose={() => setOpen(false)} t={t} /> : null}
    </div>
  );
}

function Line({ item, t }: { readonly item: MessageSnapshot; readonly t: ActionTranslator }): ReactElement {
  const text = useSummaryText(item.content);
  const selfId = useSelfId();
  const own = item.senderId !== undefined && item.senderId === selfId;
  const name = own ? t.t('common.you') : item.senderName || t.t('common.someone');
  return <Text truncate>{`${name}: ${text}`}</Text>;
}

function PinnedList(props: {
  readonly items: readonly MessageSnapshot[];
  readonly goTo: (messageId: MessageId) => void;
  readonly onClose: () => void;
  readonly t: ActionTranslator;
}): ReactElement {
  const { items, goTo, onClose, t } = props;
  const actions = useChatActions();
  const ref = useConversationScope();
  const desk = useDesk();
  const mayPin = usePermission('pin').allowed;
  return (
    <Dialog open onClose={onClose} title={t.t('actions.pinned.title')} closeLabel={t.t('common.close')}>
      <KeptList
        items={items}
        removeLabel={t.t('actions.unpin')}
        onGo={(item) => {
          onClose();
          if (item.ref) goTo(item.ref.messageId);
        }}
        onRemove={
          mayPin
            ? (item) => {
                if (!item.ref) return;
                actions
                  .pinMessage(ref, item.ref.messageId, false)
                  .catch((reason: unknown) => desk?.refused(ref, reason));
              }
            : undefined
        }
        t={t}
      />
    </Dialog>
  );
}
