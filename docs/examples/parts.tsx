import { Chat, ChatProvider, Root, type ChatAdapter } from 'chatloom';
import 'chatloom/styles.css';

/** One conversation beside your own page: no list, no shell. */
export function OrderChat({ adapter, conversationId }: { adapter: ChatAdapter; conversationId: string }) {
  return (
    <ChatProvider adapter={adapter}>
      <Root style={{ height: 480 }}>
        <Chat conversationId={conversationId} />
      </Root>
    </ChatProvider>
  );
}
