import {
  useConversation,
  useConversationName,
  useConversationPreview,
  type ChatSlots,
  type ConversationItemSlotProps,
  type ConversationSlotProps,
} from 'chatloom';

/** A row in one line: who, and how much of it is unread. It renders again when something in its conversation changes, and at no other time. */
function PlainRow({ conversationId, active, onSelect }: ConversationItemSlotProps) {
  const name = useConversationName(conversationId);
  const unread = useConversation(conversationId)?.unread.count ?? 0;
  const writing = useConversationPreview(conversationId).kind === 'typing';
  return (
    <button
      type="button"
      aria-current={active || undefined}
      onClick={onSelect}
      style={{
        display: 'flex',
        gap: 8,
        inlineSize: '100%',
        minBlockSize: 40,
        alignItems: 'center',
        paddingInline: 16,
        border: 0,
        borderInlineStart: `3px solid ${active ? 'var(--cl-color-accent)' : 'transparent'}`,
        background: 'transparent',
        color: 'inherit',
        font: 'var(--cl-font-body)',
        textAlign: 'start',
      }}
    >
      <span style={{ flex: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
        <bdi>{name}</bdi>
      </span>
      {writing ? <em>writes …</em> : null}
      {unread > 0 ? <strong style={{ color: 'var(--cl-color-accent)' }}>{unread}</strong> : null}
    </button>
  );
}

/** An action of the host's own in every chat header. */
function OrdersButton({ conversationId }: ConversationSlotProps) {
  return (
    <button
      type="button"
      onClick={() => window.dispatchEvent(new CustomEvent('show-orders', { detail: conversationId }))}
      style={{
        paddingInline: 12,
        minBlockSize: 'var(--cl-size-target)',
        border: '1px solid var(--cl-color-outline)',
        borderRadius: 'var(--cl-radius-control)',
        background: 'transparent',
        color: 'var(--cl-color-text)',
        font: 'var(--cl-font-label)',
      }}
    >
      Orders
    </button>
  );
}

function NothingOpen() {
  return <p style={{ color: 'var(--cl-color-text-secondary)' }}>Choose a customer to see what they wrote.</p>;
}

/** Made once, outside of render: `<ChatApp slots={slots} />`. */
export const slots: ChatSlots = {
  ConversationItem: PlainRow,
  ChatHeaderActions: OrdersButton,
  NoConversation: NothingOpen,
};
