import {
  ChatApp,
  customMessageType,
  useChatStore,
  useConversationScope,
  type CardAction,
  type ChatAdapter,
  type MessageViewProps,
  type StickerPack,
} from 'chatloom';
import 'chatloom/styles.css';

/** Custom JSON of yours, by its `kind`. It comes from others: check what you read. */
function OrderMessage({ content, meta }: MessageViewProps<Parameters<typeof describeOrder>[0]>) {
  return (
    <span>
      {describeOrder(content)} {meta}
    </span>
  );
}
function describeOrder(content: {
  type: 'custom';
  kind: string;
  data: unknown;
  fallback?: string | undefined;
}): string {
  const { data } = content;
  const number = typeof data === 'object' && data !== null && 'number' in data ? data.number : undefined;
  return typeof number === 'number' ? `Order ${number}` : (content.fallback ?? 'Order');
}

// Made once, outside of render.
const messageTypes = [customMessageType({ order: OrderMessage })];
const stickerPacks: readonly StickerPack[] = [
  {
    id: 'kitchen',
    name: 'Kitchen',
    stickers: [{ id: 'pot', alt: 'A happy teapot', emoji: '🫖', url: '/stickers/pot.webp' }],
  },
];

const visit = {
  type: 'card',
  cardId: 'visit',
  title: 'When may we come by?',
  state: 'open',
  blocks: [{ kind: 'date', id: 'day', label: 'Day', withTime: false, required: true }],
};

/** Cards are made by your code: here by a button beside the field. */
function OfferVisit() {
  const { actions } = useChatStore();
  const timeline = useConversationScope();
  return (
    <button type="button" onClick={() => actions.sendMessage(timeline, { content: visit })}>
      Offer a visit
    </button>
  );
}
const slots = { InputBarEnd: OfferVisit };

/** Your server does what was asked, and answers by editing the message that holds the card. */
async function onCardAction({ cardId, actionId, value, values }: CardAction): Promise<void> {
  const answer = await fetch('/api/cards', {
    method: 'POST',
    body: JSON.stringify({ cardId, actionId, value, values }),
  });
  // The reader sees these words under the card.
  if (!answer.ok) throw new Error('The shop did not answer. Try again in a minute.');
}

export function ShopChat({ adapter }: { readonly adapter: ChatAdapter }) {
  return (
    <ChatApp
      adapter={adapter}
      messageTypes={messageTypes}
      stickerPacks={stickerPacks}
      slots={slots}
      onCardAction={onCardAction}
      onCall={({ conversationId, kind }) => window.open(`/call/${kind}/${encodeURIComponent(conversationId)}`)}
    />
  );
}
